/**
 * A scope owns what is opened inside it: sockets, threads, processes, timers, files, other scopes.
 *
 *     const server = scope.own('listener', 'echo server', await listen({ port: 0 }));
 *
 * Closing a scope closes everything in it, last in first out, waits for each, and lets no failure
 * stop the rest. `live()` is the list behind "running now" and behind the tests' last word.
 */
import type { LiveResource } from '../../shared/bench/contract';

export interface Closable {
  /** Resolves when it is gone: not merely asked to go. Closing twice is harmless. */
  close(): Promise<void> | void;
  /** Resolves when it went by itself, so that nobody keeps it listed. */
  readonly closed?: Promise<unknown>;
  readonly pid?: number | undefined;
}

interface Entry {
  readonly id: number;
  readonly kind: LiveResource['kind'];
  readonly label: string;
  readonly pid: number | undefined;
  readonly resource: Closable;
}

let nextId = 1;

export class Scope implements Closable {
  /** What is open, scopes inside this one included, in the order in which it was opened. */
  readonly #open = new Map<number, Entry | Scope>();
  readonly #id = nextId++;
  /** Resources that came too late, on their way out. */
  readonly #late = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];
  #closing: Promise<void> | undefined;
  #resolveClosed!: () => void;
  /** Resolves when the scope is closed, also if something in it failed to close. */
  readonly closed = new Promise<void>((resolve) => (this.#resolveClosed = resolve));

  constructor(
    readonly label: string,
    readonly parent?: Scope,
    /** The run whose things these are, for "running now". */
    readonly run?: string,
  ) {
    if (!parent) return;
    parent.#open.set(this.#id, this);
    if (parent.#closing) void this.close(); // still empty, so this cannot fail
  }

  /**
   * Takes over a resource on the line that makes it.
   *
   * @throws Error if the scope is closing or closed: the resource is closed, and a scope that is
   *         still closing waits for that too
   */
  own<R extends Closable>(kind: LiveResource['kind'], label: string, resource: R): R {
    if (this.#closing) {
      const late = this.#attempt(resource).finally(() => this.#late.delete(late));
      this.#late.add(late);
      throw new Error(`scope "${this.label}" is closed`);
    }
    const id = nextId++;
    this.#open.set(id, { id, kind, label, pid: resource.pid, resource });
    this.#changed();
    const forget = (): void => this.#forget(id);
    resource.closed?.then(forget, forget);
    return resource;
  }

  /** A scope inside this one. Inside one that is closing it is closed from the start. */
  child(label: string, run: string | undefined = this.run): Scope {
    return new Scope(label, this, run);
  }

  /** What is open here and below, the oldest first. */
  live(): readonly LiveResource[] {
    return [...this.#open.values()].flatMap((entry) => (entry instanceof Scope ? entry.live() : [this.#shown(entry)]));
  }

  /** Hears every change of {@link live}, here and below. Set by the session that shows it. */
  onDidChange: (() => void) | undefined;

  /**
   * Closes everything, last in first out, one after the other.
   *
   * @throws AggregateError when everything has been tried, if something failed to close
   */
  close(): Promise<void> {
    // In a microtask, so that it counts as closing before the first resource hears of it.
    this.#closing ??= Promise.resolve().then(() => this.#closeAll());
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const [id, entry] of [...this.#open].reverse()) {
      if (!this.#open.has(id)) continue; // went by itself meanwhile
      await this.#attempt(entry instanceof Scope ? entry : entry.resource);
      this.#forget(id);
    }
    while (this.#late.size > 0) await Promise.all(this.#late);
    if (this.parent) this.parent.#forget(this.#id);
    this.#resolveClosed();
    if (this.#failures.length > 0)
      throw new AggregateError(this.#failures, `scope "${this.label}" closed with failures`);
  }

  async #attempt(resource: Closable): Promise<void> {
    try {
      await resource.close();
    } catch (error) {
      this.#failures.push(error);
    }
  }

  #forget(id: number): void {
    if (this.#open.delete(id)) this.#changed();
  }

  #shown({ id, kind, label, pid }: Entry): LiveResource {
    return {
      id,
      kind,
      label,
      ...(this.run === undefined ? {} : { run: this.run }),
      ...(pid === undefined ? {} : { pid }),
    };
  }

  #changed(): void {
    this.onDidChange?.();
    if (this.parent) this.parent.#changed();
  }
}
