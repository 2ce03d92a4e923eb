/**
 * A transfer after any number of events: both windows, the reassembly buffer with its holes, the timer.
 * Read from what the sockets sent and received and from what both halves told.
 */
import type { TraceEvent } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { netDataOf } from '../../../../shared/net/net-data';
import { numberField, textField } from '../event-data';
import { headerIn, soundSegment } from './segment-event';

export interface SenderState {
  /** All before it are acknowledged. */
  readonly base: number;
  /** The first that was never sent. */
  readonly next: number;
  /** From `base` on: how often each was sent. */
  readonly sent: ReadonlyMap<number, number>;
  /** Behind `base`: known to have arrived. */
  readonly arrived: ReadonlySet<number>;
  readonly segmentsSent: number;
  readonly retransmitted: number;
  readonly timeouts: number;
  readonly estimate: Estimate | undefined;
}

export interface Estimate {
  readonly roundTripMs: number;
  readonly smoothedMs: number;
  readonly variationMs: number;
  readonly timeoutMs: number;
}

export interface ReceiverState {
  /** All before it were handed on. */
  readonly expected: number;
  /** What waits behind a hole, as hex. */
  readonly kept: ReadonlyMap<number, string>;
  readonly handedOnBytes: number;
  /** The end of what was handed on, as hex. */
  readonly tail: string;
  readonly duplicates: number;
  readonly corrupt: number;
  /** Thrown away because an earlier one was missing. */
  readonly thrownAway: number;
  /** Payloads that came and of which it has not said yet what becomes of them, as hex: many may come at once. */
  readonly came: ReadonlyMap<number, string>;
  /** Where the sender of the run is heard from: the first port anything came from. */
  readonly port: number | undefined;
}

/** What the receiver has put together for somebody who is not part of the run. */
export interface FromOutside {
  readonly port: number;
  readonly sizeBytes: number;
  readonly text: string;
}

export interface Finished {
  readonly stream: number;
  readonly isDone: boolean;
  readonly tookMs: number;
  readonly segmentsSent: number;
}

export interface TransferState {
  readonly stream: number;
  readonly sender: SenderState;
  readonly receiver: ReceiverState;
  readonly finished: readonly Finished[];
  readonly fromOutside: readonly FromOutside[];
}

/** As much of the text as a scene has room for. */
const TAIL_CHARS = 2 * 600;

const SENDER: SenderState = {
  base: 0,
  next: 0,
  sent: new Map(),
  arrived: new Set(),
  segmentsSent: 0,
  retransmitted: 0,
  timeouts: 0,
  estimate: undefined,
};
const RECEIVER: ReceiverState = {
  expected: 0,
  kept: new Map(),
  handedOnBytes: 0,
  tail: '',
  duplicates: 0,
  corrupt: 0,
  thrownAway: 0,
  came: new Map(),
  port: undefined,
};
export const NOT_BEGUN: TransferState = {
  stream: 0,
  sender: SENDER,
  receiver: RECEIVER,
  finished: [],
  fromOutside: [],
};

export function transferFold(store: TraceStore): Fold<TransferState> {
  return new Fold<TransferState>(store, NOT_BEGUN, (state, trace, row) => {
    const kind = trace.kindAt(row);
    return kind === 'send' || kind === 'receive' || kind === 'note' ? addToTransfer(state, trace.event(row)) : state;
  });
}

export function addToTransfer(state: TransferState, event: TraceEvent): TransferState {
  if (event.actor === 'sender') {
    if (event.kind === 'send') return withSent(state, event);
    return event.kind === 'note' ? withSenderNote(state, event) : state;
  }
  if (event.actor !== 'receiver') return state;
  if (event.kind === 'receive') {
    return { ...state, receiver: withArrival(state.receiver, event) };
  }
  if (event.kind !== 'note') return state;
  const port = numberField(event, 'from');
  if (port !== undefined) return withOutsideNote(state, event, port);
  const receiver = withReceiverNote(state.receiver, event);
  return receiver === state.receiver ? state : { ...state, receiver };
}

