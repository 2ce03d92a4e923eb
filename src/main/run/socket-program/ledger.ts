/**
 * Records what happens at the sockets of a run, and finds for each receiving end what it was handed by whom.
 *
 * Whoever is at the other end and is not of the run, such as a learner's `nc`, is called `outside-1`, `outside-2`,
 * ...: we only see what arrives from it, so what it did is RECONSTRUCTED from that, right before. The same
 * goes for one of ours that was killed before it could report what it had sent, and for what the system did in
 * its name, such as closing the connections of a process that ends.
 */
import type { NetData } from '../../../shared/net/net-data';
import type { ActorId, EventKind, Fidelity, MessageId } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { Handovers } from '../process-program/handovers';
import type { TeamContext } from '../process-program/workplace';
import { DatagramFlows } from './datagram-flows';
import type { Handed } from './handed';
import type { Happening } from './happening';
import { Outsiders } from './outsiders';
import { Participant, type OwnedEnd, type Owner } from './participant';
import { inward, Link, Links, outward } from './streams';

export class Ledger {
  readonly #flows = new DatagramFlows();
  readonly #links = new Links<Owner>();
  /** Who has a port, or had it last. */
  readonly #owners = new Map<string, Participant>();
  readonly #outsiders: Outsiders;
  #serverOutside: Participant | undefined;

  constructor(
    readonly run: Pick<TeamContext, 'actor' | 'trace'>,
    readonly handovers: Handovers,
    readonly didRecord: (who: Participant, kind: EventKind, data: NetData) => void,
  ) {
    this.#outsiders = new Outsiders(run);
  }

  /** Whoever processes of the run connect to and is not of the run is this one server, which is given a lane. */
  serverOutside(actor: ActorId): void {
    this.#serverOutside = new Participant(actor);
    this.run.actor({ actor, kind: 'outside' });
  }

  /** A port of somebody who does not tell that he binds. */
  owns(who: Participant, socket: string): void {
    this.#owners.set(socket, who);
  }

  /**
   * Records it, unless it is the receiving end of something that has not been told.
   *
   * @param sure  nobody of ours is at the other end, so it is recorded whoever that is
   * @returns whether it was recorded
   */
  tell(who: Participant, what: Happening, sure: boolean): boolean {
    const udp = what.data.protocol === 'udp';
    switch (what.kind) {
      case 'bind':
      case 'listen':
        this.owns(who, what.socket);
        return this.#record(who, what);
      case 'send':
        return udp ? this.#sendDatagram(who, what) : this.#write(who, what);
      case 'receive':
        return udp ? this.#receiveDatagram(who, what, sure) : this.#receivePiece(who, what, sure);
      case 'connect':
        return this.#connect(who, what);
      case 'accept':
        return this.#accept(who, what, sure);
      case 'drop':
        return what.data.reason === 'not-taken' ? this.#receiveDatagram(who, what, sure) : this.#record(who, what);
      case 'close':
        return this.#close(who, what);
      case 'reset':
        return this.#reset(who, what, sure);
      default:
        return this.#record(who, what);
    }
  }

