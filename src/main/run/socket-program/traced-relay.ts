/**
 * A relay as a lane of the trace. What comes to it has passed nothing and is LIVE; from the relay on all is
 * SLOWED, or GATED where the learner let it go by hand.
 */
import type { DropReason, NetData, RelayDeed, Transport } from '../../../shared/net/net-data';
import type { EventKind, Fidelity, MessageId } from '../../../shared/trace/event';
import { socketName } from '../../../shared/net/net-data';
import type { Passing, RelayObserver } from '../../relay/relay-device';
import type { TeamContext } from '../process-program/workplace';
import type { Happening } from './happening';
import type { Lane, Lanes } from './lanes';
import type { Ledger } from './ledger';
import type { Participant } from './participant';
import { digestOf, KeptBytes } from './teller';

/** Relay events name what came before by the card: more cards than this are not remembered. */
const MAX_REMEMBERED_CARDS = 100_000;

type Forwarded = Parameters<RelayObserver['forwarded']>[1];

export class TracedRelay implements RelayObserver {
  readonly #kept = new KeptBytes();
  readonly #lane: Lane;
  /** What each card was handed to the relay as. */
  readonly #arrivals = new Map<number, MessageId>();

  constructor(
    readonly run: Pick<TeamContext, 'clock' | 'turnstile'>,
    readonly who: Participant,
    readonly protocol: Transport,
    readonly ledger: Ledger,
    readonly lanes: Lanes,
  ) {
    this.#lane = lanes.open();
  }

  /** It takes what clients send from here on. */
  opened(port: number): void {
    const { protocol } = this;
    this.#tell(protocol === 'udp' ? 'bind' : 'listen', { protocol, port }, port, this.run.turnstile.fidelity);
  }

  /** Was set anew: `{ faults }` or `{ hand }`. */
  set(port: number, to: Pick<NetData, 'faults' | 'hand'>): void {
    this.#tell('note', { protocol: this.protocol, ...to }, port, 'GATED');
  }

  /** Nothing more comes. Resolves when all is told. */
  close(): Promise<void> {
    return this.lanes.close(this.#lane);
  }

  arrived(passing: Passing, waits: boolean): void {
    const { card, protocol, from, to, bytes } = passing;
    this.#tell(
      'receive',
      { ...dataOf(passing), ...(waits && { waits }) },
      namingPort(passing),
      this.run.turnstile.fidelity,
      { ...this.#payload(protocol, bytes), connection: `${to}>${from}`, received: (msg) => this.#remember(card, msg) },
    );
  }

  forwarded(passing: Passing, as: Forwarded): void {
    const { protocol, card } = passing;
    const { from, to, bytes, offset, did, byHand } = as;
    const data = {
      protocol,
      from,
      to,
      sizeBytes: bytes.length,
      ...(offset !== undefined && { offset }),
      card,
      ...(did.length > 0 && { did }),
    };
    if (protocol === 'udp') this.ledger.owns(this.who, socketName('udp', from));
    this.#tell('send', data, namingPort({ ...passing, from, to }, from), byHand ? 'GATED' : 'SLOWED', {
      ...this.#payload(protocol, bytes),
      connection: `${from}>${to}`,
      after: () => this.#arrivals.get(card),
    });
  }

  dropped(passing: Passing, reason: DropReason): void {
    const fidelity = reason === 'hand' ? 'GATED' : 'SLOWED';
    const after = (): MessageId | undefined => this.#arrivals.get(passing.card);
    this.#tell('drop', { ...dataOf(passing), reason }, namingPort(passing), fidelity, { after });
  }

  changed(passing: Passing, did: RelayDeed, other?: number): void {
    const { card, protocol, bytes } = passing;
    const copied = did === 'duplicated' && other !== undefined;
    const about: Partial<NetData> = copied
      ? { card: other, copyOf: card }
      : { card, ...(other !== undefined && { with: other }) };
    const received = (): void => {
      const arrival = this.#arrivals.get(card);
      if (copied && arrival !== undefined) this.#remember(other, arrival);
    };
    const payload = did === 'swapped' ? {} : this.#payload(protocol, bytes);
    this.#tell('note', { ...dataOf(passing), ...about, did: [did] }, namingPort(passing), 'GATED', {
      ...payload,
      after: () => {
        received();
        return this.#arrivals.get(card);
      },
    });
  }

  accepted(from: number, to: number): void {
    const data = { protocol: 'tcp', from, to } as const;
    this.#tell('accept', data, from, this.run.turnstile.fidelity, { connection: `${to}>${from}` });
  }

  connected(from: number, to: number): void {
    this.#tell('connect', { protocol: 'tcp', from, to }, from, 'SLOWED', { connection: `${from}>${to}` });
  }

  ended(from: number, to: number, how: 'fin' | 'reset', direction: 'arrived' | 'passed', byHand: boolean): void {
    const arrived = direction === 'arrived';
    const connection = arrived ? `${to}>${from}` : `${from}>${to}`;
    const end = this.who.ends.get(connection);
    const port = end?.link.clientPort ?? from;
    const fidelity = arrived ? this.run.turnstile.fidelity : byHand ? 'GATED' : 'SLOWED';
    const data = { protocol: 'tcp', from, to } as const;
    if (how === 'reset')
      this.#tell('reset', { ...data, ...(arrived && { received: true }) }, port, fidelity, { connection });
    else if (arrived) this.#tell('receive', { ...data, sizeBytes: 0, fin: true }, port, fidelity, { connection });
    else this.#tell('close', data, port, fidelity, { connection });
  }

  failed(from: number, to: number, code: string): void {
    this.#tell('error', { protocol: this.protocol, from, to, code }, from, this.run.turnstile.fidelity);
  }

  #tell(
    kind: EventKind,
    data: NetData,
    port: number,
    fidelity: Fidelity,
    more: Partial<Pick<Happening, 'bytes' | 'digest' | 'connection' | 'after' | 'received'>> = {},
  ): void {
    const { protocol } = data;
    const { connection, ...rest } = more;
    const socket = socketName(protocol, port);
    const what: Happening = {
      kind,
      t: this.run.clock.now(),
      data,
      socket,
      fidelity,
      ...rest,
      ...(protocol === 'tcp' && connection !== undefined && { connection }),
    };
    this.#lane.push({ t: what.t, tell: (sure) => this.ledger.tell(this.who, what, sure) });
    this.lanes.advance();
  }

  #payload(protocol: Transport, bytes: Buffer): Pick<Happening, 'bytes' | 'digest'> {
    return { bytes: this.#kept.of(bytes), ...(protocol === 'udp' && { digest: digestOf(bytes) }) };
  }

  #remember(card: number, msg: MessageId): void {
    this.#arrivals.set(card, msg);
    if (this.#arrivals.size <= MAX_REMEMBERED_CARDS) return;
    const oldest = this.#arrivals.keys().next().value;
    if (oldest !== undefined) this.#arrivals.delete(oldest);
  }
}

function dataOf({ protocol, from, to, bytes, offset, card }: Passing): NetData {
  return { protocol, from, to, sizeBytes: bytes.length, ...(offset !== undefined && { offset }), card };
}

/** A datagram's event is named by the relay's own port, a piece's by the port of its connection's client. */
function namingPort(
  { protocol, from, to, toServer }: Pick<Passing, 'protocol' | 'from' | 'to' | 'toServer'>,
  own = to,
): number {
  return protocol === 'udp' ? own : toServer ? from : to;
}
