/**
 * Main's end of a traced run of threads: starts them, reads what they write, stands for them at the
 * turnstile and sees them out.
 *
 * Everything a thread says comes through its trace ring, in one order with what all others say: steps
 * it has made, and steps it stands before. So the turnstile hears of things in the order in which they
 * happened: that a thread waits before that it is woken, and that it is woken before its waker's next
 * step. Without that a shuffled run would depend on which thread's message came first.
 *
 * Main is an actor as well: it starts threads, waits for their end and makes steps of its own.
 */
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { ActorId, EventKind, NewEvent, Place } from '../../../shared/trace/event';
import { ParkingLot } from '../../memory/parking-lot';
import { startThread, type ThreadExit, type ThreadHandle } from '../../resources/thread';
import type { RunContext } from '../engine';
import { eventOf, idOf, placeOf, type Names } from './event-of';
import { COMMON, MAIN, MODE, RING_BYTES, type Handover } from './record';
import { TraceReader, type TraceRecord } from './trace-reader';
import type { ThreadStart } from './traced-thread';

/** One display frame: what is read sooner is not seen sooner. */
const READ_EVERY_MS = 16;

/**
 * How long a thread that was asked to leave may take. It leaves within microseconds of having a core;
 * on a machine that is busy it may have to wait for one.
 */
const LEAVE_WITHIN_MS = 500;

/** Handed to the recorder at once: as many as one pack of a feed carries. */
const BATCH_EVENTS = 4_096;

export interface TeamPlan {
  /** The threads, in the order of their numbers from 1. */
  readonly actors: readonly ActorId[];
  /** What `place` 1, 2, ... of a record stands for. */
  readonly places: readonly Place[];
  /** What an event carries as `data`: the lab's reading of its own records. */
  readonly dataOf: (record: TraceRecord) => Json | undefined;
  /** Hears of everything, in order, also of what the recorder has no room for. */
  readonly onEvent: (event: NewEvent) => void;
}

interface Member {
  readonly actor: ActorId;
  readonly ring: SharedArrayBuffer;
  thread: ThreadHandle | undefined;
  handedOver: number;
  /** Its exit, as a handover to whoever waits for it. */
  exit: Handover | undefined;
  /** Main waits for its exit. */
  onExit: (() => void) | undefined;
  /** Main has terminated it: the end that its exit answers to. */
  killed: Handover | undefined;
}

type TeamContext = Pick<RunContext, 'scope' | 'clock' | 'trace' | 'turnstile' | 'signal' | 'programFile' | 'actor'>;

export class ThreadTeam {
  readonly lot: ParkingLot;
  readonly #common = new SharedArrayBuffer(COMMON.words * Int32Array.BYTES_PER_ELEMENT);
  readonly #cells = new Int32Array(this.#common);
  readonly #members: readonly Member[];
  readonly #reader: TraceReader;
  readonly #batch: NewEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #again: NodeJS.Immediate | undefined;
  #living = 0;
  #mainHandedOver = 0;
  /** What main's next step was made possible by. */
  #mainAfter: Handover | undefined;
  /** Whose end main waits for. */
  #mainWaitsFor: ActorId | undefined;
  readonly #names: Names;
  readonly #unsubscribe: () => void;

