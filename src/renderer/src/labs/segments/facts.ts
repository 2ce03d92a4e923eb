/** What one run of `segments` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import {
  SEGMENT_PROTOCOLS,
  segmentBytesFor,
  streamBytesOf,
  type SegmentProtocol,
  type segments,
  type SweepPoint,
} from '../../../../shared/labs/segments/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { netDataOf } from '../../../../shared/net/net-data';
import type { TraceEvent } from '../../../../shared/trace/event';
import { numberField, textField } from '../event-data';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';
import { addToTransfer, NOT_BEGUN, type Finished, type TransferState } from './model';
import { headerIn } from './segment-event';

type L = typeof segments;

export interface Fallen {
  readonly data: number;
  readonly acknowledgements: number;
}

export interface SegmentsFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly gated: boolean;
  readonly over: boolean;
  /** Every transfer of the run was acknowledged to its end. */
  readonly allAcknowledged: boolean;
  /** What the receiver put together is what was sent, as their SHA-256 say. */
  readonly intact: boolean;
  readonly deliveredBytes: number;
  readonly bytesPerSecond: number;
  /** Into how many segments the text was cut. */
  readonly needed: number;
  readonly sent: number;
  readonly again: number;
  readonly timeouts: number;
  readonly smoothedMs: number | undefined;
  readonly timeoutMs: number | undefined;
  /** What the relay threw away by its dice, and what by the learner's hand. */
  readonly lost: Fallen;
  readonly lostByHand: Fallen;
  /** Errors that the system reported to the sender. */
  readonly errorsTold: number;
  readonly duplicates: number;
  readonly corrupt: number;
  /** Came too early: thrown away, or kept. */
  readonly thrownAway: number;
  readonly kept: number;
  /** The most that waited behind a hole at one time. */
  readonly mostKept: number;
  /** Of those thrown away, how many were sent again afterwards. */
  readonly thrownSentAgain: number;
  /** How many went on at once when a hole was filled, at most. */
  readonly mostAtOnce: number;
  /** Data that the learner changed and let go. */
  readonly editedData: number;
  readonly finished: readonly Finished[];
  readonly sweep: readonly SweepPoint[];
}

export function segmentsFacts({ params, events, status, summary }: WatchedRun<L>): SegmentsFacts {
  const relay = readRelay(events);
  const ends = readEnds(events);
  const streamBytes = streamBytesOf(params);
  return {
    params,
    events,
    gated: wasGated(events),
    over: status !== undefined,
    allAcknowledged: ends.state.finished.length > 0 && status === 'completed' && summary?.intact === true,
    intact: summary?.intact === true,
    deliveredBytes: summary?.deliveredBytes ?? 0,
    bytesPerSecond: summary?.bytesPerSecond ?? 0,
    needed: Math.max(1, Math.ceil(streamBytes / segmentBytesFor(params.segmentBytes, streamBytes))),
    ...ends.counts,
    smoothedMs: ends.state.sender.estimate?.smoothedMs,
    timeoutMs: ends.state.sender.estimate?.timeoutMs,
    ...relay,
    finished: ends.state.finished,
    sweep: summary?.sweep ?? [],
  };
}

/** Bytes a second of a protocol at a share of loss; `undefined` if the run did not come to that. */
export function speedAt({ sweep }: SegmentsFacts, protocol: SegmentProtocol, loss: number): number | undefined {
  return sweep.find((point) => point.protocol === protocol && point.loss === loss)?.bytesPerSecond;
}

/** `undefined` unless the run came past this share of loss with all three. */
export function fastestAt(facts: SegmentsFacts, loss: number): SegmentProtocol | undefined {
  const speeds = SEGMENT_PROTOCOLS.map((protocol) => speedAt(facts, protocol, loss));
  const known = speeds.filter((speed) => speed !== undefined);
  return known.length < speeds.length ? undefined : SEGMENT_PROTOCOLS[speeds.indexOf(Math.max(...known))];
}

