/**
 * One run of `patterns`: a sender that listens, and workers that connect to it. In `pull` it is a collector and its
 * sources. The one switch is which program stands in the middle, and which kind of worker it has.
 *
 *     worker-1 .. worker-N  ==connection==>  sender        main calls the late ones when it is time
 */
import { castOf, type CastWorker } from '../../../shared/labs/patterns/cast';
import type { Pattern, patterns, PatternsSummary } from '../../../shared/labs/patterns/contract';
import { hubOf, jobNoteOf, type JobNote } from '../../../shared/labs/patterns/events';
import { summaryOf } from '../../../shared/labs/patterns/tally';
import type { ActorId, EventKind, TraceEvent } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { ParentQueue } from '../../run/process-program/parent-queue';
import { MAIN } from '../../run/process-program/process-team';
import type { ProgramProcess } from '../../run/process-program/program-process';
import type { ProcessObserver } from '../../run/process-program/workplace';
import { SocketTeam } from '../../run/socket-program/socket-team';
import { BEGIN, CALLS, senderGiven, workerGiven } from './given';

const SENDERS: { readonly [Name in Pattern]: string } = {
  'request-reply': 'asker',
  push: 'pusher',
  pull: 'collector',
  pubsub: 'broadcaster',
};

export class Delivering implements ProcessObserver {
  readonly #team: SocketTeam;
  readonly #calls = new Calls(CALLS);
  readonly #begin = new ParentQueue(BEGIN);
  readonly #cast: readonly CastWorker[];
  readonly #hub: ActorId;
  readonly #out = new Set<number>();
  readonly #connected = new Set<ActorId>();
  readonly #gone = new Set<ActorId>();
  /** The sender has given out all it ever will. */
  #isAllOut = false;
  #onChange: (() => void) | undefined;

  constructor(readonly run: RunContext<typeof patterns>) {
    this.#cast = castOf(run.params);
    this.#hub = hubOf(run.experiment);
    this.#calls.onDidSleep = () => this.#onChange?.();
    this.#team = new SocketTeam(run, { queues: [this.#calls, this.#begin], observer: this });
  }

  /** The whole run, from the first process started to the last one gone. */
  async live(): Promise<PatternsSummary> {
    const { run } = this;
    try {
      await this.#share();
    } catch (error) {
      // Stopped before there was a port: that is no failure.
      if (!run.signal.aborted || !(error instanceof LabError)) throw error;
    } finally {
      await this.#team.close();
    }
    return summaryOf(run.experiment, run.params, this.#events());
  }

  didTell(by: ActorId, kind: EventKind, data: Json): void {
    if (kind === 'connect') this.#connected.add(by);
    const note = kind === 'note' && by === this.#hub ? jobNoteOf(data) : undefined;
    if (note) this.#noted(note);
  }

  willEnd(actor: ActorId): void {
    this.#gone.add(actor);
    if (this.#isStuck) this.#team.members.get(this.#hub)?.kill('SIGTERM', MAIN);
    this.#onChange?.();
  }

  async #share(): Promise<void> {
    const { run } = this;
    const team = this.#team;
    const hub = await team.start({
      actor: this.#hub,
      program: `labs/patterns/${SENDERS[run.experiment]}.process`,
      given: senderGiven(run.params, run.hold),
    });
    if (!hub) return;
    const port = await team.portOf(this.#hub);
    team.announce(this.#hub, 'tcp', port);
    const workers = await this.#startWorkers(port);
    await this.#until(() => this.#late.every(({ actor }) => this.#calls.has(actor) || this.#gone.has(actor)));
    await team.put(this.#begin, null);
    if (this.#late.length > 0) await this.#until(() => this.#isTimeForTheLate);
    for (const _late of this.#late) await team.put(this.#calls, null);
    for (const worker of workers) await team.join(worker);
    await team.join(hub);
  }

  async #startWorkers(port: number): Promise<readonly ProgramProcess[]> {
    const { params, experiment } = this.run;
    const program = `labs/patterns/${experiment === 'pull' ? 'source' : 'worker'}.process`;
    const started: ProgramProcess[] = [];
    for (const worker of this.#cast) {
      const given = workerGiven(params, experiment, port, worker);
      const member = await this.#team.start({ actor: worker.actor, program, given });
      if (member) started.push(member);
    }
    return started;
  }

  #noted(note: JobNote): void {
    if (note.code === 'job-out') this.#out.add(note.job);
    if (note.code === 'all-out' || note.code === 'nobody-left') this.#isAllOut = true;
    this.#onChange?.();
  }

  /** Main waits until something is so, or the run is to end. */
  async #until(isSo: () => boolean): Promise<void> {
    const { signal, turnstile } = this.run;
    turnstile.blocked(MAIN);
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (isSo() || signal.aborted) resolve();
      };
      this.#onChange = look;
      signal.addEventListener('abort', look, { once: true });
      look();
    });
    turnstile.underWay(MAIN);
  }

  get #late(): readonly CastWorker[] {
    return this.#cast.filter(({ isLate }) => isLate);
  }

  /** So many jobs are out, or nobody else is there to do them. */
  get #isTimeForTheLate(): boolean {
    const { params, experiment } = this.run;
    if (this.#isAllOut || this.#gone.has(this.#hub)) return true;
    if (this.#out.size >= Math.min(params.lateAfter, params.jobs)) return true;
    // A sender that waits for nobody gets there by itself.
    return experiment !== 'pubsub' && this.#cast.every(({ actor, isLate }) => isLate || this.#gone.has(actor));
  }

  /**
   * Somebody has ended a worker before it came. The sender cannot know of it: it waits for ever if it is to begin with
   * that one, or if all the others are gone.
   */
  get #isStuck(): boolean {
    const { hold, signal } = this.run;
    if (hold || signal.aborted || this.#gone.has(this.#hub)) return false;
    const never = this.#cast.filter(({ actor }) => this.#gone.has(actor) && !this.#connected.has(actor));
    const isAlone = this.#cast.every(({ actor }) => this.#gone.has(actor));
    return never.some(({ isLate }) => !isLate || isAlone);
  }

  *#events(): Generator<TraceEvent> {
    const { store } = this.run.trace;
    for (let row = 0; row < store.length; row += 1) yield store.event(row);
  }
}

/** Where the late ones wait to be called; it says who does. */
class Calls extends ParentQueue {
  onDidSleep: (() => void) | undefined;
  readonly #slept = new Set<ActorId>();

  has(actor: ActorId): boolean {
    return this.#slept.has(actor);
  }

  override sleep(actor: ActorId, wake: () => void): void {
    super.sleep(actor, wake);
    this.#slept.add(actor);
    this.onDidSleep?.();
  }
}
