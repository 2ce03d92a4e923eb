/** The ring under a list does what an array does, at both ends at the same cost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListValue, type End } from '../../src/main/broker/values/list';

const end = fc.constantFrom<End>('head', 'tail');
/** Few different ones, so that some are there more than once. */
const element = fc.constantFrom('', 'a', 'b', 'cc', '\xea\xb0\x80');

type Step =
  | { readonly kind: 'push' | 'pop'; readonly end: End; readonly element: string }
  | { readonly kind: 'remove'; readonly end: End; readonly element: string; readonly most: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('push' as const), end, element }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pop' as const), end, element }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), end, element, most: fc.nat(3) }) },
);

describe('a list', () => {
  it('does what an array does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
        const list = new ListValue();
        let model: string[] = [];
        for (const one of steps) {
          model = checkStep(list, model, one);
          expect([...list.slice()]).toEqual(model);
          expect(list.bytes).toBe(model.join('').length);
        }
      }),
    );
  });

  it('gives any part of itself, wherever in the ring it begins', () => {
    const some = fc.array(element, { maxLength: 20 });
    const place = fc.integer({ min: -3, max: 25 });
    fc.assert(
      fc.property(some, fc.nat(9), place, place, (elements, turns, from, to) => {
        const list = new ListValue();
        for (const one of elements) list.push('tail', one);
        for (let turn = 0; turn < turns && elements.length > 0; turn += 1) {
          list.push('tail', list.pop('head') ?? '');
          elements.push(elements.shift() ?? '');
        }
        expect([...list.slice(from, to)]).toEqual(elements.slice(Math.max(from, 0), Math.max(to, 0)));
        expect(list.at(from)).toBe(from < 0 ? undefined : elements[from]);
      }),
    );
  });

  it('of a million takes from both ends without moving the rest', () => {
    const list = new ListValue();
    for (let number = 0; number < 1_000_000; number += 1) list.push('tail', String(number));
    // Moving a million for each of them would take minutes.
    let right = 0;
    for (let number = 0; number < 500_000; number += 1) {
      if (list.pop('head') === String(number)) right += 1;
      if (list.pop('tail') === String(999_999 - number)) right += 1;
    }
    expect(right).toBe(1_000_000);
    expect([list.length, list.bytes, list.pop('head')]).toEqual([0, 0, undefined]);
  });
});

/** Does it to both, compares what they answer. @returns the array afterwards */
function checkStep(list: ListValue, model: readonly string[], step: Step): string[] {
  const atHead = step.end === 'head';
  switch (step.kind) {
    case 'push':
      list.push(step.end, step.element);
      return atHead ? [step.element, ...model] : [...model, step.element];
    case 'pop':
      expect(list.pop(step.end)).toBe(model.at(atHead ? 0 : -1));
      return atHead ? model.slice(1) : model.slice(0, -1);
    case 'remove': {
      const places = model.flatMap((one, place) => (one === step.element ? [place] : []));
      if (!atHead) places.reverse();
      const gone = step.most === 0 ? places : places.slice(0, step.most);
      expect(list.remove(step.element, step.end, step.most)).toBe(gone.length);
      return model.filter((_, place) => !gone.includes(place));
    }
  }
}
