import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../../src/shared/labs/lab';
import { formatItem, parseItems } from '../../src/shared/labs/item-list';
import { choice, integer, items } from '../../src/shared/labs/parameter';
import { processes } from '../../src/shared/labs/processes/contract';

describe('a list of items as typed', () => {
  it.each([
    ["1,2,3,4,5,'d',-1", [1, 2, 3, 4, 5, 'd', -1]],
    ['', []],
    ['  ', []],
    ['[1, "two", three]', [1, 'two', 'three']],
    ['\'it\'\'s\',\'a,b\',"say ""hi"""', ["it's", 'a,b', 'say "hi"']],
    ["'5', 5, 5.50, 1e3, .5", ['5', 5, 5.5, 1000, 0.5]],
    ['한글, 🙂', ['한글', '🙂']],
    ['1,,2', [1, '', 2]],
    ['0x10, Infinity, NaN', ['0x10', 'Infinity', 'NaN']],
  ])('%s', (text, expected) => {
    expect(parseItems(text)).toEqual(expected);
  });

  it.each(["'open", "1,'a'b", '"x'])('refuses %s', (text) => {
    expect(parseItems(text)).toBeUndefined();
  });

  it('reads back whatever it writes', () => {
    const item = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(item), (list) => {
        expect(parseItems(list.map(formatItem).join(','))).toEqual(list);
      }),
    );
  });

  it('never hangs and never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        parseItems(text);
      }),
    );
  });
});

describe('a check', () => {
  const list = items({ default: [], minItems: 1, maxItems: 3, maxItemChars: 4 });

  it.each([
    [[], { code: 'TOO_FEW_ITEMS', min: 1, got: 0 }],
    [[1, 2, 3, 4], { code: 'TOO_MANY_ITEMS', max: 3, got: 4 }],
    [[1, 'abcde'], { code: 'ITEM_TOO_LONG', max: 4, got: 5, at: 1 }],
    [[null], { code: 'NOT_AN_ITEM', at: 0 }],
    [[Number.NaN], { code: 'NOT_AN_ITEM', at: 0 }],
    ['1,2', { code: 'NOT_A_LIST' }],
  ])('of items %j', (value, problem) => {
    expect(list.check(value)).toEqual({ ok: false, problem });
  });

  it('of items bounds all texts together', () => {
    const long = items({ default: [], maxItems: 10_000, maxItemChars: 1_000 });
    const value = Array<string>(501).fill('x'.repeat(1_000));
    expect(long.check(value)).toEqual({ ok: false, problem: { code: 'TOO_MUCH_TEXT', max: 500_000, got: 501_000 } });
    expect(long.check(value.slice(1)).ok).toBe(true);
  });

  it.each([1.5, '1', null, 0, 9, Number.NaN])('of a whole number from 1 to 8 refuses %j', (value) => {
    expect(integer({ default: 1, min: 1, max: 8 }).check(value).ok).toBe(false);
  });

  it.each(['', ' ', '1e1', '0x5', '1.0', '٣', '99999999999999999999'])(
    'of a typed whole number refuses "%s"',
    (text) => {
      expect(integer({ default: 1, min: 0, max: 100 }).parse(text).ok).toBe(false);
    },
  );

  it('of a choice names the choices', () => {
    expect(choice(['a', 'b'], 'a').parse(' c ')).toEqual({
      ok: false,
      problem: { code: 'NOT_A_CHOICE', choices: ['a', 'b'] },
    });
  });
});

describe('the values a run starts with', () => {
  it("are the defaults, then the experiment's, then the learner's", () => {
    const settled = settle(processes, 'kill-consumer', { workMs: 5 });
    expect(settled).toEqual({ ok: true, params: { input: [1, 2, 3, 4, 5, 6, -1], workMs: 5, consumers: 1 } });
  });

  it('name a parameter the lab does not have', () => {
    expect(settle(processes, 'default', { constructor: 1 })).toMatchObject({
      ok: false,
      parameter: 'constructor',
      problem: { code: 'NO_SUCH_PARAMETER' },
    });
  });

  it('name the parameter that does not fit', () => {
    expect(settle(processes, 'default', { consumers: 9 })).toEqual({
      ok: false,
      parameter: 'consumers',
      problem: { code: 'OUT_OF_RANGE', min: 1, max: 8, got: 9 },
    });
  });
});
