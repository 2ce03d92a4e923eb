/** The state machines on a network that is made up: every protocol, every mixture of faults, no time passes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEGMENT_PROTOCOLS } from '../../../src/shared/labs/segments/contract';
import { Receiver } from '../../../src/shared/labs/segments/receiver';
import { decodeSegment, encodeSegment, type Decoded, type Segment } from '../../../src/shared/labs/segments/segment';
import { Sender } from '../../../src/shared/labs/segments/sender';
import { seededRandom } from '../../../src/main/run/random';
import { transfer, type BadNetwork } from './simulated-transfer';

const share = (max: number) => fc.double({ min: 0, max, noNaN: true });
const badNetwork: fc.Arbitrary<BadNetwork> = fc.record({
  loss: share(0.6),
  duplicate: share(1),
  reorder: share(1),
  corrupt: share(0.3),
  delayMs: fc.integer({ min: 0, max: 200 }),
  random: fc.nat().map(seededRandom),
});
const PERFECT: BadNetwork = { loss: 0, duplicate: 0, reorder: 0, corrupt: 0, delayMs: 5, random: () => 0.5 };
const came = (segment: Segment): Decoded => ({ ok: true, segment });
const content = Uint8Array.from({ length: 100 }, (_, at) => at);

describe.each(SEGMENT_PROTOCOLS)('%s', (protocol) => {
  it('hands on every byte once and in order, whatever the network does', () => {
    fc.assert(
      fc.property(
        badNetwork,
        fc.uint8Array({ maxLength: 400, size: 'max' }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (network, bytes, segmentBytes, window) => {
          const done = transfer({ protocol, content: bytes, segmentBytes, window, network });
          expect(done.isComplete).toBe(true);
          expect([...done.handedOn]).toEqual([...bytes]);
          expect(done.mostUnderWay).toBeLessThanOrEqual(protocol === 'stop-and-wait' ? 1 : window);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sends each once and throws nothing away where nothing goes wrong', () => {
    const done = transfer({ protocol, content, segmentBytes: 10, window: 4, network: PERFECT });
    expect(done.sender).toMatchObject({ segmentsSent: 10, retransmitted: 0, acknowledgements: 10 });
    expect(done.receiver).toEqual({ duplicatesDropped: 0, corruptDropped: 0, outOfOrder: 0 });
    // One at a time needs ten round trips of 10 ms, four at a time three.
    expect(done.tookMs).toBe(protocol === 'stop-and-wait' ? 100 : 30);
  });
});

/** Sends five, of which the second gets lost; then the timers run out. */
function secondOfFiveLost(protocol: 'go-back-n' | 'selective-repeat') {
  const codes: string[] = [];
  const timeout = { initialMs: 100, minMs: 10, maxMs: 1_000 };
  const sender = new Sender(content, { protocol, stream: 0, segmentBytes: 10, window: 5, timeout });
  const receiver = new Receiver(
    { protocol, stream: 0, window: 5 },
    () => undefined,
    ({ code }) => codes.push(code),
  );
  const first = sender.due(0).filter(({ sequence }) => sequence !== 1);
  const answers = first.map((segment) => receiver.heard({ ok: true, segment }) as Segment);
  for (const answer of answers) sender.heard({ ok: true, segment: answer }, 4);
  const fresh = sender.due(4).map(({ sequence }) => sequence);
  const again = sender.due(4 + sender.waitMs(4)).map(({ sequence }) => sequence);
  return { codes, fresh, again };
}

it('go-back-N throws away what came too early and sends all of it again', () => {
  expect(secondOfFiveLost('go-back-n')).toEqual({
    codes: ['HANDED_ON', 'OUT_OF_ORDER', 'OUT_OF_ORDER', 'OUT_OF_ORDER'],
    fresh: [5],
    again: [1, 2, 3, 4, 5],
  });
});

it('selective repeat keeps it and sends again only what is missing', () => {
  expect(secondOfFiveLost('selective-repeat')).toEqual({
    codes: ['HANDED_ON', 'KEPT', 'KEPT', 'KEPT'],
    fresh: [5],
    again: [1],
  });
});

