/** What one run of `udp` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { udp } from '../../../../shared/labs/udp/contract';
import type { ParamsOf } from '../../../../shared/labs/lab';
import { numberOf } from '../../../../shared/labs/udp/payload';
import { isClient, isRelay, SERVER, tallyOf, type Tally } from '../../../../shared/labs/udp/tally';
import { bytesOfHex } from '../../../../shared/net/hex';
import { netDataOf, type DropReason, type NetData, type RelayDeed } from '../../../../shared/net/net-data';
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { eventsOf, wasGated, type Events, type WatchedRun } from '../watched-run';

/** A datagram that the server was given. */
export interface Arrival {
  readonly row: number;
  readonly from: number;
  /** As the server read it, right or wrong. */
  readonly number: number | undefined;
  /** Somebody changed it on the way. */
  readonly isEdited: boolean;
}

export interface UdpFacts extends Tally {
  readonly params: ParamsOf<typeof udp>;
  readonly events: Events;
  /** The run came to its own end. One that was stopped is over, too, but does not show all. */
  readonly completed: boolean;
  /** Somebody chose, at least for a while, who goes next: the learner, or the pace. */
  readonly gated: boolean;
  readonly serverPort: number | undefined;
  readonly serverSockets: number;
  readonly arrivals: readonly Arrival[];
  /** Rows of the client's sends whose number never arrived. */
  readonly lostRows: readonly number[];
  /** Numbers in the order in which the relay passed them on to the server. */
  readonly passedOn: readonly number[];
  readonly deeds: Readonly<Partial<Record<RelayDeed, number>>>;
  readonly drops: Readonly<Partial<Record<DropReason, number>>>;
  /** Rows where the relay dropped what the server had sent. */
  readonly lostAnswerRows: readonly number[];
  /** Ports of programs from outside that the server answered. */
  readonly outsideAnswered: number;
  /** Errors that clients were told of. */
  readonly errorRows: Readonly<Record<ActorId, readonly number[]>>;
  readonly sentBy: Readonly<Record<ActorId, number>>;
  /** Row of each client's first send. */
  readonly firstSendRow: Readonly<Record<ActorId, number>>;
}

export function udpFacts({ params, events, status }: WatchedRun<typeof udp>): UdpFacts {
  const tally = tallyOf(events, params.acknowledge);
  const reading = new Reading(new Set(tally.lostNumbers));
  for (const [row, event] of eventsOf(events)) {
    const net = netDataOf(event.data);
    if (net) reading.take(row, event, net);
  }
  return {
    ...tally,
    ...reading.result(),
    params,
    events,
    completed: status === 'completed',
    gated: wasGated(events),
  };
}

class Reading {
  #serverPort: number | undefined;
  #serverSockets = 0;
  #outsideAnswered = 0;
  readonly #arrivals: Arrival[] = [];
  readonly #lostRows: number[] = [];
  readonly #passedOn: number[] = [];
  readonly #lostAnswerRows: number[] = [];
  readonly #deeds: Partial<Record<RelayDeed, number>> = {};
  readonly #drops: Partial<Record<DropReason, number>> = {};
  readonly #errorRows: Record<ActorId, number[]> = {};
  readonly #sentBy: Record<ActorId, number> = {};
  readonly #firstSendRow: Record<ActorId, number> = {};
  readonly #outsidePorts = new Set<number>();
  readonly #edited = new Set<string>();

  constructor(readonly lost: ReadonlySet<number>) {}

  take(row: number, event: TraceEvent, net: NetData): void {
    const { actor } = event;
    if (actor === SERVER) this.#server(row, event, net);
    else if (isClient(actor)) this.#client(row, event);
    else if (isRelay(actor)) this.#relay(row, event, net);
    else if (actor.startsWith('outside') && event.kind === 'send') this.#outsidePorts.add(net.from ?? 0);
  }

  #server(row: number, event: TraceEvent, { port, from = 0, to = 0 }: NetData): void {
    if (event.kind === 'bind') {
      this.#serverPort ??= port;
      this.#serverSockets += 1;
    } else if (event.kind === 'receive') {
      const isEdited = event.msg !== undefined && this.#edited.has(event.msg);
      this.#arrivals.push({ row, from, number: numberIn(event), isEdited });
    } else if (event.kind === 'send' && this.#outsidePorts.has(to)) this.#outsideAnswered += 1;
  }

  #client(row: number, event: TraceEvent): void {
    const { actor, kind } = event;
    if (kind === 'error') (this.#errorRows[actor] ??= []).push(row);
    if (kind !== 'send') return;
    this.#sentBy[actor] = (this.#sentBy[actor] ?? 0) + 1;
    this.#firstSendRow[actor] ??= row;
    const number = numberIn(event);
    if (number !== undefined && this.lost.has(number)) this.#lostRows.push(row);
  }

  #relay(row: number, event: TraceEvent, { from, to, did = [], reason }: NetData): void {
    if (event.kind === 'drop' && reason !== undefined) {
      this.#drops[reason] = (this.#drops[reason] ?? 0) + 1;
      if (from === this.#serverPort) this.#lostAnswerRows.push(row);
    }
    if (event.kind !== 'send') return;
    for (const deed of new Set(did)) this.#deeds[deed] = (this.#deeds[deed] ?? 0) + 1;
    if (did.includes('edited') && event.msg !== undefined) this.#edited.add(event.msg);
    const number = numberIn(event);
    if (to === this.#serverPort && number !== undefined) this.#passedOn.push(number);
  }

  result() {
    return {
      serverPort: this.#serverPort,
      serverSockets: this.#serverSockets,
      arrivals: this.#arrivals,
      lostRows: this.#lostRows,
      passedOn: this.#passedOn,
      lostAnswerRows: this.#lostAnswerRows,
      deeds: this.#deeds,
      drops: this.#drops,
      outsideAnswered: this.#outsideAnswered,
      errorRows: this.#errorRows,
      sentBy: this.#sentBy,
      firstSendRow: this.#firstSendRow,
    };
  }
}

/** A number has at most five digits and a space behind it. */
const HEAD_HEX = 12;

function numberIn({ bytes = '' }: TraceEvent): number | undefined {
  return numberOf(bytesOfHex(bytes.slice(0, HEAD_HEX)));
}

/** Whether a list goes down somewhere: something was overtaken. */
export const isOvertaken = (numbers: readonly number[]): boolean =>
  numbers.some((number, index) => index > 0 && number < (numbers[index - 1] ?? 0));

/** With acknowledgements: the numbers that were handed on more than once, and those that never were. */
export function handedOnTwice({ delivered }: UdpFacts): readonly number[] {
  const [seen, twice] = [new Set<number>(), new Set<number>()];
  for (const number of delivered) (seen.has(number) ? twice : seen).add(number);
  return [...twice];
}

export function neverHandedOn({ delivered, params }: UdpFacts): readonly number[] {
  const handedOn = new Set(delivered);
  return Array.from({ length: params.count }, (_, number) => number).filter((number) => !handedOn.has(number));
}

/** Every number exactly once, as the client meant it. */
export const allOnce = (facts: UdpFacts): boolean =>
  facts.delivered.length === facts.params.count && neverHandedOn(facts).length === 0;
