/** Which message it is stands in the message: it comes out as it went in, and strangers' messages bear none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filledUp, labelled, labelOf, withoutFilling } from '../../../src/shared/labs/pubsub/label';

const label = fc.record({
  publisher: fc.constantFrom('publisher-1', 'publisher-8', 'your-publisher'),
  number: fc.integer({ min: 1, max: 20_000 }),
  run: fc.stringMatching(/^[0-9a-f]{4}$/),
});

it('is read back from a message, whatever that says and however long it was made', () => {
  fc.assert(
    fc.property(label, fc.string(), fc.nat(500), (one, text, sizeBytes) => {
      const message = filledUp(labelled(one, text), sizeBytes);
      expect(labelOf(message)).toEqual(one);
      expect(Buffer.byteLength(message)).toBe(Math.max(sizeBytes, Buffer.byteLength(labelled(one, text))));
    }),
  );
});

it('what it was filled up with is not shown', () => {
  const message = labelled({ publisher: 'publisher-1', number: 3, run: '3f9a' }, '날씨');
  expect(message).toBe('publisher-1/3@3f9a 날씨');
  expect(withoutFilling(filledUp(message, 100))).toBe(message);
});

it('a message of somebody else bears none', () => {
  for (const message of [
    '',
    'hello',
    'publisher-1/3',
    'publisher-1/0@3f9a',
    '/3@3f9a',
    'publisher-1/3@3f9ax',
    'a/1@3F9A',
  ])
    expect(labelOf(message)).toBeUndefined();
});
