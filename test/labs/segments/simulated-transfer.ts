/** A transfer over a network that is an array, in time that is a number: thousands of bad ones in a second. */
import type { SegmentProtocol } from '../../../src/shared/labs/segments/contract';
import { Receiver, type ReceiverNote } from '../../../src/shared/labs/segments/receiver';
import { decodeSegment, encodeSegment, type Segment } from '../../../src/shared/labs/segments/segment';
import { Sender, type SenderNote } from '../../../src/shared/labs/segments/sender';

export interface BadNetwork {
  readonly loss: number;
  readonly duplicate: number;
  /** Share that is held back for three times as long. */
  readonly reorder: number;
  readonly corrupt: number;
  readonly delayMs: number;
  readonly random: () => number;
}

export interface Setup {
  readonly protocol: SegmentProtocol;
  readonly content: Uint8Array;
  readonly segmentBytes: number;
  readonly window: number;
  readonly network: BadNetwork;
}

interface UnderWay {
  readonly atMs: number;
  readonly to: 'sender' | 'receiver';
  readonly bytes: Uint8Array;
}

/** Datagrams after which a transfer that has not come to an end never will. */
const TOO_MANY = 200_000;

export interface Transferred {
  readonly handedOn: Uint8Array;
  readonly isComplete: boolean;
  readonly tookMs: number;
  readonly sender: Sender['figures'];
  readonly receiver: Receiver['figures'];
  readonly notes: readonly (SenderNote | ReceiverNote)[];
  readonly mostUnderWay: number;
}

export function transfer({ protocol, content, segmentBytes, window, network }: Setup): Transferred {
  const [pieces, notes] = [[] as Uint8Array[], [] as (SenderNote | ReceiverNote)[]];
  const timeout = { initialMs: 100, minMs: 10, maxMs: 1_000 };
  const sender = new Sender(content, { protocol, stream: 7, segmentBytes, window, timeout }, (n) => notes.push(n));
  const receiver = new Receiver(
    { protocol, stream: 7, window },
    (payload) => pieces.push(payload),
    (n) => notes.push(n),
  );
  const wire: UnderWay[] = [];
  let [nowMs, datagrams, base, next, mostUnderWay] = [0, 0, 0, 0, 0];
  const put = (to: UnderWay['to'], segment: Segment): void => {
    datagrams += 1;
    wire.push(...treated(encodeSegment(segment), to, nowMs, network));
  };
  while (!sender.isDone) {
    if (datagrams > TOO_MANY) throw new Error('no end');
    for (const segment of sender.due(nowMs)) {
      next = Math.max(next, segment.sequence + 1);
      put('receiver', segment);
    }
    mostUnderWay = Math.max(mostUnderWay, next - base);
    const first = takeFirst(wire);
    const timerMs = nowMs + sender.waitMs(nowMs);
    if (!first || first.atMs > timerMs) {
      if (first) wire.push(first);
      nowMs = timerMs;
      continue;
    }
    nowMs = Math.max(nowMs, first.atMs);
    const decoded = decodeSegment(first.bytes);
    if (first.to === 'receiver') {
      const answer = receiver.heard(decoded);
      if (answer) put('sender', answer);
    } else {
      sender.heard(decoded, nowMs);
      base = Math.max(base, notes.findLast((note) => note.code === 'ACKNOWLEDGED')?.base ?? 0);
    }
  }
  return {
    handedOn: Buffer.concat(pieces),
    isComplete: receiver.isComplete,
    tookMs: nowMs,
    sender: sender.figures,
    receiver: receiver.figures,
    notes,
    mostUnderWay,
  };
}

function treated(bytes: Uint8Array, to: UnderWay['to'], nowMs: number, network: BadNetwork): UnderWay[] {
  const { random, loss, duplicate, reorder, corrupt, delayMs } = network;
  if (random() < loss) return [];
  const copies = random() < duplicate ? 2 : 1;
  return Array.from({ length: copies }, () => {
    const atMs = nowMs + delayMs * (random() < reorder ? 3 : 1);
    return { atMs, to, bytes: random() < corrupt ? withBitTurned(bytes, random) : bytes };
  });
}

function withBitTurned(bytes: Uint8Array, random: () => number): Uint8Array {
  const turned = bytes.slice();
  const at = Math.floor(random() * turned.length);
  turned[at] = (turned[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return turned;
}

/** The one that arrives first; of several at once, the one that was sent first. */
function takeFirst(wire: UnderWay[]): UnderWay | undefined {
  let best = 0;
  for (let at = 1; at < wire.length; at += 1) if ((wire[at]?.atMs ?? 0) < (wire[best]?.atMs ?? 0)) best = at;
  return wire.splice(best, 1)[0];
}
