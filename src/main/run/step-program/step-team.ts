/**
 * Main's end of a step program on real threads: asks for executions, stands for the threads at the
 * turnstile, and says how an execution ended.
 *
 * The threads live as long as the team. Going back is beginning anew: whoever stands, waits or runs is
 * taken out of its program, the memory is laid out again, and the threads play the steps before that
 * point themselves. Nobody of the attempt before can be let through into the next: every `go` knows for
 * which attempt it was given.
 */
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { Schedule } from '../../../shared/steps/schedule';
import type { ActorId, EventKind, NewEvent } from '../../../shared/trace/event';
import type { ThreadExit } from '../../resources/thread';
import type { Attempt, AttemptOptions, OnBatch, RaceOptions, StepTeamPlan } from './attempt';
import { AttemptState, threadsOf } from './attempt-state';
import { CONTROL, JOB } from './control';
import { eventOf, standingBefore } from './step-event';
import type { StepRecord } from './step-record';
import { ThreadCrew, type TeamContext } from './thread-crew';

/** Handed to the recorder at once: as many as one pack of a feed carries. */
const BATCH_EVENTS = 4_096;

interface Asked {
  readonly script: Schedule;
  /** After the script everybody stays where they are. */
  readonly halt: boolean;
  readonly onStep?: ((event: NewEvent) => void) | undefined;
}

interface Waiter {
  readonly resolve: (attempt: Attempt) => void;
  readonly reject: (reason: unknown) => void;
}

export class StepTeam {
  readonly #crew: ThreadCrew;
  readonly #actors: readonly ActorId[];
  #state: AttemptState;
  /** What is under way, or about to be. */
  #asked: Asked = { script: [], halt: false };
  /** Which attempt; goes up as soon as another is asked for. */
  #attempt = 0;
  /** That attempt has begun; before, what is read belongs to the one before. */
  #begun = false;
  #concluded = false;
  #cycleTold = false;
  #waiters: Waiter[] = [];
  #queue: Promise<void> = Promise.resolve();
  readonly #batch: NewEvent[] = [];
  #unsubscribe: () => void = () => undefined;
  #finished: Promise<void> | undefined;
  #failure: LabError | undefined;

