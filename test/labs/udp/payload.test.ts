import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberedPayload, numberOf, sealedPayload, unsealed } from '../../../src/shared/labs/udp/payload';

const number = fc.integer({ min: 0, max: 19_999 });
const sizeBytes = fc.integer({ min: 8, max: 300 });

it('has exactly the size asked for, and says its number', () => {
  fc.assert(
    fc.property(number, fc.string({ unit: 'grapheme' }), sizeBytes, (one, text, size) => {
      for (const payload of [numberedPayload(one, text, size), sealedPayload(one, text, size)]) {
        expect(payload).toHaveLength(size);
        expect(numberOf(payload)).toBe(one);
      }
      expect(unsealed(sealedPayload(one, text, size))).toBe(one);
    }),
  );
});

it('never cuts a character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), sizeBytes, (text, size) => {
      const read = new TextDecoder('utf-8', { fatal: true });
      expect(() => read.decode(numberedPayload(1, text, size))).not.toThrow();
    }),
  );
});

it('notices every single turned bit', () => {
  fc.assert(
    fc.property(number, fc.string(), fc.integer({ min: 8, max: 60 }), (one, text, size) => {
      const payload = sealedPayload(one, text, size);
      for (let bit = 0; bit < 8 * size; bit += 1) {
        const damaged = payload.slice();
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(unsealed(damaged)).toBeUndefined();
      }
    }),
  );
});

it('reads no number where none is', () => {
  for (const text of ['', 'hello', ' 7', '123456 x', '7hello']) expect(numberOf(Buffer.from(text))).toBeUndefined();
  expect(unsealed(Buffer.from('7 hello'))).toBeUndefined();
});
