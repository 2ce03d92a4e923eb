/** The frames of the lab on a stream that is cut anywhere, and bytes that are none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeFrame,
  FRAME_HEAD_BYTES,
  FRAME_LENGTH_BYTES,
  FRAME_TYPES,
  FrameReader,
  MAX_FRAME_TEXT_BYTES,
  readFrame,
  type Frame,
  type FrameType,
} from '../../../src/shared/labs/patterns/frame';
import { cutAt } from '../../../src/shared/labs/tcp/framing';
import { bytesOfHex, hexOf } from '../../../src/shared/net/hex';

const frame: fc.Arbitrary<Frame> = fc.record({
  type: fc.constantFrom(...(Object.keys(FRAME_TYPES) as FrameType[])),
  job: fc.integer({ min: 0, max: 0xffff_ffff }),
  text: fc.string({ unit: 'grapheme', maxLength: 40 }),
});

function streamOf(frames: readonly Frame[]): Uint8Array {
  return Uint8Array.from(frames.flatMap((one) => [...encodeFrame(one)]));
}

function taken(pieces: readonly Uint8Array[]): { readonly frames: readonly Frame[]; readonly reader: FrameReader } {
  const reader = new FrameReader();
  return { frames: pieces.flatMap((piece) => reader.take(piece)), reader };
}

it('is laid out as its table says', () => {
  expect(hexOf(encodeFrame({ type: 'JOB', job: 7, text: '7*7' }))).toBe('00000008' + '4a' + '00000007' + '372a37');
  expect(hexOf(encodeFrame({ type: 'READY' }))).toBe('00000005' + '52' + '00000000');
  expect(hexOf(encodeFrame({ type: 'HELLO', text: '일꾼' }))).toBe('0000000b' + '48' + '00000000' + 'ec9dbceabebc');
});

it('comes out of its stream as it went in, wherever that is cut', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 8 }), fc.array(fc.nat({ max: 600 })), (frames, at) => {
      const stream = streamOf(frames);
      const cuts = at.filter((cut) => cut < stream.length).sort((one, other) => one - other);
      const { frames: came, reader } = taken(cutAt(stream, cuts));
      expect(came).toEqual(frames);
      expect([reader.malformed, reader.leftOver]).toEqual([undefined, 0]);
    }),
  );
});

it('comes out byte by byte, each with its last byte and not before', () => {
  const frames: readonly Frame[] = [
    { type: 'JOB', job: 1, text: '1*1' },
    { type: 'BYE', job: 0, text: '' },
  ];
  const reader = new FrameReader();
  const came = [...streamOf(frames)].map((byte) => reader.take(Uint8Array.of(byte)).length);
  expect(came.flatMap((count, at) => (count > 0 ? [at] : []))).toEqual([11, 20]);
});

it('says nothing of a frame that is not whole', () => {
  fc.assert(
    fc.property(frame, fc.nat(), (one, cut) => {
      const bytes = encodeFrame(one);
      const part = bytes.subarray(0, cut % bytes.length);
      expect(readFrame(part)).toBe('need-more');
    }),
  );
});

it('never throws, and keeps no more than one frame', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 50 }), (pieces) => {
      const { reader } = taken(pieces);
      expect(reader.leftOver).toBeLessThan(FRAME_LENGTH_BYTES + FRAME_HEAD_BYTES + MAX_FRAME_TEXT_BYTES);
    }),
  );
});

describe('what is no frame is known', () => {
  const good = encodeFrame({ type: 'JOB', job: 1, text: '1*1' });
  const malformed = (hex: string) => taken([good, bytesOfHex(hex)]).reader.malformed;

  it.each([
    ['with its length, though no more has come: too short', '00000004', 'LENGTH'],
    ['with its length: too long for any frame', '00000406', 'LENGTH'],
    ['with its length: text instead of a number', hexOf(new TextEncoder().encode('GET / HTTP/1.1')), 'LENGTH'],
    ['with its type', '0000000558', 'TYPE'],
    ['with its text: no UTF-8', '000000064800000000ff', 'TEXT'],
  ])('%s', (_what, hex, problem) => {
    expect(malformed(hex)).toEqual({ at: good.length, problem });
  });

  it('and nothing after it is taken', () => {
    const { reader, frames } = taken([good, bytesOfHex('00000000'), good]);
    expect(frames).toHaveLength(1);
    expect([reader.malformed?.at, reader.leftOver]).toEqual([good.length, 0]);
  });

  it('but the longest text there may be is one', () => {
    const text = 'x'.repeat(MAX_FRAME_TEXT_BYTES);
    expect(taken([encodeFrame({ type: 'PIECE', job: 1, text })]).frames).toEqual([{ type: 'PIECE', job: 1, text }]);
    expect(() => encodeFrame({ type: 'PIECE', text: `${text}x` })).toThrow(RangeError);
    expect(() => encodeFrame({ type: 'PIECE', job: 2 ** 32 })).toThrow(RangeError);
    expect(() => encodeFrame({ type: 'PIECE', job: -1 })).toThrow(RangeError);
  });
});