describe('sender', () => {
  const options = {
    protocol: 'stop-and-wait',
    stream: 3,
    segmentBytes: 10,
    window: 1,
    timeout: { initialMs: 100, minMs: 10, maxMs: 1_000 },
  } as const;
  const answer = (to: number, stream = 3): Segment => ({
    kind: 'acknowledgement',
    stream,
    sequence: to,
    acknowledgement: to + 1,
    window: 1,
    payload: new Uint8Array(0),
  });

  it('doubles its timer each time, up to the bound, and begins anew when the window moves', () => {
    const sender = new Sender(content, options);
    let nowMs = 0;
    const waits = [1, 2, 3, 4, 5, 6].map(() => {
      sender.due(nowMs);
      const waitMs = sender.waitMs(nowMs);
      nowMs += waitMs;
      return waitMs;
    });
    expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    sender.heard(came(answer(0)), nowMs);
    sender.due(nowMs);
    expect(sender.waitMs(nowMs)).toBe(100);
  });

  it('does not measure a segment that was sent twice (Karn)', () => {
    const measured: number[] = [];
    const sender = new Sender(content, options, (note) => {
      if (note.code === 'MEASURED') measured.push(note.roundTripMs);
    });
    sender.due(0);
    sender.due(100); // again
    sender.heard(came(answer(0)), 103);
    sender.due(103);
    sender.heard(came(answer(1)), 110);
    expect(measured).toEqual([7]);
    expect(sender.figures).toMatchObject({ segmentsSent: 3, retransmitted: 1, smoothedMs: 7, timeoutMs: 21 });
  });

  it('believes neither an answer of another transfer nor one to what it never sent', () => {
    const sender = new Sender(content, options);
    sender.due(0);
    sender.heard(came(answer(0, 4)), 1);
    sender.heard(came(answer(1)), 1);
    sender.heard(came({ ...answer(0), acknowledgement: 9 }), 1);
    expect(sender.figures.acknowledgements).toBe(0);
    expect(sender.due(1)).toEqual([]);
    sender.heard(came(answer(0)), 2);
    expect(sender.due(2).map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('gives up after so long without a word, and not before', () => {
    const sender = new Sender(content, { ...options, giveUpMs: 500 });
    sender.due(10);
    expect(sender.hasGivenUp(509)).toBe(false);
    expect(sender.hasGivenUp(510)).toBe(true);
    sender.heard(came(answer(0)), 510);
    expect(sender.hasGivenUp(1_009)).toBe(false);
  });
});

describe('receiver', () => {
  it('answers a duplicate again, since its first answer may be lost', () => {
    const receiver = new Receiver({ protocol: 'selective-repeat', stream: 0, window: 4 }, () => undefined);
    const segment: Segment = {
      kind: 'data',
      stream: 0,
      sequence: 0,
      acknowledgement: 0,
      window: 0,
      payload: Uint8Array.of(1),
    };
    const answers = [1, 2].map(() => receiver.heard(decodeSegment(encodeSegment(segment))));
    expect(answers.map((one) => one?.acknowledgement)).toEqual([1, 1]);
    expect(receiver.figures.duplicatesDropped).toBe(1);
  });

  it('says nothing to what is damaged, foreign or beyond its window', () => {
    const notes: string[] = [];
    const receiver = new Receiver(
      { protocol: 'go-back-n', stream: 0, window: 4 },
      () => undefined,
      ({ code }) => notes.push(code),
    );
    const at = (sequence: number, stream = 0): Segment => ({
      kind: 'data',
      stream,
      sequence,
      acknowledgement: 0,
      window: 0,
      payload: Uint8Array.of(1),
    });
    const damaged = encodeSegment(at(0));
    damaged[16] = 2;
    expect(receiver.heard(decodeSegment(damaged))).toBeUndefined();
    expect(receiver.heard({ ok: true, segment: at(0, 1) })).toBeUndefined();
    expect(receiver.heard({ ok: true, segment: at(4) })).toBeUndefined();
    expect(notes).toEqual(['CORRUPT', 'STRANGER', 'STRANGER']);
  });
});
