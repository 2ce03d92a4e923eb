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
  readonly #entries = new Map<number, Entry>();
  readonly #children = new Set<Scope>();
  #closing: Promise<void> | undefined;
  #resolveClosed!: () => void;
  readonly closed = new Promise<void>((resolve) => (this.#resolveClosed = resolve));

  constructor(
    readonly label: string,
    readonly parent?: Scope,
    /** The run whose things these are, for "running now". */
    readonly run?: string,
  ) {
    parent?.#children.add(this);
  }

  /** Takes over a resource on the line that makes it. A closed scope closes it at once and throws. */
  own<R extends Closable>(kind: LiveResource['kind'], label: string, resource: R): R {
    if (this.#closing) {
      void Promise.resolve(resource.close()).catch(() => undefined);
      throw new Error(`scope "${this.label}" is closed`);
    }
    const id = nextId++;
    this.#entries.set(id, { id, kind, label, pid: resource.pid, resource });
    this.#changed();
    const forget = (): void => {
      if (this.#entries.delete(id)) this.#changed();
    };
    resource.closed?.then(forget, forget);
    return resource;
  }

  /** A scope inside this one. */
  child(label: string, run: string | undefined = this.run): Scope {
    return new Scope(label, this, run);
  }

  live(): readonly LiveResource[] {
    const own = [...this.#entries.values()].map(({ id, kind, label, pid }) => ({
      id,
      kind,
      label,
      ...(this.run === undefined ? {} : { run: this.run }),
      ...(pid === undefined ? {} : { pid }),
    }));
    return [...own, ...[...this.#children].flatMap((child) => child.live())];
  }

  /** Hears every change of {@link live}, here and below. Set by the session that shows it. */
  onDidChange: (() => void) | undefined;

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = [];
    const attempt = async (resource: Closable): Promise<void> => {
      try {
        await resource.close();
      } catch (error) {
        failures.push(error);
      }
    };
    for (const child of [...this.#children].reverse()) await attempt(child);
    for (const entry of [...this.#entries.values()].reverse()) {
      await attempt(entry.resource);
      this.#entries.delete(entry.id);
      this.#changed();
    }
    this.parent?.#children.delete(this);
    this.#changed();
    this.#resolveClosed();
    if (failures.length > 0) throw new AggregateError(failures, `scope "${this.label}" closed with failures`);
  }

  #changed(): void {
    this.onDidChange?.();
    this.parent?.#changed();
  }
}
