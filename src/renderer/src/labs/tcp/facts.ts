/** What one run of `tcp` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { tcp } from '../../../../shared/labs/tcp/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { netDataOf } from '../../../../shared/net/net-data';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { dataField, numberField, textField } from '../event-data';
import { kernelNoteOf } from '../kernel/kernel-rows';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';
import { readFraming, readOnData, type FramingFacts, type OnDataFacts } from './message-facts';
import { readStream, type StreamFacts } from './stream-facts';

type L = typeof tcp;

/** What one end was told last: that no more will come, that it was broken off, or nothing. */
export type LastWord = 'end' | 'reset' | 'nothing';

export interface TcpFacts {
  readonly params: ParamsOf<L>;
  readonly events: Events;
  readonly over: boolean;
  readonly completed: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  readonly calls: CallFacts;
  readonly stream: StreamFacts;
  readonly slow: SlowFacts;
  readonly told: Readonly<Record<ActorId, LastWord>>;
  /** The system's names of what went wrong, by who met it, in that order. */
  readonly errors: readonly { readonly row: number; readonly actor: ActorId; readonly code: string }[];
  readonly kernel: KernelFacts;
  readonly framing: FramingFacts;
  readonly onData: OnDataFacts;
}

export interface CallFacts {
  /** Clients whose `connect` succeeded, with their ports. */
  readonly connected: Readonly<Record<ActorId, number>>;
  readonly accepted: number;
  /** Rows of the server's `accept`s. */
  readonly acceptRows: readonly number[];
  /** The server's own ports in the connections it accepted: each once. */
  readonly serverPorts: readonly number[];
  /** The clients' ports, as the server saw them. */
  readonly clientPorts: readonly number[];
  /** At most so many connections the server knew of at the same time. */
  readonly mostOpen: number;
  /** A client that is no part of the run was accepted. */
  readonly fromOutside: boolean;
  /** `backlog`: how many were connected while nobody had accepted; `undefined` if it was not looked, or before all had tried. */
  readonly connectedUnaccepted: number | undefined;
}

export interface SlowFacts {
  readonly mostBufferedBytes: number;
  readonly heldBackMs: number;
  readonly heldBackTimes: number;
}

export interface KernelFacts {
  /** Most bytes seen unread, and unacknowledged, at a socket of a connection; 0 if never any. */
  readonly mostUnread: number;
  readonly mostUnacknowledged: number;
  /** Which states the server's end of a connection was seen in, and the client's. */
  readonly serverStates: readonly string[];
  readonly clientStates: readonly string[];
}

export function tcpFacts(run: WatchedRun<L>): TcpFacts {
  const { events, params } = run;
  return {
    params,
    events,
    over: run.status !== undefined,
    completed: run.status === 'completed',
    gated: wasGated(events),
    calls: readCalls(events, params.clients),
    stream: readStream(events),
    slow: readSlow(events),
    told: readTold(events),
    errors: readErrors(events),
    kernel: readKernel(events),
    framing: readFraming(run),
    onData: readOnData(run),
  };
}

export const isServer = (actor: ActorId): boolean => actor === 'server' || actor.startsWith('server-');
export const isClient = (actor: ActorId): boolean => actor.startsWith('client-');

