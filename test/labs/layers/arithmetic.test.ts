import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overLink } from '../../../src/shared/labs/layers/over-link';
import { turned } from '../../../src/shared/labs/layers/turn';
import { internetChecksum } from '../../../src/shared/net/checksum';

describe('over a link with a limit', () => {
  it('is what the textbooks have for Ethernet', () => {
    expect(overLink('tcp', 1_460, 1_500)).toEqual({ packets: 1, bytesEach: 1_460, headerBytes: 54 });
    expect(overLink('tcp', 1_461, 1_500)).toMatchObject({ packets: 2 });
    expect(overLink('udp', 1_472, 1_500)).toEqual({ packets: 1, bytesEach: 1_480, headerBytes: 42 });
    expect(overLink('udp', 1_473, 1_500)).toMatchObject({ packets: 2, headerBytes: 76 });
    expect(overLink('udp', 65_507, 1_500)).toMatchObject({ packets: 45 });
  });

  it('is room for all of it, and one packet fewer were not', () => {
    const transport = fc.constantFrom('tcp' as const, 'udp' as const);
    fc.assert(
      fc.property(transport, fc.nat(65_000), fc.integer({ min: 68, max: 65_535 }), (which, sizeBytes, mtuBytes) => {
        const { packets } = overLink(which, sizeBytes, mtuBytes);
        expect(Number.isInteger(packets) && packets >= 1).toBe(true);
        // What a whole packet may carry of the message: never more than the link takes less its own headers.
        const most = which === 'tcp' ? mtuBytes - 40 : mtuBytes - 20;
        expect(packets * most).toBeGreaterThanOrEqual(sizeBytes);
        if (packets > 1 && which === 'tcp') expect((packets - 1) * most).toBeLessThan(sizeBytes);
        if (packets > 1 && which === 'udp')
          expect((packets - 2) * (most - (most % 8)) + most).toBeLessThan(sizeBytes + 8);
      }),
    );
  });
});

describe('what the cable turns', () => {
  const message = fc
    .string({ minLength: 24, maxLength: 200 })
    .map((text) => Buffer.from(JSON.stringify({ from: 'mina', text })));

  it('is another message, unless it turns nothing, and the original stays as it is', () => {
    fc.assert(
      fc.property(message, (bytes) => {
        const before = bytes.toString('hex');
        expect(turned(bytes, 'nothing')).toEqual(Uint8Array.from(bytes));
        expect(turned(bytes, 'one-bit')).not.toEqual(Uint8Array.from(bytes));
        expect(bytes.toString('hex')).toBe(before);
      }),
    );
  });

  it('is noticed by the checksum for one bit, and never for the other two ways', () => {
    fc.assert(
      fc.property(message, (bytes) => {
        const sum = internetChecksum(bytes);
        expect(internetChecksum(turned(bytes, 'one-bit'))).not.toBe(sum);
        expect(internetChecksum(turned(bytes, 'two-that-cancel'))).toBe(sum);
        expect(internetChecksum(turned(bytes, 'swap-words'))).toBe(sum);
      }),
    );
  });

  it('is something in every message of the lab as it comes', () => {
    const bytes = Buffer.from(JSON.stringify({ from: 'mina', text: 'hello 안녕' }));
    for (const how of ['one-bit', 'two-that-cancel', 'swap-words'] as const)
      expect(turned(bytes, how)).not.toEqual(Uint8Array.from(bytes));
  });
});
