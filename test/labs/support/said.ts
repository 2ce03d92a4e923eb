/** All that the texts of an experiment say of a run, to be looked at for holes. */

/** What is said where a fact was missing and nobody thought of it. */
export const HOLES = /undefined|NaN|Infinity|\[object|^\s*$/;

/**
 * What is written, and what is made of the facts, whatever it is called and however deep it lies: a text that
 * is added is looked at, too. Texts that also take the picked event are asked without one.
 */
export function* saidOf(texts: object, facts: object): Generator<string> {
  for (const text of Object.values(texts) as unknown[]) {
    if (typeof text === 'string') yield text;
    else if (typeof text === 'function') yield String((text as (facts: object) => unknown)(facts));
    else if (typeof text === 'object' && text !== null) yield* saidOf(text, facts);
  }
}
