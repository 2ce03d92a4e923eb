/**
 * The network of a run at any row of its trace. Each row is read once; what is asked about a moment is
 * found by searching in lists of rows, so that a state need not be kept for each of a million events.
 *
 * Reads only the vocabulary of src/shared/net/net-data.ts. Knows nothing that the trace does not say: who
 * has a port is whoever bound, connected, sent or was given something at it.
 */
import { netDataOf, type NetData, type Transport } from '../../../../shared/net/net-data';
import type { ActorId, EventKind } from '../../../../shared/trace/event';
import type { TraceStore } from '../../../../shared/trace/store';
import { FlowIndex } from './flow-index';
import { FlowLog, type SentParcel } from './flow-log';
import type { FlowState, NetworkState, SocketState } from './network-state';
import { RelayLog } from './relay-log';
import { SocketLog, type SocketSpec } from './socket-log';
import { Changes } from './tallies';

/** One event, read. */
interface Told {
  readonly row: number;
  readonly actor: ActorId;
  readonly kind: EventKind;
  readonly data: NetData;
  readonly msg: string | undefined;
  readonly bytes: string | undefined;
  readonly t: number;
}

const flowKey = (protocol: Transport, from: number, to: number): string => `${protocol} ${from} ${to}`;
const portKey = (protocol: Transport, port: number): string => `${protocol} ${port}`;
const RELAY_NAME = /^relay(-\d+)?$/;

export class NetworkLog {
  #read = 0;
  readonly #sockets: SocketLog[] = [];
  readonly #socketsByActor = new Map<ActorId, SocketLog[]>();
  readonly #flows = new Map<string, FlowLog>();
  readonly #owners = new Map<string, Changes<ActorId>>();
  readonly #parcels = new Map<string, { readonly parcel: SentParcel; readonly flow: FlowLog }>();
  readonly #relays = new Map<ActorId, RelayLog>();
  #state: NetworkState | undefined;

  constructor(readonly store: TraceStore) {}

  /** The network after the first `row` events. */
  at(row: number): NetworkState {
    for (; this.#read < this.store.length; this.#read += 1) this.#take(this.#read);
    if (this.#state?.row !== row) this.#state = this.#stateAt(row);
    return this.#state;
  }

  #stateAt(row: number): NetworkState {
    const flows = [...this.#flows.values()].filter((flow) => flow.row < row).map((flow) => this.#flowAt(flow, row));
    const index = new FlowIndex(flows);
    const stateOf = (socket: SocketLog): SocketState => ({ ...socket.at(row), ...index.countsOf(socket.spec) });
    const isThere = ({ spec }: SocketLog): boolean => spec.row < row;
    const sockets = (): readonly SocketState[] => this.#sockets.filter(isThere).map(stateOf);
    // Boxes, tables and controls all ask for it.
    const relays = new Map([...this.#relays].map(([actor, relay]) => [actor, relay.at(row)]));
    return {
      row,
      acting: this.#actingAt(row),
      flows,
      get sockets() {
        return sockets();
      },
      socketsOf: (actor) => (this.#socketsByActor.get(actor) ?? []).filter(isThere).map(stateOf),
      flowsBetween: (from, to) => flows.filter((flow) => flow.fromActor === from && flow.toActor === to),
      relay: (actor = 'relay') => relays.get(actor),
      stream: (from, to) => this.#flows.get(flowKey('tcp', from, to))?.piecesAt(row) ?? { writes: [], reads: [] },
      ownerOf: (protocol, port) => this.#ownerAt(protocol, port, row),
    };
  }

  #flowAt(flow: FlowLog, row: number): FlowState {
    const { protocol, from, to } = flow;
    return flow.at(row, this.#ownerAt(protocol, from, row), this.#ownerAt(protocol, to, row));
  }

  #actingAt(row: number): NetworkState['acting'] {
    const data = row > 0 ? netDataOf(this.store.dataAt(row - 1)) : undefined;
    if (data?.from === undefined || data.to === undefined) return undefined;
    const { protocol, from, to } = data;
    return { from: this.#ownerAt(protocol, from, row), to: this.#ownerAt(protocol, to, row) };
  }

  #ownerAt(protocol: Transport, port: number, row: number): ActorId | undefined {
    return this.#owners.get(portKey(protocol, port))?.at(row);
  }

  #take(row: number): void {
    const { store } = this;
    const kind = store.kindAt(row);
    const actor = store.actorNameAt(row);
    if (kind === 'exit') return this.#exit(row, actor);
    if (store.fieldAt(row, 'protocol') === undefined) return;
    const data = netDataOf(store.dataAt(row));
    if (!data) return;
    const told = { row, actor, kind, data, msg: store.msgAt(row), bytes: store.bytesAt(row), t: store.timeAt(row) };
    this.#noteOwner(told);
    if (RELAY_NAME.test(actor)) this.#takeOfRelay(told);
    this.#takeOne(told);
  }

  #takeOne(told: Told): void {
    const { row, actor, kind, data } = told;
    const { protocol, from = 0, to = 0, port = 0, backlog } = data;
    const open = (spec: Omit<SocketSpec, 'protocol' | 'actor' | 'row'>): void =>
      this.#open({ protocol, actor, row, ...spec });
    switch (kind) {
      case 'bind':
        return open({ role: 'datagram', port, remotePort: undefined, backlog });
      case 'listen':
        return open({ role: 'listener', port, remotePort: undefined, backlog });
      case 'connect':
        return open({ role: 'connection', port: from, remotePort: to, backlog });
      case 'accept':
        return open({ role: 'connection', port: to, remotePort: from, backlog });
      case 'send':
        return this.#send(told);
      case 'receive':
        return this.#receive(told);
      case 'drop':
        return this.#drop(told);
      case 'close':
        return this.#close(told);
      case 'reset':
        return this.#reset(told);
      case 'error':
        if (data.code !== undefined) this.#socketOf(told, from || port)?.fail(row, data.code);
        return;
      default:
        return;
    }
  }

  #takeOfRelay({ row, actor, kind, data, bytes, t }: Told): void {
    let relay = this.#relays.get(actor);
    if (!relay) this.#relays.set(actor, (relay = new RelayLog(actor)));
    if (kind === 'bind' || kind === 'listen') {
      // Its first port is the one that clients talk to.
      relay.port ??= data.port;
      relay.protocol ??= data.protocol;
    } else if (kind === 'receive') {
      relay.receive(row, t, data, bytes ?? '', this.#newestOwner(data.protocol, data.from));
    } else if (kind === 'send') relay.send(row, data);
    else if (kind === 'drop') relay.drop(row, data);
    else if (kind === 'note') relay.note(row, t, data, bytes);
  }

  #send({ row, data, msg }: Told): void {
    const flow = this.#flow(row, data);
    const parcel = flow.send(row, data.sizeBytes ?? 0, data.card, data.did ?? []);
    // A stream has no messages: what of it was read is counted.
    if (msg !== undefined && data.protocol === 'udp') this.#parcels.set(msg, { parcel, flow });
  }

  #receive(told: Told): void {
    const { row, data, msg } = told;
    if (data.fin) return this.#socketOf(told, data.to ?? 0)?.fin(row, 'got');
    this.#flow(row, data).receive(row, data.sizeBytes ?? 0, this.#parcels.get(msg ?? '')?.parcel);
    this.#parcels.delete(msg ?? '');
  }

