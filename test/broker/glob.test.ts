/** Patterns answer what Redis' `stringmatchlen` answers; the corners were read off a redis-server 7.0.15. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/main/broker/glob';

describe('a pattern fits', () => {
  it.each([
    ['news', 'news'],
    ['news.*', 'news.sport'],
    ['news.*', 'news.'],
    ['*', 'anything'],
    ['**', 'x'],
    ['*.*.*', 'a.b.c'],
    ['*ab', 'aab'],
    ['*aab*c', 'aaabxxc'],
    ['h?llo', 'hello'],
    ['h[ae]llo', 'hallo'],
    ['h[^e]llo', 'hallo'],
    ['h[a-b]llo', 'hbllo'],
    ['h[b-a]llo', 'hallo'],
    ['h\\*llo', 'h*llo'],
    ['[\\]]', ']'],
    ['[\\-a]', '-'],
    ['a\\', 'a\\'],
    ['[abc', 'b'],
    ['x[^', 'xy'],
    ['[^]', 'x'],
    ['', ''],
    // Ranges that look wrong, and are what Redis does: `a` to `]`, turned round, then `x`; and 0xff is less than `a`.
    ['[a-]x', '`'],
    ['[a-]x', 'x'],
    ['[a-\xff]', '\xff'],
    ['[a-\xff]', 'A'],
  ])('%j to %j', (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(true);
  });
});

describe('a pattern does not fit', () => {
  it.each([
    ['news', 'new'],
    ['new', 'news'],
    ['news.*', 'news'],
    ['h?llo', 'hllo'],
    ['h[ae]llo', 'hillo'],
    ['h[^e]llo', 'hello'],
    ['[]a]', 'a'],
    ['[', 'x'],
    ['[\\', '['],
    ['*', ''],
    ['**', ''],
    ['?', ''],
    ['*a', 'ab'],
    ['[a-z]', 'A'],
    ['News', 'news'],
    ['[a-]x', 'b'],
    ['[a-\xff]', 'b'],
  ])('%j to %j', (pattern, text) => {
    expect(matchesGlob(pattern, text)).toBe(false);
  });
});

describe('a pattern', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 });

  it('of stars and question marks fits what the regular expression of the same meaning fits', () => {
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 }),
        (pattern, text) => {
          const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
          expect(matchesGlob(pattern, text)).toBe(expression.test(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of any bytes fits or not, and throws never', () => {
    const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)) });
    fc.assert(fc.property(bytes, bytes, (pattern, text) => typeof matchesGlob(pattern, text) === 'boolean'));
  });

  it('with every character behind a backslash fits itself only', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '[', ']', '^', '-', '\\'), minLength: 1 });
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const pattern = text.replace(/./g, '\\$&');
        expect(matchesGlob(pattern, other)).toBe(text === other);
      }),
    );
  });

  it('ignores case where asked to, in ranges, too, but not behind a backslash inside a set', () => {
    expect(matchesGlob('MAX*[M-P]', 'maxmemory-p', true)).toBe(true);
    expect(matchesGlob('[\\A]', 'a', true)).toBe(false);
  });

  it('made to need exponential time does not', () => {
    // Ten thousand tries of each star after each other would take longer than there is time.
    expect(matchesGlob('*a'.repeat(2000), `${'a'.repeat(4000)}b`)).toBe(false);
    expect(matchesGlob('*a'.repeat(2000), 'a'.repeat(2000))).toBe(true);
  });
});

describe('what would take minutes', () => {
  it('fits nothing', () => {
    expect(matchesGlob(`*${'a'.repeat(100_000)}b`, 'a'.repeat(300_000))).toBe(false);
    expect(matchesGlob(`*[${'a'.repeat(100_000)}]b`, 'a'.repeat(300_000))).toBe(false);
  });

  it('is not what is only long', () => {
    expect(matchesGlob('*b', `${'a'.repeat(5_000_000)}b`)).toBe(true);
    const long = 'a'.repeat(5_000_000);
    expect(matchesGlob(long, long)).toBe(true);
  });
});
