import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSegment, encodeSegment, type Segment } from '../../../src/shared/labs/segments/segment';

const segment: fc.Arbitrary<Segment> = fc.record({
  kind: fc.constantFrom('data', 'last', 'acknowledgement'),
  stream: fc.integer({ min: 0, max: 0xff }),
  sequence: fc.integer({ min: 0, max: 0xffff_ffff }),
  acknowledgement: fc.integer({ min: 0, max: 0xffff_ffff }),
  window: fc.integer({ min: 0, max: 0xffff }),
  payload: fc.uint8Array({ maxLength: 1_400 }),
});

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(segment, (one) => {
      expect(decodeSegment(encodeSegment(one))).toEqual({ ok: true, segment: one });
    }),
  );
});

it('notices any one bit that was turned, and any piece that is missing', () => {
  fc.assert(
    fc.property(segment, fc.nat(), fc.nat(), (one, bit, cut) => {
      const bytes = encodeSegment(one);
      const turned = bytes.slice();
      const at = (bit >> 3) % turned.length;
      turned[at] = (turned[at] ?? 0) ^ (1 << (bit & 7));
      expect(decodeSegment(turned).ok).toBe(false);
      expect(decodeSegment(bytes.subarray(0, cut % bytes.length)).ok).toBe(false);
    }),
  );
});

it('is laid out as its table says', () => {
  const bytes = encodeSegment({
    kind: 'last',
    stream: 2,
    sequence: 0x01020304,
    acknowledgement: 5,
    window: 6,
    payload: new TextEncoder().encode('ab'),
  });
  // Checksum by hand: 1e02 + 0102 + 0304 + 0000 + 0005 + 0006 + 0002 + 6162 = 8377, its complement 7c88.
  expect(Buffer.from(bytes).toString('hex')).toBe('7c881e020102030400000005000600026162');
});
