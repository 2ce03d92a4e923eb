/**
 * The threads of a run that take turns: all are started first, then main gives one turn after the other.
 * What `slow-among-fast`, `throughput` and `bottleneck` have in common.
 */
import { textOf } from './text-of';
import type { ActorId, NewEvent, Place } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { ThreadTeam } from '../../run/thread-program/thread-team';
import type { TraceRecord } from '../../run/thread-program/trace-reader';
import { Turns } from './turns';

export interface TurnsPlan {
  readonly actors: readonly ActorId[];
  readonly places: readonly Place[];
  readonly dataOf: (record: TraceRecord) => Json | undefined;
  readonly onEvent?: (event: NewEvent) => void;
}

export class TeamTurns {
  readonly turns = new Turns(Turns.allocate());
  readonly team: ThreadTeam;
  #waiting = 0;
  #didWait: (() => void) | undefined;

  constructor(
    readonly run: RunContext,
    readonly plan: TurnsPlan,
  ) {
    run.actor({ actor: 'main', kind: 'main', pid: process.pid });
    this.team = new ThreadTeam(run, { ...plan, onEvent: (event) => this.#hear(event) });
    run.signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Starts them all, and waits until each waits for its turn. */
  async start(programOf: (actor: ActorId) => string, dataOf: (actor: ActorId) => unknown): Promise<void> {
    for (const actor of this.plan.actors) await this.team.start(actor, programOf(actor), dataOf(actor));
    await this.allWaiting(this.plan.actors.length);
  }

  /** Main's step that begins a turn. @returns `false` if the run is to end instead */
  async begin(first: number, last: number, data: Json): Promise<boolean> {
    const { team, run } = this;
    await team.stand('note', {});
    if (run.signal.aborted) return false;
    const woken = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    this.#waiting -= woken.length;
    const written = team.record('note', { data }, undefined, woken);
    this.turns.begin(first, last);
    await written;
    return true;
  }

  /** Main's word on the turn that was. */
  async end(data: Json): Promise<void> {
    this.turns.end();
    await this.team.record('note', { data });
  }

  /** Sends everybody home and waits until they are gone. */
  async finish(): Promise<void> {
    this.turns.finish();
    for (const actor of this.plan.actors) await this.team.join(actor);
    this.team.finish();
  }

  /** Resolves when so many wait for their turn, or the run is to end. */
  async allWaiting(count: number): Promise<void> {
    const { turnstile, signal } = this.run;
    if (this.#waiting >= count || signal.aborted) return;
    turnstile.blocked('main');
    await new Promise<void>((resolve) => {
      this.#didWait = () => {
        if (this.#waiting >= count || signal.aborted) resolve();
      };
    });
    this.#didWait = undefined;
    turnstile.underWay('main');
  }

  #hear(event: NewEvent): void {
    if (event.kind === 'wait' && event.actor !== 'main' && textOf(event, 'for') === 'turn') this.#waiting += 1;
    // A thread that could not even begin will never wait.
    if (event.kind === 'exit') this.#waiting += 1;
    this.plan.onEvent?.(event);
    this.#didWait?.();
  }

  #stop(): void {
    this.turns.finish();
    this.#didWait?.();
  }
}
