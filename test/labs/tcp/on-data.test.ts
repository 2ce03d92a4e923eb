/** What a learner's `onData` can do, how wrong ones are found out, and what the smallest failing split is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OnData, OnDataError } from '../../../src/main/labs/tcp/on-data/on-data';
import { fuzz, isRight, tryOut } from '../../../src/main/labs/tcp/on-data/trial';
import { seededRandom } from '../../../src/main/run/random';
import { ON_DATA_REPAIRED } from './on-data-repaired';
import { framedLength } from '../../../src/shared/labs/tcp/framing';
import { ON_DATA_START } from '../../../src/shared/labs/tcp/on-data';
import { shrinkSplit, splitsOf, TRIALS } from '../../../src/shared/labs/tcp/split';

const MESSAGES = ['a', 'bb', 'ccc'];

const fuzzed = (text: string, messages = MESSAGES) => fuzz(new OnData(text), messages, seededRandom(1));

function problemOf(text: string) {
  try {
    fuzzed(text);
  } catch (thrown) {
    if (thrown instanceof OnDataError) return thrown.problem;
    throw thrown;
  }
  return undefined;
}

/** What an expression in the text comes to, as text: an attack says what it got hold of. */
function valueOf(expression: string): string {
  const onData = new OnData(`function onData(piece) { deliver(String(${expression})); }`);
  const { delivered, fault } = onData.begin()(Uint8Array.of(1, 2, 3));
  return delivered[0] ?? fault?.message ?? '';
}