  constructor(
    readonly run: TeamContext,
    readonly plan: TeamPlan,
  ) {
    this.lot = new ParkingLot(ParkingLot.allocate(plan.actors.length + 1));
    this.#names = { nameOf: (number) => this.nameOf(number), places: plan.places };
    this.#reader = new TraceReader(this.#cells, (record) => this.#take(record));
    this.#members = plan.actors.map((actor) => ({
      actor,
      ring: new SharedArrayBuffer(RING_BYTES),
      thread: undefined,
      handedOver: 0,
      exit: undefined,
      onExit: undefined,
      killed: undefined,
    }));
    run.turnstile.underWay('main');
    this.#unsubscribe = run.turnstile.onDidChange(({ pace }) => {
      this.#setMode(pace.mode === 'free' ? MODE.free : MODE.gated);
    });
    if (run.signal.aborted) this.#stop();
    else run.signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Actors by number; 0 is main. */
  nameOf(number: number): ActorId {
    return number === MAIN ? 'main' : (this.#members[number - 1]?.actor ?? 'main');
  }

  /**
   * Starts the program of one of the actors as a thread; not if the run is to end.
   *
   * @param program  below src/main/labs, without its ending: `queue/producer.worker`
   * @param data     what the program is given
   */
  async start(actor: ActorId, program: string, data: unknown): Promise<void> {
    const { run } = this;
    await this.stand('spawn', {});
    if (run.signal.aborted) return;
    const number = this.#numberOf(actor);
    const member = this.#member(number);
    const spawn = this.handover();
    const { ring } = member;
    const { origin } = run.clock;
    const start: ThreadStart = { number, spawn, origin, common: this.#common, lot: this.lot.buffer, ring, data };
    run.turnstile.underWay(actor);
    void this.record('spawn', { data: { actor } }, spawn);
    this.#reader.addRing(number, ring);
    const thread = startThread(run.programFile(`labs/${program}`), actor, start);
    run.scope.own('thread', actor, thread);
    member.thread = thread;
    this.#living += 1;
    run.actor({ actor, kind: 'thread', threadId: thread.threadId, program: `${program}.ts` });
    thread.onMessage(() => this.#read());
    void thread.closed.then((exit) => this.#didExit(number, exit));
    this.#timer ??= setInterval(() => this.#read(), READ_EVERY_MS);
  }

  /**
   * Writes down a step of main's, in its place among all others.
   *
   * @param woken  the actors whom this step wakes
   * @returns      resolves once everything before it has been read; until then main must stay under
   *               way, or somebody could be let through too early
   */
  record(
    kind: EventKind,
    facts: Place & { readonly data?: Json },
    msg?: Handover,
    woken: readonly number[] = [],
  ): Promise<void> {
    const after = this.#mainAfter;
    this.#mainAfter = undefined;
    const event: NewEvent = {
      t: this.run.clock.now(),
      actor: 'main',
      kind,
      ...facts,
      ...(msg ? { msg: idOf(this.#names, msg) } : {}),
      ...(after ? { after: idOf(this.#names, after) } : {}),
      fidelity: this.run.turnstile.fidelity,
    };
    const written = new Promise<void>((resolve) => {
      this.#reader.own(() => {
        this.#push(event);
        for (const number of woken) this.run.turnstile.underWay(this.nameOf(number));
        resolve();
      });
    });
    this.#again ??= setImmediate(() => this.#read());
    return written;
  }

  /** A new number for something that main hands over. */
  handover(): Handover {
    return { actor: MAIN, number: ++this.#mainHandedOver };
  }

  /**
   * Writes down what somebody at the screen has main do, in between: no step of main's own program,
   * which goes on waiting for whatever it waits for.
   */
  async recordAside(...[kind, facts, msg, woken]: Parameters<ThreadTeam['record']>): Promise<void> {
    const after = this.#mainAfter;
    this.#mainAfter = undefined;
    const written = this.record(kind, facts, msg, woken);
    if (this.#mainWaitsFor !== undefined) void this.#recordWait(this.#mainWaitsFor);
    this.#mainAfter = after;
    await written;
  }

  /** Whether the thread runs: started, not ended, and nobody has terminated it. */
  runs(actor: ActorId): boolean {
    const member = this.#members.find((one) => one.actor === actor);
    return member?.thread !== undefined && member.exit === undefined && member.killed === undefined;
  }

  /**
   * Ends a thread wherever it is (`worker.terminate()`). What it holds in shared memory it keeps: make
   * sure first that this is nothing the rest cannot do without, such as the inside of a queue.
   *
   * @returns resolves when it is gone
   */
  async terminate(actor: ActorId): Promise<void> {
    const member = this.#member(this.#numberOf(actor));
    const { thread } = member;
    if (!thread || !this.runs(actor)) return;
    member.killed = this.handover();
    void this.recordAside('kill', { data: { actor, signal: 'terminate' } }, member.killed);
    await thread.close();
    await thread.closed;
  }

  /** Main waits until a thread is gone and all it wrote has been read. */
  async join(actor: ActorId): Promise<void> {
    const member = this.#member(this.#numberOf(actor));
    if (!member.thread) return; // the run was to end before it began
    this.#mainWaitsFor = actor;
    if (!member.exit && !this.run.signal.aborted) {
      await this.#recordWait(actor);
    }
    if (!member.exit) {
      const exited = new Promise<void>((resolve) => (member.onExit = resolve));
      this.run.turnstile.blocked('main');
      await exited;
    }
    this.#mainWaitsFor = undefined;
    this.#mainAfter = member.exit;
  }

  #recordWait(actor: ActorId): Promise<void> {
    return this.record('wait', { data: { for: 'exit', of: actor } });
  }

  /** Main's own end, when nothing of the run is left. */
  finish(): void {
    this.run.turnstile.gone('main');
  }

  /** Main stands before a step of its own; at once if the run is to end. */
  async stand(kind: EventKind, place: Place): Promise<void> {
    const { turnstile, signal } = this.run;
    if (signal.aborted) return;
    await Promise.race([turnstile.pass({ actor: 'main', kind, ...place }), aborted(signal)]);
  }

  #numberOf(actor: ActorId): number {
    const index = this.plan.actors.indexOf(actor);
    if (index < 0) throw new LabError('UNKNOWN_ACTOR', { actor });
    return index + 1;
  }

  #member(number: number): Member {
    const member = this.#members[number - 1];
    if (!member) throw new LabError('UNKNOWN_ACTOR', { number });
    return member;
  }

  #setMode(mode: number): void {
    if (Atomics.load(this.#cells, COMMON.mode) !== MODE.leaving) Atomics.store(this.#cells, COMMON.mode, mode);
  }

  #push(event: NewEvent): void {
    this.#batch.push(event);
    this.plan.onEvent(event);
    if (this.#batch.length >= BATCH_EVENTS) this.#flush();
  }

  #flush(): void {
    if (this.#batch.length > 0) this.run.trace.record(...this.#batch.splice(0));
  }

  #read(): void {
    clearImmediate(this.#again);
    this.#again = undefined;
    const complete = this.#reader.read();
    this.#flush();
    if (!complete) this.#again ??= setImmediate(() => this.#read());
  }

  #take(record: TraceRecord): void {
    const member = this.#member(record.actor);
    if (record.stands) return this.#arrive(member.actor, record);
    const { turnstile } = this.run;
    if (record.msg?.actor === record.actor) member.handedOver = record.msg.number;
    this.#push(eventOf(this.#names, record, this.plan.dataOf(record)));
    // First who is woken: nobody may be let through as long as they are under way.
    if (record.wakes !== undefined) turnstile.underWay(this.nameOf(record.wakes));
    if (record.kind === 'wait' || record.kind === 'block') turnstile.blocked(member.actor);
  }

  #arrive(actor: ActorId, { actor: number, kind, line, place }: TraceRecord): void {
    const step = { actor, kind, ...placeOf(this.#names, place), ...(line > 0 ? { line } : {}) };
    this.run.turnstile.arrive(step, () => this.lot.unpark(number));
  }

  #didExit(number: number, { code, error }: ThreadExit): void {
    const member = this.#member(number);
    const { actor } = member;
    const common = { t: this.run.clock.now(), actor, fidelity: this.run.turnstile.fidelity };
    this.#reader.ended(number);
    this.#reader.own(() => {
      if (error !== undefined) this.#push({ ...common, kind: 'error', data: { message: error } });
      const exit = member.killed ?? { actor: number, number: member.handedOver + 1 };
      const stopped = this.run.signal.aborted ? { stopped: true } : {};
      this.#push({ ...common, kind: 'exit', msg: idOf(this.#names, exit), data: { code, signal: null, ...stopped } });
      this.#seeOut(member, exit);
    });
    this.#living -= 1;
    if (this.#living === 0) this.#close();
    this.#read();
  }

  #seeOut(member: Member, exit: Handover): void {
    member.exit = exit;
    if (member.onExit) {
      // Main goes on, so nobody is let through before it has made its next step or waits again.
      this.run.turnstile.underWay('main');
      member.onExit();
    }
    this.run.turnstile.gone(member.actor);
  }

  /** The last thread is gone. */
  #close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#unsubscribe();
  }

  /** Asks all threads to leave, wherever they sleep, and ends those that do not. */
  #stop(): void {
    Atomics.store(this.#cells, COMMON.mode, MODE.leaving);
    for (let number = 1; number < this.lot.size; number += 1) this.lot.unpark(number);
    const timer = setTimeout(() => {
      for (const { thread, exit } of this.#members) if (thread && !exit) void thread.close();
    }, LEAVE_WITHIN_MS);
    const ends = this.#members.flatMap(({ thread }) => (thread ? [thread.closed] : []));
    void Promise.all(ends).then(() => clearTimeout(timer));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
