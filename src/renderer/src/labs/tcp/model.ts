/** What the scene of `tcp` draws beyond sockets and wires: each a fold over the trace, for any row. */
import { framings, type Framing } from '../../../../shared/labs/tcp/framing';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import { dataField, numberField, textField } from '../event-data';
import { addToTable, EMPTY_TABLE, type KernelTableState } from '../kernel/kernel-rows';

/** What the server knows of its clients: how many lines each port has sent. */
export type Known = Readonly<Record<string, number>>;

export function addToKnown(known: Known, event: TraceEvent): Known {
  const value = event.kind === 'store' && event.cell === 'server.clients' ? dataField(event.data, 'value') : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Known) : known;
}

export interface Made {
  readonly text: string;
  /** Which bytes of the stream it was made of. */
  readonly from: number;
  readonly until: number;
}
export interface ReceiverState {
  readonly made: readonly Made[];
  /** It read a length that cannot be, and takes no more. */
  readonly gaveUp: boolean;
}
export type Receivers = Readonly<Record<Framing, ReceiverState>>;

const NOTHING_MADE: ReceiverState = { made: [], gaveUp: false };
export const NO_RECEIVERS: Receivers = { none: NOTHING_MADE, delimiter: NOTHING_MADE, length: NOTHING_MADE };

export function addToReceivers(receivers: Receivers, event: TraceEvent): Receivers {
  const which = event.kind === 'note' ? framings.find((one) => one === textField(event, 'receiver')) : undefined;
  if (which === undefined) return receivers;
  const before = receivers[which];
  const code = textField(event, 'code');
  if (code === 'MALFORMED') return { ...receivers, [which]: { ...before, gaveUp: true } };
  if (code !== 'MESSAGE') return receivers;
  const [from, until] = [numberField(event, 'from') ?? 0, numberField(event, 'until') ?? 0];
  const made = [...before.made, { text: textField(event, 'text') ?? '', from, until }];
  return { ...receivers, [which]: { ...before, made } };
}

export interface Trials {
  readonly tried: number;
  readonly failed: number;
  /** How many there will be. */
  readonly of: number;
  readonly isDone: boolean;
  /** What came out in the replay of one. */
  readonly delivered: readonly string[];
  readonly threw: string | undefined;
}

export const NO_TRIALS: Trials = { tried: 0, failed: 0, of: 0, isDone: false, delivered: [], threw: undefined };

export function addToTrials(trials: Trials, event: TraceEvent): Trials {
  if (event.kind !== 'note') return trials;
  const failed = numberField(event, 'failed') ?? trials.failed;
  switch (textField(event, 'code')) {
    case 'FUZZING':
      return { ...trials, of: numberField(event, 'trials') ?? 0 };
    case 'TRIAL':
      return { ...trials, failed, tried: numberField(event, 'n') ?? trials.tried };
    case 'FUZZED':
      return { ...trials, failed, tried: numberField(event, 'trials') ?? trials.tried, isDone: true };
    case 'DELIVERED':
      return { ...trials, delivered: [...trials.delivered, textField(event, 'text') ?? ''] };
    case 'THREW':
      return { ...trials, threw: textField(event, 'message') ?? '' };
    default:
      return trials;
  }
}

/** The clients in front of a server that accepts nobody yet. */
export interface Line {
  /** Connected, but not accepted: in the order in which they got in. */
  readonly inLine: readonly ActorId[];
  readonly accepted: readonly ActorId[];
}

export const NO_LINE: Line & { readonly clients: Readonly<Record<string, ActorId>> } = {
  inLine: [],
  accepted: [],
  clients: {},
};

export function addToLine(line: typeof NO_LINE, event: TraceEvent): typeof NO_LINE {
  const { actor, kind, msg } = event;
  if (msg === undefined) return line;
  if (kind === 'connect')
    return { ...line, inLine: [...line.inLine, actor], clients: { ...line.clients, [msg]: actor } };
  const client = kind === 'accept' ? line.clients[msg] : undefined;
  if (client === undefined) return line;
  return {
    ...line,
    inLine: line.inLine.filter((one) => one !== client),
    accepted: [...line.accepted, client],
  };
}

/** Where bytes on their way from a writer to a slow reader lie, in the order in which they fill up. */
export const PLACES = ['unread', 'unacknowledged', 'own'] as const;
/** `own`: the writer's own memory; the others: the operating system. */
export type BufferPlace = (typeof PLACES)[number];

export interface Sample {
  /** Nanoseconds of the run. */
  readonly t: number;
  readonly bytes: number;
}

export interface Buffers {
  /** Each by its own clock: the table was not read when the program noted its own. */
  readonly history: Readonly<Record<BufferPlace, readonly Sample[]>>;
  readonly read: number;
  readonly table: KernelTableState;
}

export const NO_BUFFERS: Buffers = {
  history: { unread: [], unacknowledged: [], own: [] },
  read: 0,
  table: EMPTY_TABLE,
};

export const bytesNow = ({ history }: Buffers, place: BufferPlace): number => history[place].at(-1)?.bytes ?? 0;

/** More points than a chart has pixels say nothing; past it every two become one, by the higher value. */
const MOST_SAMPLES = 400;

export function addToBuffers(buffers: Buffers, event: TraceEvent): Buffers {
  const value = event.kind === 'store' ? dataField(event.data, 'value') : undefined;
  if (typeof value === 'number') {
    if (event.cell === 'server.read') return { ...buffers, read: value };
    return event.cell === 'client-1.buffered' ? withSample(buffers, 'own', { t: event.t, bytes: value }) : buffers;
  }
  const table = addToTable(buffers.table, event);
  if (table === buffers.table) return buffers;
  let [unacknowledged, unread] = [0, 0];
  for (const { row, isGone } of table.rows) {
    if (isGone || row.state === 'LISTEN' || row.protocol !== 'tcp') continue;
    unacknowledged += row.sendQueue ?? 0;
    unread += row.receiveQueue ?? 0;
  }
  const sent = withSample({ ...buffers, table }, 'unacknowledged', { t: event.t, bytes: unacknowledged });
  return withSample(sent, 'unread', { t: event.t, bytes: unread });
}

function withSample(buffers: Buffers, place: BufferPlace, sample: Sample): Buffers {
  const samples = [...buffers.history[place], sample];
  const kept = samples.length > MOST_SAMPLES ? halved(samples) : samples;
  return { ...buffers, history: { ...buffers.history, [place]: kept } };
}

function halved(samples: readonly Sample[]): readonly Sample[] {
  return samples.flatMap((one, index) => {
    if (index % 2 === 1) return [];
    return [{ t: one.t, bytes: Math.max(one.bytes, samples[index + 1]?.bytes ?? 0) }];
  });
}

const foldOf =
  <State>(nothing: State, add: (state: State, event: TraceEvent) => State, kinds: readonly TraceEvent['kind'][]) =>
  (store: TraceStore): Fold<State> =>
    new Fold<State>(store, nothing, (state, trace, row) =>
      kinds.includes(trace.kindAt(row)) ? add(state, trace.event(row)) : state,
    );

export const knownFold = foldOf<Known>({}, addToKnown, ['store']);
export const receiversFold = foldOf(NO_RECEIVERS, addToReceivers, ['note']);
export const trialsFold = foldOf(NO_TRIALS, addToTrials, ['note']);
export const lineFold = foldOf(NO_LINE, addToLine, ['connect', 'accept']);
export const buffersFold = foldOf(NO_BUFFERS, addToBuffers, ['store', 'note']);
