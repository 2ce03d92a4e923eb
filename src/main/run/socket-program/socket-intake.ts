/** Hears the processes of a run that hold sockets, and has what they report recorded in an order that holds. */
import type { EventKind } from '../../../shared/trace/event';
import type { Report, SocketReport } from '../process-program/message';
import type { ProgramProcess } from '../process-program/program-process';
import type { Intake } from '../process-program/workplace';
import type { Happening } from './happening';
import type { Lane, Lanes, Task } from './lanes';
import type { Ledger } from './ledger';
import { Participant } from './participant';

interface Place {
  readonly who: Participant;
  readonly lane: Lane;
  /** It can be asked what there is: it has said hello and is not gone. */
  hears: boolean;
  /** Rounds it has not answered. */
  readonly asked: Map<number, () => void>;
  /** Of the round in which it is asked whether it still waits. */
  confirmation: number;
}

const GIVES = new Set<EventKind>(['publish', 'put']);
const TAKES = new Set<EventKind>(['deliver', 'get']);

type NetReport = Extract<SocketReport, { do: 'net' }>;

export class SocketIntake implements Intake {
  readonly #places = new Map<ProgramProcess, Place>();
  /** What programs have handed over in a way of their own, and is told. */
  readonly #handedOver = new Set<string>();
  /** Below zero, to tell them from the rounds of the lanes. */
  #lastConfirmation = 0;

  constructor(
    readonly ledger: Ledger,
    readonly lanes: Lanes,
    readonly didEnd: (who: Participant) => void,
    readonly turnstile: { blocked(actor: string): void; underWay(actor: string): void },
  ) {}

  started(member: ProgramProcess): void {
    const asked = new Map<number, () => void>();
    const place: Place = {
      who: new Participant(member.actor, member),
      lane: this.lanes.open((round) => flush(place, member, round)),
      hears: false,
      asked,
      confirmation: 0,
    };
    place.who.onSentTo = () => {
      this.turnstile.underWay(member.actor);
      this.#askAgain(place, member);
    };
    this.#places.set(member, place);
  }

  heard(member: ProgramProcess, reports: readonly Report[]): void {
    const place = this.#places.get(member);
    if (!place) return;
    for (const report of reports) this.#take(place, member, report);
    this.lanes.advance();
  }

  async ended(member: ProgramProcess): Promise<void> {
    const place = this.#places.get(member);
    if (!place) return;
    place.hears = false;
    for (const answer of place.asked.values()) answer();
    place.asked.clear();
    await this.lanes.close(place.lane);
    this.#places.delete(member);
    this.didEnd(place.who);
  }

  #take(place: Place, member: ProgramProcess, report: Report): void {
    const { who, lane } = place;
    switch (report.do) {
      case 'synced':
        if (report.round < 0) return lane.push(task(0, () => told(() => this.#stillWaits(place, report.round))));
        place.asked.get(report.round)?.();
        place.asked.delete(report.round);
        return;
      case 'net':
        return lane.push(this.#socketTask(who, member, report));
      case 'waits':
        return lane.push(task(0, () => told(() => this.#waits(place, member, report.sockets))));
      case 'woke':
        return lane.push(task(0, () => told(() => this.#woke(who))));
      case 'hello':
        place.hears = true;
        return member.take(report);
      case 'event':
        return lane.push(this.#eventTask(member, report));
      default:
        return lane.push(task(timeOf(report), () => told(() => member.take(report))));
    }
  }

  /**
   * It may not have noticed yet what was sent to it before it said so. So it is asked again: by then it has,
   * unless that was lost. What is told to be sent to it from here on makes it under way, until it was asked.
   */
  #waits(place: Place, member: ProgramProcess, sockets: readonly string[]): void {
    place.who.waitsFor = new Set(sockets);
    this.#askAgain(place, member);
  }

  #askAgain(place: Place, member: ProgramProcess): void {
    this.#lastConfirmation -= 1;
    place.confirmation = this.#lastConfirmation;
    if (place.hears) member.sync(place.confirmation);
  }

  #stillWaits({ who, confirmation }: Place, round: number): void {
    if (round === confirmation && who.waitsFor.size > 0) this.turnstile.blocked(who.actor);
  }

  #woke(who: Participant): void {
    who.waitsFor = new Set();
    this.turnstile.underWay(who.actor);
  }

  /**
   * What programs hand over in a way of their own, such as through a server that is not of the run: who was given it
   * waits for who gave it, as the ends of a connection do.
   */
  #eventTask(member: ProgramProcess, report: Extract<Report, { do: 'event' }>): Task {
    const { kind, msg } = report;
    return task(timeOf(report), (sure) => {
      if (msg !== undefined && TAKES.has(kind) && !sure && !this.#handedOver.has(msg)) return false;
      if (msg !== undefined && GIVES.has(kind)) this.#handedOver.add(msg);
      return told(() => member.take(report));
    });
  }

  #socketTask(who: Participant, member: ProgramProcess, report: NetReport): Task {
    const what = happeningOf(report);
    return task(what.t, (sure) => {
      try {
        return this.ledger.tell(who, what, sure);
      } catch (error) {
        member.refuse(error);
        return true;
      }
    });
  }
}

const task = (t: number, tell: Task['tell']): Task => ({ t, tell });

/** Things that need nobody come after what is before them in their lane, whenever they happened. */
function timeOf(report: Report): number {
  return 'at' in report ? report.at.t : 0;
}

function told(tell: () => void): true {
  tell();
  return true;
}

function flush(place: Place, member: ProgramProcess, round: number): Promise<void> {
  if (!place.hears) return Promise.resolve();
  return new Promise((resolve) => {
    place.asked.set(round, resolve);
    member.sync(round);
  });
}

function happeningOf({ kind, data, socket, bytes, digest, connection, at }: NetReport): Happening {
  return {
    kind,
    t: at.t,
    data,
    socket,
    fidelity: at.gated ? 'GATED' : 'LIVE',
    line: at.line,
    ...(bytes !== undefined && { bytes }),
    ...(digest !== undefined && { digest }),
    ...(connection !== undefined && { connection: String(connection) }),
  };
}