  /** What a relay drops it had received: the way from its sender had ended there. */
  #drop({ row, data, msg }: Told): void {
    const sent = this.#parcels.get(msg ?? '');
    if (data.card === undefined && sent) sent.flow.drop(row, sent.parcel);
  }

  #close(told: Told): void {
    const { row, actor, data } = told;
    if (data.from !== undefined) return this.#socketOf(told, data.from)?.fin(row, 'sent');
    const open = this.#socketsByActor.get(actor) ?? [];
    open.find(({ spec, isOver }) => !isOver && spec.port === data.port)?.close(row, 'closed');
  }

  /** Told by whoever did it, with the ports as it has them, and by the other end as `received`. */
  #reset(told: Told): void {
    const { row, data } = told;
    this.#socketOf(told, (data.received ? data.to : data.from) ?? 0)?.close(row, 'reset');
    const { protocol, from = 0, to = 0 } = data;
    this.#flows.get(flowKey(protocol, from, to))?.breakOff(row);
    this.#flows.get(flowKey(protocol, to, from))?.breakOff(row);
  }

  /** The system closes what a program leaves open. */
  #exit(row: number, actor: ActorId): void {
    for (const socket of this.#socketsByActor.get(actor) ?? []) socket.close(row, 'closed');
  }

  #open(spec: SocketSpec): void {
    const socket = new SocketLog(spec);
    this.#sockets.push(socket);
    const own = this.#socketsByActor.get(spec.actor);
    if (own) own.push(socket);
    else this.#socketsByActor.set(spec.actor, [socket]);
  }

  /** The actor's socket at that port; of several connections at one port the one to the other end. */
  #socketOf({ actor, data }: Told, port: number): SocketLog | undefined {
    const other = port === data.from ? data.to : data.from;
    const own = this.#socketsByActor.get(actor) ?? [];
    const isIt = ({ spec }: SocketLog): boolean =>
      spec.port === port && spec.protocol === data.protocol && (spec.remotePort ?? other) === other;
    return own.findLast((socket) => socket.spec.role === 'connection' && isIt(socket)) ?? own.findLast(isIt);
  }

  #flow(row: number, { protocol, from = 0, to = 0 }: NetData): FlowLog {
    const key = flowKey(protocol, from, to);
    let flow = this.#flows.get(key);
    if (!flow) this.#flows.set(key, (flow = new FlowLog(protocol, from, to, row)));
    return flow;
  }

  #newestOwner(protocol: Transport, port: number | undefined): ActorId | undefined {
    return port === undefined ? undefined : this.#owners.get(portKey(protocol, port))?.newest;
  }

  #noteOwner({ row, actor, kind, data }: Told): void {
    const port = ownPort(kind, data);
    if (port === undefined || this.#newestOwner(data.protocol, port) === actor) return;
    const key = portKey(data.protocol, port);
    const owner = this.#owners.get(key) ?? new Changes<ActorId>();
    owner.set(row, actor);
    this.#owners.set(key, owner);
  }
}

/** The port of its own that an actor names in an event. */
function ownPort(kind: EventKind, { port, from, to, received }: NetData): number | undefined {
  switch (kind) {
    case 'bind':
    case 'listen':
      return port;
    case 'connect':
    case 'send':
    case 'close':
      return from;
    case 'accept':
    case 'receive':
      return to;
    case 'reset':
      return received ? to : from;
    default:
      return undefined;
  }
}
