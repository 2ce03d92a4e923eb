/**
 * The parent's side of one process of a run: starts it, hears its reports, stands it at the turnstile,
 * serves it from the queues, and tells how it ended.
 *
 * Who records what: a process reports what it did with its own time and line, the parent appends it.
 * What happens to a queue happens in the parent, where the items lie, so `get` and `wait` are recorded
 * here, on behalf of the process that asked and with the line it asked from. That way the order of the
 * trace is the order in which items really left the queue, also when many ask at once, and an item
 * given to a process that is killed the next moment was recorded as given.
 */
import type { ActorId, MessageId, NewEvent } from '../../../shared/trace/event';
import { unreachable } from '../../../shared/unreachable';
import type { Json } from '../../../shared/wire/json';
import type { ProcessExit, ProcessHandle } from '../../resources/process';
import type { Step } from '../turnstile';
import type { Order, Report } from './message';
import type { ParentQueue } from './parent-queue';
import { placeOf } from './place-of';
import type { Workplace } from './workplace';

/** Node starts in some 50 ms, on a busy classroom machine in a few seconds. One that says nothing for so long never will. */
export const HELLO_WITHIN_MS = 30_000;

export interface ProgramSpec {
  readonly actor: ActorId;
  /** Below src/main, without `.ts`. */
  readonly program: string;
  readonly given: Json;
}

export class ProgramProcess {
  /** Resolves when it is gone and its `exit` is recorded. */
  readonly ended: Promise<ProcessExit>;
  #exit: ProcessExit | undefined;
  #toldGated = false;
  #lastRound = 0;
  /** By round: who waits for its answer to {@link sync}. */
  readonly #asked = new Map<number, () => void>();
  readonly #helloTimer = new AbortController();
  readonly #kills: { readonly signal: string; readonly msg: MessageId }[] = [];

  private constructor(
    readonly place: Workplace,
    readonly spec: ProgramSpec,
    readonly handle: ProcessHandle,
    readonly spawnMsg: MessageId,
  ) {
    place.intake?.started(this);
    this.ended = handle.closed.then(async (exit) => {
      await place.intake?.ended(this);
      return this.#end(exit);
    });
    handle.onMessage((reports) => this.#hear(reports as readonly Report[]));
    this.#giveUpWithoutHello();
  }

  /**
   * Starts a program as a process of the run, and tells the trace that `by` did.
   *
   * @throws LabError 'SPAWN_FAILED'
   */
  static async start(place: Workplace, spec: ProgramSpec, by: ActorId): Promise<ProgramProcess> {
    const { run, handovers } = place;
    const { actor, program } = spec;
    const t = run.clock.now();
    run.turnstile.underWay(actor);
    const handle = await run.spawnProcess(program, actor, [actor, String(run.clock.origin)]).catch((error: unknown) => {
      run.turnstile.gone(actor);
      throw error;
    });
    const msg = handovers.next(by);
    run.trace.record({
      t,
      actor: by,
      kind: 'spawn',
      msg,
      data: { actor, pid: handle.pid },
      fidelity: run.turnstile.fidelity,
    });
    run.actor({ actor, kind: 'process', pid: handle.pid, program: `${program.replace(/^labs\//, '')}.ts` });
    return new ProgramProcess(place, spec, handle, msg);
  }

  get actor(): ActorId {
    return this.spec.actor;
  }

  /** `undefined` while it lives. */
  get exit(): ProcessExit | undefined {
    return this.#exit;
  }

  /** Sends it a signal, and tells the trace that `by` did. */
  kill(signal: 'SIGTERM' | 'SIGKILL', by: ActorId): void {
    const msg = this.place.handovers.next(by);
    this.#kills.push({ signal, msg });
    this.#record({ kind: 'kill', actor: by, msg, data: { actor: this.actor, signal } });
    this.handle.kill(signal);
  }

  /** Lets it know whether it has to ask before each step. */
  tellGated(gated: boolean): void {
    if (gated === this.#toldGated) return;
    this.#toldGated = gated;
    this.#say({ say: 'gated', gated });
  }

  #giveUpWithoutHello(): void {
    const { run } = this.place;
    run.clock.sleep(HELLO_WITHIN_MS, this.#helloTimer.signal).then(
      () => {
        this.#record({ kind: 'error', data: { code: 'NEVER_READY', ms: HELLO_WITHIN_MS } });
        this.handle.kill('SIGKILL');
      },
      () => undefined, // it said hello, or is gone
    );
  }

  #hear(reports: readonly Report[]): void {
    const { intake } = this.place;
    if (intake) intake.heard(this, reports);
    else for (const report of reports) this.take(report);
  }

  /** Does what a report asks for. */
  take(report: Report): void {
    try {
      this.#take(report);
    } catch (error) {
      this.refuse(error);
    }
  }

  /** A report that makes no sense is a defect of the program: it ends, not the app. */
  refuse(error: unknown): void {
    this.#record({ kind: 'error', data: { code: 'MALFORMED_REPORT', message: String(error) } });
    this.handle.kill('SIGKILL');
  }

  /** Tells its program something that it has not asked for: see `order` of SocketSelf. */
  order(order: Json): void {
    this.#say({ say: 'order', order });
  }

