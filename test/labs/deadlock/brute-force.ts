/**
 * Counts schedules of the philosophers without any of the program's own machinery: a philosopher is
 * a list of what it takes and puts, and everybody who can go on does, one after the other.
 */
type Move = { readonly take?: string; readonly put?: string };
type Strategy = 'naive' | 'ordered' | 'waiter';

export interface Counted {
  readonly schedules: bigint;
  readonly deadlocks: bigint;
  readonly shortest: number | undefined;
}

export function movesOf(strategy: Strategy, me: number, of: number, meals = 1): readonly Move[] {
  const [left, right] = [`f${me}`, `f${(me + 1) % of}`];
  const [first, second] = strategy === 'ordered' && (me + 1) % of < me ? [right, left] : [left, right];
  const meal: readonly Move[] = [{ take: first }, { take: second }, {}, { put: second }, { put: first }];
  const seated = strategy === 'waiter' ? [{ take: 'seat' }, ...meal, { put: 'seat' }] : meal;
  return Array.from({ length: meals }, () => seated).flat();
}

class Table {
  readonly free = new Map<string, number>();

  constructor(
    readonly threads: readonly (readonly Move[])[],
    readonly at: number[],
  ) {
    for (let fork = 0; fork < threads.length; fork += 1) this.free.set(`f${fork}`, 1);
    this.free.set('seat', threads.length - 1);
  }

  canGo(thread: number): boolean {
    const move = this.threads[thread]?.[this.at[thread] ?? 0];
    return move !== undefined && (move.take === undefined || (this.free.get(move.take) ?? 0) > 0);
  }

  #change(name: string | undefined, by: number): void {
    if (name !== undefined) this.free.set(name, (this.free.get(name) ?? 0) + by);
  }

  go(thread: number, direction: 1 | -1): void {
    if (direction === -1) this.at[thread] = (this.at[thread] ?? 0) - 1;
    const move = this.threads[thread]?.[this.at[thread] ?? 0];
    this.#change(move?.take, -direction);
    this.#change(move?.put, direction);
    if (direction === 1) this.at[thread] = (this.at[thread] ?? 0) + 1;
  }

  get done(): boolean {
    return this.threads.every((moves, thread) => this.at[thread] === moves.length);
  }
}

/** @param remembering  adds up what follows from a position once, not each time it is reached: for large tables */
export function count(strategy: Strategy, philosophers: number, { meals = 1, remembering = false } = {}): Counted {
  const threads = Array.from({ length: philosophers }, (_, me) => movesOf(strategy, me, philosophers, meals));
  const table = new Table(
    threads,
    threads.map(() => 0),
  );
  const known = new Map<string, Counted>();
  const from = (): Counted => {
    const key = table.at.join(',');
    const before = remembering ? known.get(key) : undefined;
    if (before) return before;
    const able = threads.map((_, thread) => thread).filter((thread) => table.canGo(thread));
    const isDeadlock = able.length === 0 && !table.done;
    let counted: Counted = {
      schedules: able.length === 0 ? 1n : 0n,
      deadlocks: isDeadlock ? 1n : 0n,
      shortest: isDeadlock ? 0 : undefined,
    };
    for (const thread of able) {
      table.go(thread, 1);
      counted = sum(counted, from());
      table.go(thread, -1);
    }
    if (remembering) known.set(key, counted);
    return counted;
  };
  return from();
}

function sum(one: Counted, after: Counted): Counted {
  const steps = after.shortest === undefined ? Infinity : after.shortest + 1;
  const shortest = Math.min(one.shortest ?? Infinity, steps);
  return {
    schedules: one.schedules + after.schedules,
    deadlocks: one.deadlocks + after.deadlocks,
    shortest: Number.isFinite(shortest) ? shortest : undefined,
  };
}
