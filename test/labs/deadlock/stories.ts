/** Runs of `deadlock` as they go, written by hand: turns, and who has to wait. */
import { deadlockFacts, type DeadlockFacts } from '../../../src/renderer/src/labs/deadlock/facts';
import type { ExperimentOf, ParamsOf } from '../../../src/shared/labs/lab';
import { deadlock } from '../../../src/shared/labs/deadlock/contract';
import type { EventKind, Fidelity, TraceEvent } from '../../../src/shared/trace/event';
import type { Json } from '../../../src/shared/wire/json';
import { story, watched } from '../support/story';

type Params = Partial<ParamsOf<typeof deadlock>>;

/** An attempt, event by event; steps are numbered as they come. */
export class Attempt {
  readonly events: Omit<TraceEvent, 'seq' | 't'>[] = [];
  #steps = 0;

  constructor(
    readonly role: 'philosopher' | 'thread' = 'philosopher',
    readonly fidelity: Fidelity = 'GATED',
  ) {
    this.#add('main', 'note', { data: { attempt: 1, cells: {} } });
  }

  #add(actor: string, kind: EventKind, more: Partial<TraceEvent>): this {
    this.events.push({ actor, kind, fidelity: this.fidelity, ...more });
    return this;
  }

  #step(thread: number, kind: EventKind, lock: string | undefined, data: Readonly<Record<string, Json>> = {}): this {
    const place = lock === undefined ? {} : { lock };
    return this.#add(this.#name(thread), kind, { ...place, data: { ...data, thread, step: this.#steps++ } });
  }

  #name(thread: number): string {
    return `${this.role}-${thread}`;
  }

  lock(thread: number, lock: string): this {
    return this.#step(thread, 'lock', lock);
  }

  unlock(thread: number, lock: string): this {
    return this.#step(thread, 'unlock', lock);
  }

  work(thread: number): this {
    return this.#step(thread, 'work', undefined, { what: 'eat' });
  }

  refused(thread: number, lock: string, holder: number): this {
    return this.#step(thread, 'note', lock, { refused: true, holder: this.#name(holder) });
  }

  block(thread: number, lock: string, holder: number): this {
    return this.#add(this.#name(thread), 'block', { lock, data: { for: 'lock', holder: this.#name(holder), thread } });
  }

  /** Main sees the circle. */
  circle(...threads: readonly number[]): this {
    return this.#add('main', 'error', {
      data: { reason: 'deadlock', cycle: threads.map((thread) => this.#name(thread)) },
    });
  }

  exit(thread: number): this {
    return this.#add(this.#name(thread), 'exit', { data: { code: 1 } });
  }

  ended(...threads: readonly number[]): this {
    for (const thread of threads) this.#add(this.#name(thread), 'return', { data: { value: 0, thread } });
    return this;
  }

  meal(thread: number, left: string, right: string): this {
    return this.lock(thread, left).lock(thread, right).work(thread).unlock(thread, right).unlock(thread, left);
  }
}

/** Everybody takes the left fork, then wants the right one. */
export function stuck(philosophers: number, fidelity: Fidelity = 'GATED'): Attempt {
  const attempt = new Attempt('philosopher', fidelity);
  const all = Array.from({ length: philosophers }, (_, number) => number);
  const next = (number: number): number => (number + 1) % philosophers;
  for (const number of all) attempt.lock(number, `fork-${number}`);
  for (const number of all) attempt.block(number, `fork-${next(number)}`, next(number));
  return attempt.circle(...all);
}

/** thread-0 has a, thread-1 has b, each wants the other. */
export const crossed = (): Attempt =>
  new Attempt('thread').lock(0, 'a').lock(1, 'b').block(0, 'b', 1).block(1, 'a', 0).circle(0, 1);

/** Both take the left fork, find the other taken and give back: so many times. */
export function politely(times: number): Attempt {
  const attempt = new Attempt();
  for (let round = 0; round < times; round += 1) {
    attempt.lock(0, 'fork-0').lock(1, 'fork-1').refused(0, 'fork-1', 1).refused(1, 'fork-0', 0);
    attempt.unlock(0, 'fork-0').unlock(1, 'fork-1');
  }
  return attempt;
}

export const counted = (data: Readonly<Record<string, Json>>): Omit<TraceEvent, 'seq' | 't'>[] => [
  { actor: 'main', kind: 'note', fidelity: 'SIMULATED', data },
];

type Events = readonly Omit<TraceEvent, 'seq' | 't'>[];

export function facts(
  experiment: ExperimentOf<typeof deadlock>,
  parts: readonly (Attempt | Events)[],
  { params = {}, running = false }: { readonly params?: Params; readonly running?: boolean } = {},
): DeadlockFacts {
  const events = parts.flatMap((part) => (part instanceof Attempt ? part.events : part));
  const lines = events.map(({ actor, kind, ...more }, index) => [index, actor, kind, more] as const);
  const run = watched(deadlock, experiment, story(lines), { params });
  return deadlockFacts(running ? { ...run, status: undefined } : run);
}
