/**
 * The threads of a step program as main holds them: started once, given one job after another, taken
 * out of a job, seen out at the end. What they write is read here and handed on in order.
 */
import { LabError } from '../../../shared/wire/error';
import type { ActorId } from '../../../shared/trace/event';
import { Barrier } from '../../memory/barrier';
import { ParkingLot } from '../../memory/parking-lot';
import { MAX_STEP_THREADS, SharedSteps } from '../../memory/shared-steps';
import { startThread, type ThreadExit, type ThreadHandle } from '../../resources/thread';
import type { RunContext } from '../engine';
import type { StepTeamPlan } from './attempt';
import { allocateParts, CONTROL, MAX_SCRIPT_STEPS, MODE, type StepThreadStart } from './control';
import { RaceResults } from './race-results';
import { StepLogReader } from './step-log-reader';
import { namesOf, type StepRecord } from './step-record';

/** One display frame: what is read sooner is not seen sooner. */
const READ_EVERY_MS = 16;

/** How long a thread that was asked to leave may take: microseconds, but on a busy machine it may have to wait for a core. */
const LEAVE_WITHIN_MS = 500;

export type TeamContext = Pick<
  RunContext,
  'scope' | 'clock' | 'trace' | 'turnstile' | 'signal' | 'programFile' | 'actor'
>;

export interface CrewListener {
  onRecord(record: StepRecord): void;
  /** Everything there was has been read. */
  onRead(): void;
  onExit(thread: number, exit: ThreadExit): void;
}

export class ThreadCrew {
  readonly control: Int32Array;
  readonly memory: SharedSteps;
  readonly races: RaceResults;
  readonly #parts;
  readonly #lot: ParkingLot;
  readonly #barrier: Barrier;
  readonly #reader: StepLogReader;
  readonly #threads = new Map<number, ThreadHandle>();
  readonly #gone: Promise<void>[] = [];
  #idle = 0;
  #living = 0;
  #mode: number = MODE.free;
  #whenIdle: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly run: TeamContext,
    readonly plan: StepTeamPlan,
    readonly listener: CrewListener,
  ) {
    const { program } = plan;
    const count = program.threads.length;
    if (count < 1 || count > MAX_STEP_THREADS) throw new RangeError(`${count} threads`);
    const parts = (this.#parts = allocateParts(program));
    this.control = new Int32Array(parts.control);
    this.#lot = new ParkingLot(parts.lot);
    this.memory = new SharedSteps(program, parts.memory, this.#lot, 0);
    this.races = new RaceResults(program, parts.races);
    this.#barrier = new Barrier(parts.barrier, count);
    this.#reader = new StepLogReader(parts.log, parts.texts, namesOf(program), (record) => this.#take(record));
  }

  nameOf(thread: number): ActorId {
    return this.plan.program.threads[thread]?.actor ?? 'main';
  }

  /** Starts all threads; resolves when each is ready, or the run is to end. */
  async start(didSpawn: (thread: number) => void): Promise<void> {
    const { run, plan } = this;
    this.#timer = setInterval(() => this.read(), READ_EVERY_MS);
    plan.program.threads.forEach(({ actor }, thread) => {
      didSpawn(thread);
      const { origin } = run.clock;
      const start: StepThreadStart = { ...this.#parts, thread, origin, data: plan.data };
      const handle = startThread(run.programFile(`labs/${plan.worker}`), actor, start);
      run.scope.own('thread', actor, handle);
      this.#threads.set(thread, handle);
      this.#living += 1;
      run.actor({ actor, kind: 'thread', threadId: handle.threadId, program: this.#sourceOf(thread) });
      handle.onMessage(() => this.read());
      this.#gone.push(handle.closed.then((exit) => this.#didExit(thread, exit)));
    });
    await this.#allIdle();
  }

  get isIdle(): boolean {
    return this.#idle >= this.#living;
  }

  /** How threads go in an attempt; while they are to come out of their job, afterwards. */
  setGated(gated: boolean): void {
    this.#mode = gated ? MODE.gated : MODE.free;
    if (Atomics.load(this.control, CONTROL.mode) < MODE.unwinding) this.#setMode(this.#mode);
  }

  /** What the threads follow in the next job. @throws LabError 'INVALID_ARGUMENT' */
  setScript(schedule: readonly number[], settle: boolean): void {
    const count = this.plan.program.threads.length;
    if (schedule.length > MAX_SCRIPT_STEPS || schedule.some((thread) => !(thread >= 0 && thread < count))) {
      throw new LabError('INVALID_ARGUMENT', { schedule: schedule.length });
    }
    new Uint8Array(this.#parts.script).set(schedule);
    this.#set(CONTROL.position, 0);
    this.#set(CONTROL.length, schedule.length);
    this.#set(CONTROL.over, schedule.length + (settle ? count : 0));
    this.#set(CONTROL.failedAt, -1);
  }

  /** Gives all threads, which must be idle, their next job on fresh memory. */
  give(kind: number): void {
    this.memory.reset();
    this.#barrier.reset();
    this.#set(CONTROL.step, 0);
    this.#set(CONTROL.ended, 0);
    this.#set(CONTROL.jobKind, kind);
    this.#setMode(this.#mode);
    this.#idle = 0;
    this.#nextJob();
  }

  /** Resolves when all threads are through with their job, or gone. */
  allIdle(): Promise<void> {
    return this.#allIdle();
  }

  /** Takes all threads out of their job, wherever they are in it. */
  async unwind(): Promise<void> {
    if (!this.isIdle) {
      this.#setMode(MODE.unwinding);
      this.#wakeAll();
    }
    await this.#allIdle();
    if (Atomics.load(this.control, CONTROL.mode) === MODE.unwinding) this.#setMode(this.#mode);
  }

  /** Lets one through that stands at the turnstile. */
  let(thread: number): void {
    Atomics.store(this.control, CONTROL.go + thread, 1);
    this.#lot.unpark(thread);
  }

  /** Asks all threads to leave, and ends those that do not; resolves when all are gone. */
  async leave(): Promise<void> {
    this.#set(CONTROL.mode, MODE.leaving);
    this.#nextJob();
    this.#wakeAll();
    const timer = setTimeout(() => {
      for (const thread of this.#threads.values()) void thread.close();
    }, LEAVE_WITHIN_MS);
    await Promise.all(this.#gone);
    clearTimeout(timer);
    clearInterval(this.#timer);
    this.read();
  }

  read(): void {
    this.#reader.read();
    this.listener.onRead();
    if (this.isIdle) for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #take(record: StepRecord): void {
    if (record.form === 'idle' || record.form === 'ready') this.#idle += 1;
    this.listener.onRecord(record);
  }

  #allIdle(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #didExit(thread: number, exit: ThreadExit): void {
    this.#living -= 1;
    this.read();
    this.listener.onExit(thread, exit);
  }

  #sourceOf(thread: number): string {
    const { source = `${this.plan.worker}.ts` } = this.plan;
    return typeof source === 'string' ? source : source(thread);
  }

  #nextJob(): void {
    Atomics.add(this.control, CONTROL.job, 1);
    Atomics.notify(this.control, CONTROL.job);
  }

  #wakeAll(): void {
    for (let thread = 0; thread < this.#lot.size; thread += 1) this.#lot.unpark(thread);
    this.#barrier.open();
  }

  #setMode(mode: number): void {
    if (Atomics.load(this.control, CONTROL.mode) !== MODE.leaving) this.#set(CONTROL.mode, mode);
  }

  #set(word: number, value: number): void {
    Atomics.store(this.control, word, value);
  }
}