  constructor(
    readonly run: TeamContext,
    readonly plan: StepTeamPlan,
  ) {
    this.#actors = plan.program.threads.map(({ actor }) => actor);
    this.#state = new AttemptState(this.#actors.length);
    this.#crew = new ThreadCrew(run, plan, {
      onRecord: (record) => this.#take(record),
      onRead: () => this.#flush(),
      onExit: (thread, exit) => this.#didExit(thread, exit),
    });
  }

  /**
   * Starts the threads, which live as long as the team; does nothing if the run is to end.
   *
   * @throws LabError 'INTERNAL' if one cannot be started
   */
  async start(): Promise<void> {
    const { signal, turnstile } = this.run;
    if (signal.aborted) return;
    signal.addEventListener('abort', () => void this.finish(), { once: true });
    this.#unsubscribe = turnstile.onDidChange(({ pace }) => this.#crew.setGated(pace.mode !== 'free'));
    await this.#crew.start((thread) => {
      this.#record('spawn', { actor: this.#crew.nameOf(thread) }, { msg: spawnOf(thread), fidelity: 'LIVE' });
    });
    if (this.#failure) throw this.#failure;
  }

  /**
   * One traced execution at the run's turnstile. Ends one that is under way.
   *
   * @returns resolves when all threads have ended or all that live wait; {@link undo} and
   *          {@link restart} meanwhile let it resolve with the attempt they begin
   * @throws LabError 'CANCELLED' when the run is to end
   */
  attempt({ prefix = [], onStep }: AttemptOptions = {}): Promise<Attempt> {
    return this.#ask({ script: prefix, halt: false, onStep });
  }

  /**
   * One traced execution by that schedule, the threads handing over to each other. Where it cannot be
   * followed, or ends early, they stay where they are (who cannot go on waits), and the attempt says so.
   */
  replay(schedule: Schedule): Promise<Attempt> {
    return this.#ask({ script: schedule, halt: true });
  }

  /**
   * Untraced executions, as fast as they go; resolves after the last batch.
   *
   * @throws LabError 'CANCELLED' when the run is to end; also from the attempt this puts an end to
   */
  async race(runs: number, onBatch: OnBatch, { schedule = [] }: RaceOptions = {}): Promise<void> {
    this.#attempt += 1;
    this.#begun = false;
    this.#reject(new LabError('CANCELLED'));
    await this.#inTurn(async () => {
      await this.#clear();
      for (let left = runs; left > 0;) {
        this.#prepareRaces(left, schedule);
        this.#crew.give(JOB.races);
        await this.#crew.allIdle();
        this.#throwIfOver();
        const done = Atomics.load(this.#crew.control, CONTROL.racesDone);
        onBatch(this.#crew.races.read(done));
        left -= done;
      }
    });
  }

  /**
   * The same attempt once more without its last step.
   *
   * @throws LabError 'NOTHING_TO_UNDO'
   */
  undo(): Promise<Attempt> {
    this.#crew.read();
    const made = this.#schedule();
    if (made.length === 0) throw new LabError('NOTHING_TO_UNDO');
    return this.restart(made.slice(0, -1));
  }

  /** A new attempt, with these turns taken first; then the turnstile decides. */
  restart(prefix: Schedule): Promise<Attempt> {
    return this.#ask({ script: prefix, halt: false, onStep: this.#asked.onStep });
  }

  /** Sees all threads out, also in the middle of an attempt. */
  finish(): Promise<void> {
    return (this.#finished ??= this.#finish());
  }

  async #finish(): Promise<void> {
    this.#attempt += 1;
    this.#begun = false;
    this.#reject(new LabError('CANCELLED'));
    await this.#crew.leave();
    this.#unsubscribe();
    this.#flush();
  }

  #ask(asked: Asked): Promise<Attempt> {
    this.#asked = asked;
    this.#begun = false;
    const number = ++this.#attempt;
    const ended = new Promise<Attempt>((resolve, reject) => this.#waiters.push({ resolve, reject }));
    this.#inTurn(() => this.#begin(number, asked)).catch((thrown: unknown) => this.#reject(thrown));
    return ended;
  }

  /** One thing after the other, whatever is asked for meanwhile. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #begin(number: number, { script, halt }: Asked): Promise<void> {
    if (number !== this.#attempt) return; // another was asked for before this one could begin
    await this.#clear();
    this.#state = new AttemptState(this.#actors.length);
    this.#concluded = false;
    this.#cycleTold = false;
    this.#begun = true;
    this.#crew.setScript(script, halt || script.length > 0);
    Atomics.store(this.#crew.control, CONTROL.halt, halt ? 1 : 0);
    this.#crew.races.forgetReturned();
    this.#record('note', { attempt: number, cells: { ...this.plan.program.cells } });
    for (const actor of this.#actors) this.run.turnstile.underWay(actor);
    this.#crew.give(JOB.attempt);
  }

  /** Nobody is in the job before any more, nor at the turnstile, and no step is owed to anybody. */
  async #clear(): Promise<void> {
    this.#throwIfOver();
    await this.#crew.unwind();
    this.#throwIfOver();
    const { turnstile } = this.run;
    for (const actor of this.#actors) turnstile.gone(actor);
    turnstile.setPace(turnstile.pace);
  }

  #throwIfOver(): void {
    if (this.#failure) throw this.#failure;
    if (this.#finished || this.run.signal.aborted) throw new LabError('CANCELLED');
  }

  #prepareRaces(races: number, schedule: Schedule): void {
    const { control } = this.#crew;
    this.#crew.races.reset();
    this.#crew.setScript(schedule, false);
    Atomics.store(control, CONTROL.races, races);
    Atomics.store(control, CONTROL.racesDone, -1);
    Atomics.store(control, CONTROL.batchOver, 0);
    Atomics.store(control, CONTROL.void, 0);
  }

  /** The steps made so far; as long as the first of them are being played, all that will be. */
  #schedule(): Schedule {
    const { script } = this.#asked;
    if (!this.#begun && !this.#concluded) return script;
    const made = this.#state.schedule;
    return made.length < script.length && this.#failedAt() === undefined ? script : made;
  }

  #failedAt(): number | undefined {
    const at = Atomics.load(this.#crew.control, CONTROL.failedAt);
    return at < 0 ? undefined : at;
  }

  #take(record: StepRecord): void {
    const { thread, form } = record;
    const actor = this.#crew.nameOf(thread);
    if (form === 'ready') return this.#push({ t: record.t, actor, kind: form, msg: spawnOf(thread), fidelity: 'LIVE' });
    if (form === 'idle') return;
    // The last steps of an attempt that is being ended: made, so told, but they move nobody any more.
    if (form !== 'stands') this.#tell(record);
    if (!this.#begun) return;
    this.#state.take(record);
    this.#move(record, actor);
    this.#tellCycle(form);
    if (this.#isOver()) this.#conclude();
  }

  #tell(record: StepRecord): void {
    const event = eventOf(record, (thread) => this.#crew.nameOf(thread));
    if (!event) return;
    this.#push(event);
    if (this.#begun && record.step !== undefined) this.#asked.onStep?.(event);
  }

  /** What the record means at the turnstile. First who is woken: nobody may be let through as long as they are under way. */
  #move(record: StepRecord, actor: ActorId): void {
    const { turnstile } = this.run;
    const { form, thread, line } = record;
    for (const woken of threadsOf(record.wakes)) turnstile.underWay(this.#crew.nameOf(woken));
    if (form === 'stands') {
      const attempt = this.#attempt;
      const go = (): void => {
        if (attempt === this.#attempt) this.#crew.let(thread);
      };
      turnstile.arrive({ actor, ...standingBefore(record), ...(line > 0 ? { line } : undefined) }, go);
    } else if (this.#state.isBlocked(thread)) turnstile.blocked(actor);
    else if (form === 'return' || form === 'error') turnstile.gone(actor);
  }

  /** Once an attempt, as soon as there is a circle, also while others still move. */
  #tellCycle(form: StepRecord['form']): void {
    if (form !== 'block' || this.#cycleTold) return;
    const cycle = this.#state.cycle();
    if (!cycle) return;
    this.#cycleTold = true;
    this.#record('error', { reason: 'deadlock', cycle: cycle.map((thread) => this.#crew.nameOf(thread)) });
  }

  #isOver(): boolean {
    if (this.#concluded) return false;
    return this.#state.allEnded || this.#state.isStuck || (this.#asked.halt && this.#state.isAtRest);
  }

  #conclude(): void {
    this.#concluded = true;
    const attempt = this.#describe();
    if (attempt.outcome !== undefined) {
      this.#record('note', { outcome: attempt.outcome, violates: this.plan.program.violates(attempt.outcome) });
    }
    this.#flush();
    for (const { resolve } of this.#waiters.splice(0)) resolve(attempt);
  }

  #describe(): Attempt {
    const state = this.#state;
    const cells = this.#crew.memory.cells();
    const returns = this.#crew.races.returned().map((rounds) => rounds.filter((value) => !Number.isNaN(value)));
    const cycle = state.cycle()?.map((thread) => this.#crew.nameOf(thread));
    const at = this.#failedAt();
    const ended = state.allEnded && !state.error;
    return {
      ...(ended ? { outcome: this.plan.program.outcome({ cells, returns }) } : undefined),
      cells,
      returns,
      schedule: [...state.schedule],
      deadlocked: state.isStuck,
      ...(cycle && { cycle }),
      followed: at === undefined,
      ...(at === undefined ? undefined : { at }),
      ...(state.error && { error: state.error }),
    };
  }

  #didExit(thread: number, { code, error }: ThreadExit): void {
    const actor = this.#crew.nameOf(thread);
    const common = { t: this.run.clock.now(), actor, fidelity: 'LIVE' } as const;
    if (error !== undefined) this.#push({ ...common, kind: 'error', data: { message: error } });
    this.#push({ ...common, kind: 'exit', data: { code } });
    this.#flush();
    this.run.turnstile.gone(actor);
    if (this.#finished) return;
    this.#failure ??= new LabError('INTERNAL', { message: error ?? `${actor} ended with ${code}` });
    this.#reject(this.#failure);
  }

  #reject(reason: unknown): void {
    for (const { reject } of this.#waiters.splice(0)) reject(reason);
  }

  #record(kind: EventKind, data: Readonly<Record<string, Json>>, more: Partial<NewEvent> = {}): void {
    const { clock, turnstile } = this.run;
    this.#push({ t: clock.now(), actor: 'main', kind, data, fidelity: turnstile.fidelity, ...more });
  }

  #push(event: NewEvent): void {
    this.#batch.push(event);
    if (this.#batch.length >= BATCH_EVENTS) this.#flush();
  }

  #flush(): void {
    if (this.#batch.length > 0) this.run.trace.record(...this.#batch.splice(0));
  }
}

/** What main's `spawn` of a thread and its `ready` have in common. */
const spawnOf = (thread: number): string => `main#${thread + 1}`;