describe('the splits', () => {
  it('are as many as promised and among them those that matter', () => {
    const splits = [...splitsOf(MESSAGES, seededRandom(7))];
    expect(splits).toHaveLength(TRIALS);
    const length = framedLength(MESSAGES, 'length');
    const oneByteAtATime = splits.find(({ cuts }) => cuts.length === length - 1);
    expect(oneByteAtATime?.messages).toEqual(MESSAGES);
    // Inside the length of the first, the second and the third message, which begin at 0, 5 and 11.
    for (const cut of [2, 7, 13]) expect(splits).toContainEqual({ messages: MESSAGES, cuts: [cut] });
    expect(splits).toContainEqual({ messages: MESSAGES, cuts: [] });
  });

  it('are the same for the same seed, and others for another', () => {
    const of = (seed: number) => JSON.stringify([...splitsOf(MESSAGES, seededRandom(seed))]);
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });

  it('are as many for no message and for a hundred', () => {
    expect([...splitsOf([], seededRandom(1))]).toHaveLength(TRIALS);
    expect([
      ...splitsOf(
        Array.from({ length: 100 }, () => 'x'.repeat(200)),
        seededRandom(1),
      ),
    ]).toHaveLength(TRIALS);
  });

  it('cut only inside the stream, rising', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), fc.nat(), (messages, seed) => {
        for (const { messages: sent, cuts } of splitsOf(messages, seededRandom(seed))) {
          const length = framedLength(sent, 'length');
          expect(cuts.every((cut, at) => cut > (cuts[at - 1] ?? 0) && cut < length)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('a text that is right', () => {
  it('fails no trial', () =>
    expect(fuzzed(ON_DATA_REPAIRED)).toEqual({ trials: TRIALS, failed: 0, counterexample: null }));

  it('delivers whatever was sent, however it is split', () => {
    const onData = new OnData(ON_DATA_REPAIRED);
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(400)), (messages, anywhere) => {
        const last = framedLength(messages, 'length');
        const cuts = [...new Set(anywhere)].filter((cut) => cut > 0 && cut < last).sort((a, b) => a - b);
        expect(tryOut(onData, { messages, cuts })).toEqual({ received: messages });
      }),
    );
  });

  it('may decode a stream of text piece by piece', () => {
    const text = `const decoder = new TextDecoder();
      function onData(piece) { deliver(decoder.decode(piece, { stream: true })); }`;
    const take = new OnData(text).begin();
    const bytes = new TextEncoder().encode('é안😀.');
    const delivered = [...bytes].flatMap((byte) => take(Uint8Array.of(byte)).delivered);
    expect(delivered.filter((part) => part !== '')).toEqual(['é', '안', '😀', '.']);
  });
});

describe('a text that is wrong', () => {
  it('as it stands at the beginning: one piece with two messages is enough', () => {
    const { failed, counterexample } = fuzzed(ON_DATA_START);
    expect(failed).toBeGreaterThan(TRIALS / 2);
    // Two messages that come together, as short as messages are that can be told apart.
    expect(counterexample).toEqual({ messages: ['a', 'b'], cuts: [], received: ['a'] });
  });

  it('that forgets a length can be cut, too', () => {
    const { counterexample } = fuzzed(ON_DATA_REPAIRED.replace('while (kept.length >= 4)', 'while (kept.length > 0)'));
    expect(counterexample?.messages).toEqual(['a']);
    expect(counterexample?.cuts).toHaveLength(1);
    expect(counterexample?.cuts[0]).toBeLessThan(4);
    expect(counterexample?.error).toMatch(/^RangeError/);
    expect(counterexample?.line).toBe(9);
  });

  it('that delivers one message at most of each piece', () => {
    const { counterexample } = fuzzed(ON_DATA_REPAIRED.replace('while (kept.length >= 4)', 'if (kept.length >= 4)'));
    expect(counterexample).toMatchObject({ messages: ['a', 'b'], cuts: [], received: ['a'] });
  });

  it('that says more than was sent', () => {
    const { counterexample } = fuzzed(`${ON_DATA_REPAIRED}\ndeliver('hello');`, ['a']);
    expect(counterexample?.received[0]).toBe('hello');
  });

  it.each([
    ['while (true) {}', 'ENDLESS_LOOP', 2],
    ['for (;;) { try { while (true) {} } catch {} }', 'ENDLESS_LOOP', 2],
    ['const again = () => again(); try { again(); } catch {} while (1);', 'ENDLESS_LOOP', 2],
    ['import("node:fs");', 'NOT_ALLOWED', 2],
    ['let let = 1;', 'SYNTAX_ERROR', 2],
    ['if (', 'SYNTAX_ERROR', 3],
  ])('%s', (line, code, at) => {
    expect(problemOf(`function onData(piece) {\n${line}\n}`)).toMatchObject({ code, line: at });
  });

  it('without the function', () => {
    expect(problemOf('function ondata() {}')).toEqual({ code: 'NO_FUNCTION', line: 0, message: '' });
  });

  it('that throws fails its trials, with the line', () => {
    const { counterexample } = fuzzed(`function onData(piece) {\n  throw new Error('no');\n}`);
    expect(counterexample).toMatchObject({ messages: ['a'], cuts: [], received: [], error: 'Error: no', line: 2 });
  });

  it('that delivers without end', () => {
    const { counterexample } = fuzzed(`function onData(piece) { for (let n = 0; n < 5000; n += 1) deliver('x'); }`);
    expect(counterexample?.error).toMatch(/too much/);
  });
});

describe('a text that reaches for more', () => {
  it.each([
    ['typeof process', 'undefined'],
    ['typeof require', 'undefined'],
    ['typeof globalThis', 'undefined'],
    ['typeof Date', 'undefined'],
    ['typeof Math.random', 'undefined'],
    ['typeof setTimeout', 'undefined'],
    ['typeof SharedArrayBuffer', 'undefined'],
  ])('%s is %s', (expression, value) => expect(valueOf(expression)).toBe(value));

  it.each([
    `piece.constructor.constructor('return process')()`,
    `deliver.constructor('return process')()`,
    `new TextDecoder().decode.constructor('return process')()`,
    `(() => { try { new TextDecoder().decode('x'); } catch (e) { return e.constructor.constructor('return process')(); } })()`,
  ])('%s makes no code of a text', (expression) => expect(valueOf(expression)).toMatch(/EvalError/));

  it('leaves nothing for the next trial', () => {
    const onData = new OnData('let n = 0; function onData() { n += 1; deliver(n); }');
    expect(onData.begin()(Uint8Array.of(1)).delivered).toEqual(['1']);
    expect(onData.begin()(Uint8Array.of(1)).delivered).toEqual(['1']);
    for (const place of ['Array.prototype', 'Uint8Array.prototype', 'Object.getPrototypeOf(Uint8Array)'])
      expect(valueOf(`(() => { ${place}.left = 1; })()`)).toMatch(/TypeError/);
  });

  it('cannot change what judges it', () => {
    expect(valueOf(`(() => { deliver.call = 1; })()`)).toMatch(/TypeError/);
    expect(valueOf(`(() => { String.prototype.charCodeAt = () => 0; })()`)).toMatch(/TypeError/);
  });
});

it('shrinks to something that still fails, and no single step makes smaller', () => {
  const messages = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(messages, fc.array(fc.nat(60), { maxLength: 8 }), (all, anywhere) => {
      const length = framedLength(all, 'length');
      const cuts = [...new Set(anywhere)].filter((cut) => cut > 0 && cut < length).sort((a, b) => a - b);
      const fails = (split: { readonly cuts: readonly number[] }): boolean => split.cuts.length > 0;
      fc.pre(fails({ cuts }));
      const smallest = shrinkSplit({ messages: all, cuts }, fails);
      expect(fails(smallest)).toBe(true);
      expect(smallest.messages).toHaveLength(1);
      expect(smallest.cuts).toHaveLength(1);
    }),
  );
});

it('knows a right answer from a wrong one', () => {
  const split = { messages: ['a', ''], cuts: [] };
  expect(isRight(split, { received: ['a', ''] })).toBe(true);
  expect(isRight(split, { received: ['a'] })).toBe(false);
  expect(isRight(split, { received: ['', 'a'] })).toBe(false);
  expect(isRight(split, { received: ['a', ''], error: 'no' })).toBe(false);
});