  /**
   * Resolves when all it had to tell by now is told, or it is gone. What it sent on a connection may be here before that.
   * In a team with an {@link Intake} that is the intake's to know.
   */
  async caughtUp(): Promise<void> {
    if (this.#exit) return;
    this.#lastRound += 1;
    const round = this.#lastRound;
    const answered = new Promise<void>((resolve) => this.#asked.set(round, resolve));
    this.sync(round);
    await Promise.race([answered, this.ended]);
    this.#asked.delete(round);
  }

  /** Asks it to report what there is, and to say so with the number of the round. */
  sync(round: number): void {
    this.#say({ say: 'sync', round });
  }

  #take(report: Report): void {
    switch (report.do) {
      case 'hello':
        return this.#begin(report.t);
      case 'ask':
        return this.#ask(report);
      case 'put':
        return this.#put(report);
      case 'get':
        return this.#get(this.#queue(report.queue), report.line);
      case 'event':
        return this.#tell(report);
      case 'synced':
        return this.#asked.get(report.round)?.();
      case 'net':
      case 'waits':
      case 'woke':
        throw new Error('a program with sockets needs a team that knows of sockets');
      default:
        return unreachable(report);
    }
  }

  #begin(saidHelloAt: number): void {
    this.#helloTimer.abort(new Error('it said hello'));
    const { turnstile, clock } = this.place.run;
    const { gated } = turnstile;
    turnstile.arrive({ actor: this.actor, kind: 'ready' }, () => {
      this.#record({ kind: 'ready', t: gated ? clock.now() : saidHelloAt, msg: this.spawnMsg });
      this.#toldGated = turnstile.gated;
      this.#say({ say: 'begin', given: this.spec.given, gated: this.#toldGated, traced: this.place.traced });
    });
  }

  #ask({ kind, line, queue, socket, topic }: Extract<Report, { do: 'ask' }>): void {
    const at = {
      ...(queue !== undefined && { queue }),
      ...(socket !== undefined && { socket }),
      ...(topic !== undefined && { topic }),
    };
    this.place.run.turnstile.arrive({ actor: this.actor, kind, line, ...at }, () => this.#say({ say: 'go' }));
  }

  #put({ queue: name, item, at }: Extract<Report, { do: 'put' }>): void {
    const { handovers, observer } = this.place;
    const queue = this.#queue(name);
    const msg = at ? handovers.next(this.actor) : '';
    if (at) {
      const { t, line } = at;
      this.#record({ kind: 'put', t, line, queue: name, msg, data: { item }, fidelity: at.gated ? 'GATED' : 'LIVE' });
    }
    observer.didPut?.(this.actor, queue, item);
    queue.put({ item, msg });
  }

  #get(queue: ParentQueue, line: number): void {
    const step: Step = { actor: this.actor, kind: 'get', line, queue: queue.name };
    this.place.run.turnstile.arrive(step, () => this.#getNow(queue, line));
  }

  #getNow(queue: ParentQueue, line: number): void {
    const { run, observer, traced } = this.place;
    const entry = queue.take(this.actor);
    if (!entry) {
      if (traced) this.#record({ kind: 'wait', line, queue: queue.name, data: { for: 'item' } });
      queue.sleep(this.actor, () => {
        run.turnstile.underWay(this.actor);
        this.#get(queue, line);
      });
      return run.turnstile.blocked(this.actor);
    }
    if (traced) this.#record({ kind: 'get', line, queue: queue.name, msg: entry.msg, data: { item: entry.item } });
    observer.didGet?.(this.actor, queue, entry);
    this.#say({ say: 'item', item: entry.item });
  }

  #tell({ kind, place, msg, data, at }: Extract<Report, { do: 'event' }>): void {
    const where = place === undefined ? {} : placeOf(this.actor, kind, place);
    const what = { ...(data !== null && { data }), ...(msg !== undefined && { msg }) };
    this.#record({ kind, t: at.t, line: at.line, ...where, ...what, fidelity: at.gated ? 'GATED' : 'LIVE' });
    this.place.observer.didTell?.(this.actor, kind, data, msg);
  }

  #end(exit: ProcessExit): ProcessExit {
    const { run, queues, observer } = this.place;
    this.#exit = exit;
    this.#helloTimer.abort(new Error('it is gone'));
    observer.willEnd?.(this.actor);
    // Caught, SIGTERM shows as 128 + 15, the code a shell would report.
    const signal = exit.signal ?? (exit.code === 143 ? 'SIGTERM' : undefined);
    const cause = this.#kills.findLast((kill) => kill.signal === signal);
    this.#record({ kind: 'exit', data: { ...exit }, ...(cause && { msg: cause.msg }) });
    // Whoever can go on because of it is under way before the turnstile hears that this one is gone.
    for (const queue of queues.values()) queue.forget(this.actor);
    run.turnstile.gone(this.actor);
    return exit;
  }

  #record(event: Pick<NewEvent, 'kind'> & Partial<NewEvent>): void {
    const { run } = this.place;
    run.trace.record({ t: event.t ?? run.clock.now(), actor: this.actor, fidelity: run.turnstile.fidelity, ...event });
  }

  #say(order: Order): void {
    if (!this.#exit) this.handle.send(order);
  }

  #queue(name: string): ParentQueue {
    const queue = this.place.queues.get(name);
    if (!queue) throw new Error(`program ${this.spec.program} names a queue "${name}" that the run does not have`);
    return queue;
  }
}