/** Whether a data segment that is sent here was sent before. */
export function isSentAgain(events: Events, row: number): boolean {
  const [event, header] = dataSentAt(events, row);
  if (!event || !header) return false;
  for (let before = row - 1; before >= 0; before -= 1) {
    const [, other] = dataSentAt(events, before);
    if (other?.sequence === header.sequence && other.stream === header.stream) return true;
  }
  return false;
}

function dataSentAt(events: Events, row: number) {
  const event = events.at(row);
  const isSent = event?.actor === 'sender' && event.kind === 'send';
  return isSent ? ([event, headerIn(event.bytes)] as const) : ([undefined, undefined] as const);
}

/** What became of the segments at both ends. */
function readEnds(events: Events) {
  const thrown = new Set<string>();
  const again = new Set<string>();
  const counts = { ...NOTHING };
  let state: TransferState = NOT_BEGUN;
  for (const [, event] of eventsOf(events)) {
    const before = state;
    state = addToTransfer(state, event);
    const header = event.actor === 'sender' && event.kind === 'send' ? headerIn(event.bytes) : undefined;
    if (header) {
      counts.sent += 1;
      const times = state.sender.sent.get(header.sequence) ?? 0;
      if (times > 1) counts.again += 1;
      if (thrown.has(`${header.stream}/${header.sequence}`)) again.add(`${header.stream}/${header.sequence}`);
    }
    if (event.actor === 'sender' && event.kind === 'error') counts.errorsTold += 1;
    if (event.kind === 'note') countNote(counts, event, thrown, state.stream);
    counts.mostKept = Math.max(counts.mostKept, before.receiver.kept.size, state.receiver.kept.size);
  }
  return { state, counts: { ...counts, thrownSentAgain: again.size } };
}

const NOTHING = {
  sent: 0,
  again: 0,
  timeouts: 0,
  errorsTold: 0,
  duplicates: 0,
  corrupt: 0,
  thrownAway: 0,
  kept: 0,
  mostKept: 0,
  mostAtOnce: 0,
};

function countNote(counts: typeof NOTHING, event: TraceEvent, thrown: Set<string>, stream: number): void {
  const code = textField(event, 'code');
  if (code === 'TIMED_OUT') counts.timeouts += 1;
  if (event.actor !== 'receiver' || numberField(event, 'from') !== undefined) return;
  if (code === 'DUPLICATE') counts.duplicates += 1;
  if (code === 'CORRUPT') counts.corrupt += 1;
  if (code === 'KEPT') counts.kept += 1;
  if (code === 'HANDED_ON') counts.mostAtOnce = Math.max(counts.mostAtOnce, numberField(event, 'count') ?? 1);
  if (code !== 'OUT_OF_ORDER') return;
  counts.thrownAway += 1;
  thrown.add(`${stream}/${numberField(event, 'sequence') ?? -1}`);
}

/** What the relay, or the learner as the relay, did. */
function readRelay(events: Events): Pick<SegmentsFacts, 'lost' | 'lostByHand' | 'editedData'> {
  const isAnswer = new Map<number, boolean>();
  const [lost, lostByHand] = [
    { data: 0, acknowledgements: 0 },
    { data: 0, acknowledgements: 0 },
  ];
  let editedData = 0;
  for (const [, event] of eventsOf(events)) {
    const net = netDataOf(event.data);
    if (net?.card === undefined) continue;
    if (event.kind === 'receive') isAnswer.set(net.card, headerIn(event.bytes)?.kind === 'acknowledgement');
    if (net.copyOf !== undefined) isAnswer.set(net.card, isAnswer.get(net.copyOf) === true);
    const what = isAnswer.get(net.card) === true ? 'acknowledgements' : 'data';
    if (event.kind === 'drop' && net.reason === 'loss') lost[what] += 1;
    if (event.kind === 'drop' && net.reason === 'hand') lostByHand[what] += 1;
    if (event.kind === 'send' && what === 'data' && net.did?.includes('edited') === true) editedData += 1;
  }
  return { lost, lostByHand, editedData };
}
