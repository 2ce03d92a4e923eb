/** What generated requests are put together from. Few keys, so that commands meet; many kinds of values. */
import * as fc from 'fast-check';
import type { Request } from './script';

/** A byte a character: the second last is 키 in UTF-8. */
export const key = fc.constantFrom('a', 'b', 'c', 'a', 'b', '\xed\x82\xa4', '');

export const value = fc.oneof(
  fc.constantFrom('0', '1', '-1', '10', '2147483648', '-9223372036854775808', '9223372036854775807'),
  fc.constantFrom(
    '9223372036854775808',
    '-0',
    '01',
    ' 1',
    '+1',
    '1.5',
    '1e3',
    '',
    'hello',
    '\xff\x00\r\n',
    'x'.repeat(70),
  ),
);

/** Numbers that a command may take, and words that it must not. */
export const integer = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '1', '2', '-1', '-2', '3', '100', '-100') },
  { weight: 1, arbitrary: value },
);

export const pattern = fc.constantFrom('*', 'a', '?', '[ab]', '[^a]', 'a*', '\\a', '', '\xed*', '[a', '[b-a]', '**c');

/** A request of fixed and generated words. */
export const request = (...words: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<Request> =>
  fc.tuple(...words.map((word) => (typeof word === 'string' ? fc.constant(word) : word)));

/** The same with more words behind it. */
export const withMore = (first: fc.Arbitrary<Request>, more: fc.Arbitrary<Request>, most = 3): fc.Arbitrary<Request> =>
  fc.tuple(first, fc.array(more, { maxLength: most })).map(([head, rest]) => [...head, ...rest.flat()]);

/** Most of the time as it is; now and then in capitals, with a word too few or too many. */
export const bent = (request: fc.Arbitrary<Request>): fc.Arbitrary<Request> =>
  fc.tuple(request, fc.integer({ min: 0, max: 19 })).map(([words, how]) => {
    if (how === 0 && words.length > 1) return words.slice(0, -1);
    if (how === 1) return [...words, 'b'];
    if (how < 5) return words.map((word, place) => (place === 0 ? word.toUpperCase() : word));
    return words;
  });
