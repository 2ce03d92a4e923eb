/** Which write a piece of a stream comes from, for any writes and any cuts; which send a datagram was. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DatagramFlows } from '../../../src/main/run/socket-program/datagram-flows';
import { Stream } from '../../../src/main/run/socket-program/streams';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });

it('finds the last write that begins in a piece, or the one it is part of', () => {
  fc.assert(
    fc.property(sizes, sizes, (writes, pieces) => {
      const stream = new Stream();
      const starts: number[] = [];
      for (const size of writes) {
        starts.push(stream.sentBytes);
        stream.wrote(stream.sentBytes, size, { msg: `writer#${starts.length}` });
      }
      let begin = 0;
      for (const size of pieces) {
        const end = begin + size;
        if (end > stream.sentBytes) {
          expect(stream.lastIn(begin, size)).toBeUndefined();
          return;
        }
        // The last that begins before the end of the piece: in it, or else around it.
        const last = starts.findLastIndex((start) => start < end) + 1;
        expect(stream.lastIn(begin, size)?.msg).toBe(`writer#${last}`);
        begin = end;
      }
    }),
  );
});

it('gives each datagram to one receive only, equal ones in the order sent, lost ones to nobody', () => {
  const contents = fc.array(fc.record({ text: fc.constantFrom('a', 'b', 'c'), lost: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(contents, (sent) => {
      const flows = new DatagramFlows();
      const key = (text: string) => ({ from: 1, to: 2, sizeBytes: text.length, digest: text });
      for (const [at, { text }] of sent.entries()) flows.sent(key(text), { msg: `sender#${at}` });
      const claimed = sent.filter(({ lost }) => !lost).map(({ text }) => flows.claim(key(text))?.msg);
      expect(new Set(claimed).size).toBe(claimed.length);
      expect(claimed).not.toContain(undefined);
      for (const one of ['a', 'b', 'c']) {
        const inOrder = sent.flatMap(({ text }, at) => (text === one ? [`sender#${at}`] : []));
        const got = sent.filter(({ lost }) => !lost).flatMap(({ text }, at) => (text === one ? [claimed[at]] : []));
        expect(got).toEqual(inOrder.slice(0, got.length));
      }
      expect(flows.claim({ ...key('a'), from: 3 })).toBeUndefined();
    }),
  );
});
