import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internetChecksum } from '../../src/shared/net/checksum';
import { parseEthernet } from '../../src/shared/net/ethernet';
import { tcpFrame, udpFrame } from '../../src/shared/net/frames';
import { bytesOfHex, hexOf } from '../../src/shared/net/hex';
import { ipv4Header, MAX_IPV4_BYTES, parseIpv4 } from '../../src/shared/net/ipv4';
import { layersOf } from '../../src/shared/net/packet';
import { parseTcp, tcpChecksumRight } from '../../src/shared/net/tcp-header';
import { parseUdp, udpChecksumRight } from '../../src/shared/net/udp-header';

const port = fc.integer({ min: 0, max: 65_535 });
const bytes = fc.uint8Array({ maxLength: 300 });
const inside = (payload: Uint8Array) => ({ payload, sizeBytes: payload.length });

describe('the Internet checksum', () => {
  it('is that of the example in RFC 1071', () => {
    expect(internetChecksum(bytesOfHex('0001f203f4f5f6f7'))).toBe(0x220d);
  });

  it('does not depend on how the bytes are handed over', () => {
    fc.assert(
      fc.property(bytes, fc.nat(300), (all, cut) => {
        expect(internetChecksum(all.subarray(0, cut), all.subarray(cut))).toBe(internetChecksum(all));
      }),
    );
  });

  it('notices every single bit, and never that two words changed places', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 40 }), fc.nat(), fc.nat(7), (all, at, bit) => {
        const turned = all.slice();
        turned[at % all.length] = (turned[at % all.length] ?? 0) ^ (1 << bit);
        expect(internetChecksum(turned)).not.toBe(internetChecksum(all));
        const swapped = Uint8Array.of(...all.subarray(2, 4), ...all.subarray(0, 2), ...all.subarray(4));
        expect(internetChecksum(swapped)).toBe(internetChecksum(all));
      }),
    );
  });
});

describe('envelopes', () => {
  it('of a datagram read back as written, with checksums that are right', () => {
    fc.assert(
      fc.property(port, port, bytes, fc.nat(), (from, to, payload, id) => {
        const { frame, frameBytes } = udpFrame({ from, to }, inside(payload), id);
        expect(frameBytes).toBe(14 + 20 + 8 + payload.length);
        const packet = parseIpv4(parseEthernet(frame)?.payload ?? frame);
        expect(packet).toMatchObject({ protocol: 17, checksumRight: true, source: '127.0.0.1', id: id % 65_536 });
        expect(parseUdp(packet?.payload ?? frame)).toMatchObject({ from, to, payload });
        expect(udpChecksumRight(packet?.payload ?? frame)).toBe(true);
      }),
    );
  });

  it('of a segment read back as written, with checksums that are right', () => {
    const number = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(
        port,
        port,
        number,
        number,
        bytes,
        fc.boolean(),
        (from, to, sequence, acknowledgment, payload, syn) => {
          const flags = syn ? (['SYN', 'ACK'] as const) : (['PSH', 'ACK'] as const);
          const header = { from, to, sequence, acknowledgment, flags, ...(syn && { maximumSegmentBytes: 1_460 }) };
          const { frame, frameBytes, linkType } = { ...tcpFrame(header, inside(payload), 1), linkType: 1 };
          const packet = parseIpv4(parseEthernet(frame)?.payload ?? frame);
          const segment = parseTcp(packet?.payload ?? frame);
          expect(segment).toMatchObject({
            from,
            to,
            sequence,
            acknowledgment,
            payload,
            flags: [...flags].sort(bySize),
          });
          expect(tcpChecksumRight(packet?.payload ?? frame)).toBe(true);
          const layers = layersOf({ frame, frameBytes, linkType });
          expect(layers.map(({ layer }) => layer)).toEqual(
            ['link', 'internet', 'transport', 'application'].slice(0, payload.length > 0 ? 4 : 3),
          );
          expect(layers.at(-1)?.until).toBe(frameBytes);
        },
      ),
    );
  });

  it('show a turned bit of the payload', () => {
    const { frame } = udpFrame({ from: 1, to: 2 }, inside(Uint8Array.of(1, 2, 3)), 1);
    frame[frame.length - 1] = 2;
    expect(udpChecksumRight(frame.subarray(34))).toBe(false);
  });

  it('have no checksum where bytes were not kept', () => {
    const { frame, frameBytes } = udpFrame({ from: 1, to: 2 }, { payload: Uint8Array.of(1), sizeBytes: 500 }, 1);
    expect([frame.length, frameBytes]).toEqual([43, 542]);
    expect(parseUdp(frame.subarray(34))).toMatchObject({ totalBytes: 508, checksum: 0 });
    expect(udpChecksumRight(frame.subarray(34))).toBeUndefined();
  });

  it('hold no more than their length can say', () => {
    expect(() => ipv4Header({ protocol: 17, payloadBytes: MAX_IPV4_BYTES - 19, id: 0 })).toThrow(RangeError);
  });

  it('are not seen in bytes that are none, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(0, 1, 101, 113, 276, 7), (frame, linkType) => {
        const layers = layersOf({ frame, linkType, frameBytes: frame.length });
        for (const [at, { from }] of layers.entries()) expect(from).toBe(layers[at - 1]?.until ?? 0);
      }),
    );
    expect(parseIpv4(new Uint8Array(19))).toBeUndefined();
    expect(parseTcp(new Uint8Array(20))).toBeUndefined();
    expect(parseUdp(new Uint8Array(8))).toBeUndefined();
  });
});

/** Flags are read in the order of their bits. */
const bySize = (one: string, other: string): number =>
  ['SYN', 'PSH', 'ACK'].indexOf(one) - ['SYN', 'PSH', 'ACK'].indexOf(other);

it('bytes read back from hexadecimal digits, up to the first that are none', () => {
  fc.assert(
    fc.property(bytes, (all) => {
      expect(bytesOfHex(hexOf(all))).toEqual(all);
    }),
  );
  expect(bytesOfHex('00ffzz11')).toEqual(Uint8Array.of(0, 255));
  expect(bytesOfHex('0')).toHaveLength(0);
});
