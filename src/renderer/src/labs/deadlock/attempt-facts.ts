/** One attempt, from the events between its beginning and the next one's. */
import type { ActorId, TraceEvent } from '../../../../shared/trace/event';
import { dataField, numberField } from '../event-data';

/** A thread that waits, or waited, for a lock that somebody held. */
export interface LockWait {
  readonly row: number;
  readonly actor: ActorId;
  readonly lock: string;
  readonly holder: ActorId | undefined;
  /** How many locks it had in its hands meanwhile. */
  readonly holding: number;
  /** The row at which it got the lock; `undefined` if it never did. */
  readonly endRow: number | undefined;
}

export interface AttemptFacts {
  readonly simulated: boolean;
  readonly live: boolean;
  /** Who went, step by step. */
  readonly schedule: readonly number[];
  /** The row of each step. */
  readonly stepRows: readonly number[];
  readonly waits: readonly LockWait[];
  /** Threads that wait for each other in a circle. */
  readonly cycle: readonly ActorId[] | undefined;
  /** Steps that were made although the circle was closed, and ends of threads before such a step. */
  readonly stepsAfterCycle: number;
  readonly endsBeforeStepsAfterCycle: number;
  /** Meals eaten (or both locks used), by thread. */
  readonly meals: Readonly<Record<ActorId, number>>;
  readonly totalMeals: number;
  /** Rows at which somebody gave a lock back without having used it. */
  readonly givenBack: readonly number[];
  /** The most often somebody gave back with no meal of anybody's in between. */
  readonly givenBackInARow: number;
  /** Threads that came to the end of their text. */
  readonly returned: readonly ActorId[];
}

type Open = { -readonly [Name in keyof LockWait]: LockWait[Name] };

export class AttemptReader {
  readonly #schedule: number[] = [];
  readonly #stepRows: number[] = [];
  readonly #waits: Open[] = [];
  readonly #held = new Map<ActorId, Set<string>>();
  readonly #refused = new Set<ActorId>();
  readonly #meals: Record<ActorId, number> = {};
  readonly #givenBack: number[] = [];
  readonly #returned: ActorId[] = [];
  readonly #fidelities = new Set<TraceEvent['fidelity']>();
  #cycle: readonly ActorId[] | undefined;
  #stepsAfterCycle = 0;
  #ends = 0;
  #endsBeforeSteps = 0;
  #inARow = 0;
  #mostInARow = 0;

  read(row: number, event: TraceEvent): void {
    if (event.actor === 'main') return this.#readMain(event);
    switch (event.kind) {
      case 'block':
        return this.#wait(row, event);
      case 'return':
        this.#returned.push(event.actor);
        return;
      case 'exit':
        if (this.#cycle) this.#ends += 1;
        return;
      default:
        if (numberField(event, 'step') !== undefined) this.#step(row, event);
    }
  }

  #readMain({ kind, data }: TraceEvent): void {
    if (kind !== 'error' || dataField(data, 'reason') !== 'deadlock') return;
    const cycle = dataField(data, 'cycle');
    if (Array.isArray(cycle)) this.#cycle = cycle.map(String);
  }

  #wait(row: number, event: TraceEvent): void {
    const holder = dataField(event.data, 'holder');
    this.#waits.push({
      row,
      actor: event.actor,
      lock: event.lock ?? '',
      holder: typeof holder === 'string' ? holder : undefined,
      holding: this.#heldBy(event.actor).size,
      endRow: undefined,
    });
  }

  #step(row: number, event: TraceEvent): void {
    const { actor, kind, lock = '' } = event;
    this.#schedule.push(numberField(event, 'thread') ?? -1);
    this.#stepRows.push(row);
    this.#fidelities.add(event.fidelity);
    if (this.#cycle) {
      this.#stepsAfterCycle += 1;
      this.#endsBeforeSteps = this.#ends;
    }
    if (kind === 'lock') this.#gotLock(row, actor, lock);
    if (kind === 'unlock') this.#letGo(row, actor, lock);
    if (kind === 'note' && dataField(event.data, 'refused') === true) this.#refused.add(actor);
    if (kind === 'work') this.#ate(actor);
  }

  #gotLock(row: number, actor: ActorId, lock: string): void {
    const wait = this.#waits.findLast((one) => one.actor === actor);
    if (wait?.endRow === undefined && wait?.lock === lock) wait.endRow = row;
    this.#heldBy(actor).add(lock);
  }

  #letGo(row: number, actor: ActorId, lock: string): void {
    this.#heldBy(actor).delete(lock);
    if (!this.#refused.delete(actor)) return;
    this.#givenBack.push(row);
    this.#inARow += 1;
    this.#mostInARow = Math.max(this.#mostInARow, this.#inARow);
  }

  #ate(actor: ActorId): void {
    this.#meals[actor] = (this.#meals[actor] ?? 0) + 1;
    this.#inARow = 0;
  }

  #heldBy(actor: ActorId): Set<string> {
    const held = this.#held.get(actor) ?? new Set();
    this.#held.set(actor, held);
    return held;
  }

  facts(): AttemptFacts {
    return {
      simulated: this.#fidelities.has('SIMULATED'),
      live: this.#fidelities.size === 1 && this.#fidelities.has('LIVE'),
      schedule: this.#schedule,
      stepRows: this.#stepRows,
      waits: this.#waits,
      cycle: this.#cycle,
      stepsAfterCycle: this.#stepsAfterCycle,
      endsBeforeStepsAfterCycle: this.#endsBeforeSteps,
      meals: this.#meals,
      totalMeals: Object.values(this.#meals).reduce((total, count) => total + count, 0),
      givenBack: this.#givenBack,
      givenBackInARow: this.#mostInARow,
      returned: this.#returned,
    };
  }
}

export interface Link {
  readonly actor: ActorId;
  readonly lock: string;
  readonly holder: ActorId;
}

/** The circle, each waiting for a lock that the next one has; empty if there is none. */
export function circleOf(attempt: AttemptFacts | undefined): readonly Link[] {
  const cycle = attempt?.cycle ?? [];
  return cycle.map((actor, at) => ({
    actor,
    lock: attempt?.waits.findLast((wait) => wait.actor === actor && wait.endRow === undefined)?.lock ?? '?',
    holder: cycle[(at + 1) % cycle.length] ?? actor,
  }));
}