function readCalls(events: Events, clients: number): CallFacts {
  const connected: Record<ActorId, number> = {};
  const acceptRows: number[] = [];
  const serverPorts = new Set<number>();
  const clientPorts = new Set<number>();
  const outside = new Set<string>();
  let mostOpen = 0;
  const trying = new Set<ActorId>();
  let connectedUnaccepted: number | undefined;
  for (const [row, event] of eventsOf(events)) {
    const net = netDataOf(event.data);
    if (event.kind === 'connect' && net) {
      if (isClient(event.actor)) connected[event.actor] = net.from ?? 0;
      if (event.actor.startsWith('outside-') && event.msg !== undefined) outside.add(event.msg);
    } else if (event.kind === 'accept' && net && isServer(event.actor)) {
      acceptRows.push(row);
      if (net.to !== undefined) serverPorts.add(net.to);
      if (net.from !== undefined) clientPorts.add(net.from);
    } else if (event.kind === 'store' && event.cell === 'server.clients') {
      const known = dataField(event.data, 'value');
      if (typeof known === 'object' && known !== null) mostOpen = Math.max(mostOpen, Object.keys(known).length);
    } else if (event.kind === 'note' && textField(event, 'code') === 'LOOKED') {
      if (trying.size >= clients) connectedUnaccepted = numberField(event, 'connected');
    } else if (event.kind === 'get' && event.queue === 'go') {
      trying.add(event.actor);
    }
  }
  const accepts = acceptRows.flatMap((row) => events.at(row)?.msg ?? []);
  return {
    connected,
    accepted: acceptRows.length,
    acceptRows,
    serverPorts: [...serverPorts],
    clientPorts: [...clientPorts],
    mostOpen,
    fromOutside: accepts.some((msg) => outside.has(msg)),
    connectedUnaccepted,
  };
}

function readSlow(events: Events): SlowFacts {
  let [mostBufferedBytes, heldBackMs, heldBackTimes] = [0, 0, 0];
  for (const [, event] of eventsOf(events)) {
    if (!isClient(event.actor)) continue;
    const value = event.kind === 'store' ? dataField(event.data, 'value') : undefined;
    if (event.cell === `${event.actor}.buffered` && typeof value === 'number')
      mostBufferedBytes = Math.max(mostBufferedBytes, value);
    if (isNote(event, 'HELD_BACK')) heldBackTimes += 1;
    if (isNote(event, 'DRAINED')) heldBackMs += numberField(event, 'ms') ?? 0;
  }
  return { mostBufferedBytes, heldBackMs, heldBackTimes };
}

/** The last thing each end was told; whoever took part and was told nothing is there, too. */
function readTold(events: Events): Record<ActorId, LastWord> {
  const told: Record<ActorId, LastWord> = {};
  for (const [, event] of eventsOf(events)) {
    if (!isServer(event.actor) && !isClient(event.actor)) continue;
    if (event.kind === 'connect' || event.kind === 'accept') told[event.actor] ??= 'nothing';
    if (!isNote(event, 'TOLD')) continue;
    const what = textField(event, 'what');
    told[event.actor] = what === 'fin' ? 'end' : what === 'nothing' ? 'nothing' : 'reset';
  }
  return told;
}

function readErrors(events: Events): TcpFacts['errors'] {
  const errors: { row: number; actor: ActorId; code: string }[] = [];
  for (const [row, event] of eventsOf(events)) {
    const code = event.kind === 'error' ? netDataOf(event.data)?.code : undefined;
    if (code !== undefined) errors.push({ row, actor: event.actor, code });
  }
  return errors;
}

function readKernel(events: Events): KernelFacts {
  let [mostUnread, mostUnacknowledged] = [0, 0];
  const listening = new Set<number>();
  const seen: { readonly port: number; readonly state: string }[] = [];
  for (const [, event] of eventsOf(events)) {
    const row = kernelNoteOf(event)?.row;
    if (row?.protocol !== 'tcp') continue;
    if (row.state === 'LISTEN') {
      listening.add(row.localPort);
      continue;
    }
    mostUnread = Math.max(mostUnread, row.receiveQueue ?? 0);
    mostUnacknowledged = Math.max(mostUnacknowledged, row.sendQueue ?? 0);
    seen.push({ port: row.localPort, state: row.state });
  }
  const states = (wanted: boolean): readonly string[] => [
    ...new Set(seen.filter(({ port }) => listening.has(port) === wanted).map(({ state }) => state)),
  ];
  return { mostUnread, mostUnacknowledged, serverStates: states(true), clientStates: states(false) };
}

export const isNote = (event: TraceEvent, code: string): boolean =>
  event.kind === 'note' && textField(event, 'code') === code;