function withSent(state: TransferState, event: TraceEvent): TransferState {
  const header = headerIn(event.bytes);
  if (!header) return state;
  const { stream, sequence } = header;
  // Another transfer begins: both ends begin anew.
  const current = stream === state.stream ? state : anew(state, stream);
  const { sender } = current;
  const times = (sender.sent.get(sequence) ?? 0) + 1;
  const next: SenderState = {
    ...sender,
    next: Math.max(sender.next, sequence + 1),
    sent: new Map(sender.sent).set(sequence, times),
    segmentsSent: sender.segmentsSent + 1,
    retransmitted: sender.retransmitted + (times > 1 ? 1 : 0),
  };
  return { ...current, sender: next };
}

function withSenderNote(state: TransferState, event: TraceEvent): TransferState {
  const { sender } = state;
  const number = (name: string): number => numberField(event, name) ?? 0;
  switch (textField(event, 'code')) {
    case 'ACKNOWLEDGED':
      return { ...state, sender: acknowledged(sender, number('base'), number('sequence')) };
    case 'TIMED_OUT':
      return { ...state, sender: { ...sender, timeouts: sender.timeouts + 1 } };
    case 'MEASURED': {
      const [roundTripMs, smoothedMs] = [number('roundTripMs'), number('smoothedMs')];
      const [variationMs, timeoutMs] = [number('variationMs'), number('timeoutMs')];
      return { ...state, sender: { ...sender, estimate: { roundTripMs, smoothedMs, variationMs, timeoutMs } } };
    }
    case 'ALL_ACKNOWLEDGED':
    case 'GAVE_UP': {
      const isDone = textField(event, 'code') === 'ALL_ACKNOWLEDGED';
      const one = { stream: number('stream'), isDone, tookMs: number('tookMs'), segmentsSent: number('segmentsSent') };
      return { ...state, finished: [...state.finished, one] };
    }
    default:
      return state;
  }
}

function acknowledged(sender: SenderState, base: number, sequence: number): SenderState {
  const sent = new Map([...sender.sent].filter(([number]) => number >= base));
  const arrived = new Set([...sender.arrived, sequence].filter((number) => number >= base));
  return { ...sender, base, sent, arrived };
}

/** Only the window moves back to the beginning. */
function anew({ finished, fromOutside, receiver: { port } }: TransferState, stream: number): TransferState {
  return { ...NOT_BEGUN, receiver: { ...RECEIVER, port }, stream, finished, fromOutside };
}

function withArrival(receiver: ReceiverState, event: TraceEvent): ReceiverState {
  const from = netDataOf(event.data)?.from;
  const port = receiver.port ?? from;
  const sound = port === from ? soundSegment(event.bytes) : undefined;
  if (!sound) return receiver;
  return { ...receiver, port, came: new Map(receiver.came).set(sound.sequence, sound.payload) };
}

function withOutsideNote(state: TransferState, event: TraceEvent, port: number): TransferState {
  if (textField(event, 'code') !== 'PUT_TOGETHER') return state;
  const text = textField(event, 'text') ?? '';
  const one = { port, sizeBytes: numberField(event, 'sizeBytes') ?? 0, text };
  return { ...state, fromOutside: [...state.fromOutside, one] };
}

function withReceiverNote(receiver: ReceiverState, event: TraceEvent): ReceiverState {
  const sequence = numberField(event, 'sequence') ?? 0;
  switch (textField(event, 'code')) {
    case 'HANDED_ON':
      return handedOn(receiver, sequence, numberField(event, 'count') ?? 1);
    case 'KEPT':
      return { ...receiver, kept: new Map(receiver.kept).set(sequence, receiver.came.get(sequence) ?? '') };
    case 'OUT_OF_ORDER':
      return { ...receiver, thrownAway: receiver.thrownAway + 1 };
    case 'DUPLICATE':
      return { ...receiver, duplicates: receiver.duplicates + 1 };
    case 'CORRUPT':
      return { ...receiver, corrupt: receiver.corrupt + 1 };
    default:
      return receiver;
  }
}

function handedOn(receiver: ReceiverState, sequence: number, count: number): ReceiverState {
  const kept = new Map(receiver.kept);
  let [added, expected] = [receiver.came.get(sequence) ?? '', sequence + 1];
  for (; expected < sequence + count; expected += 1) {
    added += kept.get(expected) ?? '';
    kept.delete(expected);
  }
  return {
    ...receiver,
    expected,
    kept,
    came: new Map([...receiver.came].filter(([number]) => number >= expected)),
    handedOnBytes: receiver.handedOnBytes + added.length / 2,
    tail: (receiver.tail + added).slice(-TAIL_CHARS),
  };
}
