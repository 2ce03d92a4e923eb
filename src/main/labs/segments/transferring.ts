/**
 * One run of `segments`: two processes with a real UDP socket each, and between them a relay that loses,
 * doubles, reorders and damages, or lets the learner do so.
 *
 *     sender --udp--> relay (in main) --udp--> receiver
 *            <-------                 <-------
 */
import type { segments, SegmentsSummary } from '../../../shared/labs/segments/contract';
import { NO_FAULTS, type Faults } from '../../../shared/relay/faults';
import type { ActorId, EventKind } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { ParentQueue } from '../../run/process-program/parent-queue';
import { MAIN } from '../../run/process-program/process-team';
import type { ProgramProcess } from '../../run/process-program/program-process';
import type { ProcessObserver } from '../../run/process-program/workplace';
import { SocketTeam } from '../../run/socket-program/socket-team';
import type { RelayDevice } from '../../relay/relay-device';
import { Tally } from './tally';
import { receiverGiven, senderGiven, textOf, transfersOf, type Transfer } from './transfer';

export class Transferring implements ProcessObserver {
  readonly team: SocketTeam;
  readonly #turns = new ParentQueue<number>('turns');
  readonly #transfers: readonly Transfer[];
  readonly #tally: Tally;
  /** How many transfers are over; all, once a process has ended. And who waits for the next. */
  #over = 0;
  #didEnd: (() => void) | undefined;
  /** Not announced yet. */
  #addresses: Readonly<Record<string, number>> = {};

  constructor(readonly run: RunContext<typeof segments>) {
    this.#transfers = transfersOf(run.params, run.experiment === 'loss-sweep');
    this.#tally = new Tally(run.params.protocol, this.#transfers, textOf(run.params, run.seed));
    this.team = new SocketTeam(run, { queues: [this.#turns], observer: this });
  }

  /** The whole run, from the first process started to the last one gone. */
  async live(): Promise<SegmentsSummary> {
    const { run, team } = this;
    try {
      await this.#transferAll();
    } catch (error) {
      // Stopped before there was a port: that is no failure.
      if (!run.signal.aborted || !(error instanceof LabError)) throw error;
    } finally {
      await team.close();
    }
    return this.#tally.summary(run.clock.now() / 1e6);
  }

  didTell(by: ActorId, kind: EventKind, data: Json): void {
    if (by === 'receiver' && kind === 'receive') this.#announce();
    if (kind !== 'note' || typeof data !== 'object' || data === null || Array.isArray(data)) return;
    const told = data as Readonly<Record<string, Json>>;
    const code = told['code'];
    if (typeof code !== 'string') return;
    if (told['from'] !== undefined) return; // of somebody from outside
    this.#tally.heard(code, told);
    if (by === 'sender' && (code === 'ALL_ACKNOWLEDGED' || code === 'GAVE_UP')) {
      this.#over += 1;
      this.#didEnd?.();
    }
  }

  willEnd(): void {
    this.#over = Infinity;
    this.#didEnd?.();
  }

  async #transferAll(): Promise<void> {
    const { run, team } = this;
    const given = receiverGiven(run.params, this.#transfers);
    const receiver = await team.start({ actor: 'receiver', program: 'labs/segments/receiver.process', given });
    if (!receiver) return;
    const target = await team.portOf('receiver');
    const relay = await team.udpRelay({
      target,
      faults: faultsOf(run.params),
      hand: run.experiment === 'by-hand',
      quietMs: quietMsOf(run.params),
    });
    this.#addresses = { receiver: target, relay: relay.port };
    const sender = await this.#startSender(relay.port);
    if (this.#transfers.length > 1 && !(await this.#takeTurns(relay))) return;
    await team.join(sender);
    if (run.hold) await team.join(receiver); // until the run is stopped
    if (run.signal.aborted || receiver.exit) return;
    // Nobody will ask it any more, which it cannot know.
    receiver.kill('SIGTERM', MAIN);
    await team.join(receiver);
  }

  /**
   * Where the receiver and the bad network are, for senders from outside. Not before it has heard its own
   * sender: it takes the first that comes for that one.
   */
  #announce(): void {
    for (const [name, port] of Object.entries(this.#addresses)) this.team.announce(name, 'udp', port);
    this.#addresses = {};
  }

  #startSender(port: number): Promise<ProgramProcess | undefined> {
    const { params, seed, experiment } = this.run;
    const given = senderGiven(params, seed, { port, byHand: experiment === 'by-hand', transfers: this.#transfers });
    return this.team.start({ actor: 'sender', program: 'labs/segments/sender.process', given });
  }

  /**
   * One transfer after the other, each over a network set up for it.
   *
   * @returns whether it came to the last
   */
  async #takeTurns(relay: RelayDevice): Promise<boolean> {
    const { run, team } = this;
    for (const { stream, loss } of this.#transfers) {
      if (run.signal.aborted || this.#over === Infinity) return false;
      relay.setFaults({ ...faultsOf(run.params), loss });
      await team.put(this.#turns, stream);
      await this.#transferOver(stream);
    }
    return this.#over !== Infinity;
  }

  async #transferOver(stream: number): Promise<void> {
    const { signal, turnstile } = this.run;
    turnstile.blocked(MAIN);
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.#over > stream || signal.aborted) resolve();
      };
      this.#didEnd = look;
      signal.addEventListener('abort', look, { once: true });
      look();
    });
    turnstile.underWay(MAIN);
  }
}

function faultsOf({
  loss,
  duplicate,
  reorder,
  corrupt,
  delayMs,
  jitterMs,
}: RunContext<typeof segments>['params']): Faults {
  return { ...NO_FAULTS, loss, duplicate, reorder, corrupt, delayMs, jitterMs };
}

/**
 * After one round trip without another what was reordered goes on: stop-and-wait would wait for it in vain,
 * and with a window the next would have come. The run promises no fixed order anyway, since timers send.
 */
const quietMsOf = ({ delayMs, jitterMs }: RunContext<typeof segments>['params']): number =>
  Math.max(10, 2 * (delayMs + jitterMs));
