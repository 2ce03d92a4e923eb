/**
 * The processes of one run, and the parent that starts them.
 *
 *     const team = new ProcessTeam(run, { queues: [items] });
 *     await team.startAll('worker', 3, 'labs/x/worker.process', {});
 *     await team.put(items, 1);
 *     await team.joinAll();
 *     await team.close();
 *
 * It announces the parent's lane, stands it at the turnstile before each start, lets every process
 * know when the pace changes, and ends whoever has not ended by itself.
 */
import { numbered } from '../../../shared/labs/numbered';
import type { ActorId, NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { ProcessExit } from '../../resources/process';
import { Handovers } from './handovers';
import type { ParentQueue } from './parent-queue';
import { ProgramProcess, type ProgramSpec } from './program-process';
import type { Intake, ProcessObserver, TeamContext, Workplace } from './workplace';

/** The parent's lane. */
export const MAIN: ActorId = 'main';

export interface TeamOptions {
  /** The queues its programs may name. */
  readonly queues?: readonly ParentQueue[];
  readonly observer?: ProcessObserver;
  readonly intake?: Intake;
  /** Shared with whoever else hands over in this run. */
  readonly handovers?: Handovers;
  /** `false` only where tracing itself is measured. */
  readonly traced?: boolean;
}

export class ProcessTeam {
  readonly #members = new Map<ActorId, ProgramProcess>();
  readonly #place: Workplace;
  readonly #stopListening: () => void;

  constructor(
    readonly run: TeamContext,
    { queues = [], observer = {}, intake, handovers = new Handovers(), traced = true }: TeamOptions = {},
  ) {
    this.#place = {
      run,
      queues: new Map(queues.map((queue) => [queue.name, queue])),
      handovers,
      observer,
      intake,
      traced,
    };
    run.actor({ actor: MAIN, kind: 'main', pid: process.pid });
    run.turnstile.underWay(MAIN);
    this.#stopListening = run.turnstile.onDidChange(() => {
      this.#tellGated();
    });
  }

  get members(): ReadonlyMap<ActorId, ProgramProcess> {
    return this.#members;
  }

  /** Whether any of them is still there. */
  get isAlive(): boolean {
    return [...this.#members.values()].some(({ exit }) => !exit);
  }

  /** How those that have ended did. */
  get exits(): ReadonlyMap<ActorId, ProcessExit> {
    return new Map([...this.#members].flatMap(([actor, { exit }]) => (exit ? [[actor, exit] as const] : [])));
  }

  /**
   * Starts a program as a process of the run, as main's next step.
   *
   * @returns `undefined` if the run was stopped before it came to that
   * @throws LabError 'SPAWN_FAILED'
   */
  async start(spec: ProgramSpec): Promise<ProgramProcess | undefined> {
    await this.run.turnstile.pass({ actor: MAIN, kind: 'spawn' });
    return this.startNow(spec);
  }

  /** {@link start} for what the learner asked for himself: no step of main's, so it passes no turnstile. */
  async startNow(spec: ProgramSpec): Promise<ProgramProcess | undefined> {
    if (this.run.signal.aborted) return undefined;
    const member = await ProgramProcess.start(this.#place, spec, MAIN);
    this.#members.set(spec.actor, member);
    this.#tellGated();
    return member;
  }

  /**
   * Starts several of the same program: `consumer-1`, `consumer-2`, ... All are `given` the same.
   *
   * @returns those that were started: fewer if the run was stopped on the way
   * @throws LabError 'SPAWN_FAILED'
   */
  async startAll(role: string, count: number, program: string, given: Json): Promise<readonly ProgramProcess[]> {
    const started: ProgramProcess[] = [];
    for (const actor of numbered(role, count)) {
      const member = await this.start({ actor, program, given });
      if (member) started.push(member);
    }
    return started;
  }

  /** Puts an item into a queue, as main's next step. Does nothing if the run was stopped before it came to that. */
  async put<Item extends Json>(queue: ParentQueue<Item>, item: Item): Promise<void> {
    await this.run.turnstile.pass({ actor: MAIN, kind: 'put', queue: queue.name });
    if (this.run.signal.aborted) return;
    const msg = this.nextMessage();
    this.record({ kind: 'put', queue: queue.name, msg, data: { item } });
    queue.put({ item, msg });
  }

  /** Main waits for one process after the other, in the order they were started, as {@link join} does. */
  async joinAll(): Promise<void> {
    for (const member of this.#members.values()) await this.join(member);
  }

  /** Main waits until a process has ended, or until the run is to end. */
  async join(member: ProgramProcess | undefined): Promise<void> {
    const { turnstile, signal } = this.run;
    if (!member || member.exit || signal.aborted) return;
    this.record({ kind: 'wait', data: { for: 'exit', of: member.actor } });
    turnstile.blocked(MAIN);
    await Promise.race([
      member.ended,
      new Promise((resolve) => {
        signal.addEventListener('abort', resolve, { once: true });
      }),
    ]);
    turnstile.underWay(MAIN);
  }

  /** Main does something of its own, with the next of its message ids if it hands something over. */
  record(event: Omit<NewEvent, 't' | 'actor' | 'fidelity'>): void {
    if (!this.#place.traced) return;
    const { clock, trace, turnstile } = this.run;
    trace.record({ t: clock.now(), actor: MAIN, ...event, fidelity: turnstile.fidelity });
  }

  /** The id of what main hands over next. */
  nextMessage(): string {
    return this.#place.handovers.next(MAIN);
  }

  /** Ends whoever is left, waits until all are gone and their ends are told, and leaves the turnstile. */
  async close(): Promise<void> {
    await Promise.all([...this.#members.values()].map(endOf));
    this.#stopListening();
    this.run.turnstile.gone(MAIN);
  }

  #tellGated(): void {
    for (const member of this.#members.values()) member.tellGated(this.run.turnstile.gated);
  }
}

async function endOf(member: ProgramProcess): Promise<void> {
  if (!member.exit) await member.handle.close();
  await member.ended;
}
