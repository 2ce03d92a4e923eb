/** Messages come out whole, however their stream is cut; and what happens where the receiver goes by another framing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, frame, framedLength, framedStream, framings, type Framing } from '../../../src/shared/labs/tcp/framing';
import { MAX_MESSAGE_BYTES, RECEIVERS, type MadeOut, type Receiver } from '../../../src/shared/labs/tcp/receivers';

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\n', ' ')));
const anywhere = fc.array(fc.nat(1_000));

const insideOf = (length: number, places: readonly number[]): readonly number[] =>
  [...new Set(places)].filter((cut) => cut > 0 && cut < length).sort((one, other) => one - other);

function receive(framing: Framing, pieces: readonly Uint8Array[]): { made: MadeOut[]; receiver: Receiver } {
  const receiver = RECEIVERS[framing]();
  return { made: pieces.flatMap((piece) => receiver.take(piece)), receiver };
}

describe.each(['delimiter', 'length'] as const)('%s', (framing) => {
  it('finds every message again, wherever the stream is cut, and says where it was', () => {
    fc.assert(
      fc.property(texts, anywhere, (messages, places) => {
        const stream = framedStream(messages, framing);
        const { made, receiver } = receive(framing, cutAt(stream, insideOf(stream.length, places)));
        expect(made.map(({ text }) => text)).toEqual(messages);
        expect(receiver.leftOver).toBe(0);
        for (const { text, from, until } of made)
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(stream.subarray(from, until))).toBe(text);
      }),
    );
  });

  it('keeps what is not whole yet, whatever byte is missing', () => {
    const stream = framedStream(['one', '둘'], framing);
    for (let until = 0; until < stream.length; until += 1) {
      const { made, receiver } = receive(framing, [stream.subarray(0, until)]);
      expect(made.length).toBeLessThan(2);
      const whole = framedLength(
        made.map(({ text }) => text),
        framing,
      );
      expect(receiver.leftOver).toBe(until - whole);
    }
  });
});

describe('without framing', () => {
  it('a message is whatever came in one piece', () => {
    const stream = framedStream(['a', 'bb', 'ccc'], 'none');
    const received = (cuts: readonly number[]) => receive('none', cutAt(stream, cuts)).made.map(({ text }) => text);
    expect(received([2, 5])).toEqual(['ab', 'bcc', 'c']);
    expect(received([])).toEqual(['abbccc']);
    expect(received([1, 3])).toEqual(['a', 'bb', 'ccc']);
  });
});

describe('another framing than the sender’s', () => {
  it('a length receiver does not wait for a gigabyte because somebody wrote letters', () => {
    const { made, receiver } = receive('length', [framedStream(['hello', 'world'], 'delimiter')]);
    expect(made).toEqual([]);
    expect(receiver.malformed).toEqual({ at: 0, length: 0x68656c6c });
    expect(receiver.take(frame('hello', 'length'))).toEqual([]);
  });

  it('a delimiter receiver waits where there is no delimiter', () => {
    const { made, receiver } = receive('delimiter', [framedStream(['a', 'bb'], 'none')]);
    expect([made, receiver.leftOver]).toEqual([[], 3]);
  });

  it('a text with a newline is two to a delimiter receiver, and one to the others', () => {
    const made = (framing: Framing) => receive(framing, [framedStream(['a\nb'], framing)]).made.map(({ text }) => text);
    expect(framings.map(made)).toEqual([['a\nb'], ['a', 'b'], ['a\nb']]);
  });
});

it('a length may be as great as agreed, and not one more', () => {
  const atMost = new Uint8Array(4);
  new DataView(atMost.buffer).setUint32(0, MAX_MESSAGE_BYTES);
  expect(receive('length', [atMost]).receiver.malformed).toBeUndefined();
  new DataView(atMost.buffer).setUint32(0, MAX_MESSAGE_BYTES + 1);
  expect(receive('length', [atMost]).receiver.malformed).toEqual({ at: 0, length: MAX_MESSAGE_BYTES + 1 });
});

it('is as long as it says', () => {
  for (const framing of framings)
    expect(framedStream(['', 'é', 'ccc'], framing)).toHaveLength(framedLength(['', 'é', 'ccc'], framing));
  expect([...frame('é', 'length')]).toEqual([0, 0, 0, 2, 0xc3, 0xa9]);
});

it('cuts leave nothing out and no empty piece', () => {
  expect(cutAt(Uint8Array.of(1, 2, 3), [1, 2]).map((piece) => [...piece])).toEqual([[1], [2], [3]]);
  expect(cutAt(new Uint8Array(0), [])).toEqual([]);
});

describe('a stream of another framing', () => {
  it('is given up after a megabyte without an end, and nothing more of it is kept', () => {
    const receiver = RECEIVERS.delimiter();
    const piece = new Uint8Array(65_536).fill(0x61);
    for (let count = 0; count < 20; count += 1) expect(receiver.take(piece)).toEqual([]);
    expect(receiver.malformed).toEqual({ at: 0, length: 17 * 65_536 });
    expect(receiver.take(new TextEncoder().encode('late\n'))).toEqual([]);
    expect(receiver.leftOver).toBe(20 * 65_536 + 5);
  });

  it('is counted and not kept once a length was nonsense', () => {
    const receiver = RECEIVERS.length();
    receiver.take(new Uint8Array([0xff, 0xff, 0xff, 0xff, 1]));
    expect(receiver.malformed).toEqual({ at: 0, length: 0xffffffff });
    receiver.take(new Uint8Array(10));
    expect(receiver.leftOver).toBe(15);
  });
});