  #sendDatagram(who: Participant, what: Happening): boolean {
    const handed = this.#handOver(who, what);
    this.#flows.sent(datagramKey(what), handed);
    this.#wake(this.#owners.get(`udp:${String(what.data.to)}`), `udp:${String(what.data.to)}`);
    return true;
  }

  #receiveDatagram(who: Participant, what: Happening, sure: boolean): boolean {
    const key = datagramKey(what);
    const handed = this.#flows.claim(key) ?? (sure ? this.#reconstruct(this.#senderOf(what), 'send', what) : undefined);
    return this.#takeOver(who, what, handed);
  }

  #connect(who: Participant, what: Happening): boolean {
    const { from = 0, to = 0 } = what.data;
    const owner = { who, connection: what.connection ?? '' };
    const link = new Link(owner, from, to, this.#handOver(who, what));
    who.remember(owner.connection, { link, isClient: true });
    if (this.#serverOutside && !this.#owners.has(`tcp:${to}`))
      link.server = { who: this.#serverOutside, connection: '' };
    else this.#links.connected(link);
    this.#wake(this.#owners.get(`tcp:${to}`), `tcp:${to}`);
    return true;
  }

  #accept(who: Participant, what: Happening, sure: boolean): boolean {
    const { from = 0, to = 0 } = what.data;
    const link = this.#links.accept(from, to) ?? (sure ? this.#connectOfOutsider(what, from, to) : undefined);
    if (!link) return false;
    link.server = { who, connection: what.connection ?? '' };
    who.remember(link.server.connection, { link, isClient: false });
    return this.#takeOver(who, what, link.connect);
  }

  #write(who: Participant, what: Happening): boolean {
    const end = endOf(who, what);
    const { offset = 0, sizeBytes = 0 } = what.data;
    const handed = this.#handOver(who, what);
    if (!end) return true;
    outward(end).wrote(offset, sizeBytes, handed);
    this.#wakeOther(end);
    return true;
  }

  #receivePiece(who: Participant, what: Happening, isSure: boolean): boolean {
    const end = endOf(who, what);
    if (!end) return this.#record(who, what);
    const { offset = 0, sizeBytes = 0, fin } = what.data;
    const stream = inward(end);
    // It tells us nothing, so there is nothing to wait for.
    const sure = isSure || this.#otherIsServerOutside(end);
    if (fin) {
      // Where bytes lay unread when a reset came, Node tells the program of an end.
      const over = stream.fin ?? stream.reset;
      if (over || !sure) return this.#takeOver(who, what, over);
      return this.#takeOver(who, what, (stream.fin = this.#reconstruct(this.#otherOf(end), 'close', what)));
    }
    if (sure && offset + sizeBytes > stream.sentBytes) {
      stream.wrote(
        stream.sentBytes,
        offset + sizeBytes - stream.sentBytes,
        this.#reconstruct(this.#otherOf(end), 'send', what),
      );
    }
    return this.#takeOver(who, what, stream.lastIn(offset, sizeBytes));
  }

  #close(who: Participant, what: Happening): boolean {
    const end = endOf(who, what);
    if (!end) {
      if (what.connection === undefined) this.#owners.delete(what.socket);
      return this.#record(who, what);
    }
    outward(end).fin = this.#handOver(who, what);
    this.#wakeOther(end);
    return true;
  }

  #reset(who: Participant, what: Happening, sure: boolean): boolean {
    const end = endOf(who, what);
    if (!end) return this.#record(who, what);
    if (what.data.received) {
      const stream = inward(end);
      if (!stream.reset && (sure || this.#otherIsServerOutside(end)))
        stream.reset = this.#reconstruct(this.#otherOf(end), 'reset', what);
      return this.#takeOver(who, what, stream.reset);
    }
    outward(end).reset = this.#handOver(who, what);
    this.#wakeOther(end);
    return true;
  }

  #senderOf({ data: { protocol, from = 0 } }: Happening): Participant {
    return this.#owners.get(`${protocol}:${from}`) ?? this.#outsiders.at(protocol, from);
  }

  #otherIsServerOutside({ link, isClient }: OwnedEnd): boolean {
    return isClient && link.server !== undefined && link.server.who === this.#serverOutside;
  }

  /** Who is at the other end of a connection, which may be a server that is not of the run. */
  #otherOf({ link, isClient }: OwnedEnd): Participant {
    if (!isClient) return link.client.who;
    link.server ??= { who: this.#owners.get(`tcp:${link.serverPort}`) ?? this.#outsiders.next(), connection: '' };
    return link.server.who;
  }

  #connectOfOutsider(what: Happening, from: number, to: number): Link<Owner> {
    const who = this.#outsiders.next();
    return new Link({ who, connection: '' }, from, to, this.#reconstruct(who, 'connect', what));
  }

  /** Records what we did not see, right before what we saw of it. */
  #reconstruct(who: Participant, kind: EventKind, seen: Happening): Handed {
    const {
      received: _received,
      fin: _fin,
      code: _code,
      card: _card,
      reason: _reason,
      sizeBytes,
      offset,
      ...peers
    } = seen.data;
    const payload =
      kind === 'send' ? { ...(sizeBytes !== undefined && { sizeBytes }), ...(offset !== undefined && { offset }) } : {};
    const { t, socket, bytes } = seen;
    const where = seen.data.protocol === 'udp' ? `udp:${String(peers.from)}` : socket;
    const what: Happening = {
      kind,
      t,
      data: { ...peers, ...payload },
      socket: where,
      fidelity: 'RECONSTRUCTED',
      ...(kind === 'send' && bytes !== undefined && { bytes }),
    };
    return { msg: this.#handOver(who, what).msg };
  }

  #handOver(who: Participant, what: Happening): Handed {
    const msg = this.handovers.next(who.actor);
    this.#record(who, what, msg);
    return { msg, ...(who.isRelay && { stamp: what.fidelity }) };
  }

  /** @returns `false` if it was not handed over (yet) */
  #takeOver(who: Participant, what: Happening, handed: Handed | undefined): boolean {
    if (!handed) return false;
    what.received?.(handed.msg);
    return this.#record(who, what, handed.msg, handed.stamp);
  }

  #record(who: Participant, what: Happening, msg?: MessageId, stamp?: Fidelity): true {
    const { kind, t, data, socket, fidelity, line, bytes } = what;
    const after = what.after?.();
    this.run.trace.record({
      t,
      actor: who.actor,
      kind,
      socket,
      data: data as unknown as Json,
      fidelity: stamp ?? fidelity,
      ...(line !== undefined && line > 0 && { line }),
      ...(bytes !== undefined && bytes !== '' && { bytes }),
      ...(msg !== undefined && { msg }),
      ...(after !== undefined && { after }),
    });
    this.didRecord(who, kind, data);
    return true;
  }

  #wake(who: Participant | undefined, socket: string): void {
    if (who?.waitsFor.has(socket)) who.onSentTo?.();
  }

  #wakeOther(end: OwnedEnd): void {
    const other = end.isClient ? end.link.server : end.link.client;
    if (other) this.#wake(other.who, `tcp:${end.link.clientPort}#${other.connection}`);
  }
}

function datagramKey({ data: { from = 0, to = 0, sizeBytes = 0 }, digest = '' }: Happening) {
  return { from, to, sizeBytes, digest };
}

function endOf(who: Participant, { connection }: Happening): OwnedEnd | undefined {
  return connection === undefined ? undefined : who.ends.get(connection);
}
