/** The sessions of all windows, so that the app can wait for their end before its own. */
import type { Session } from '../../session/session';

/** Ending a process may take a second of grace and a kill (hosts/child.ts); five cover a slow machine. */
const CLOSE_WITHIN_MS = 5_000;

export class Sessions {
  readonly #open = new Set<Session>();

  /** Keeps a session listed until nothing of it is left, whoever ends it. */
  add(session: Session): void {
    this.#open.add(session);
    void session.scope.closed.then(() => this.#open.delete(session));
  }

  get size(): number {
    return this.#open.size;
  }

  /** Ends all of them. Resolves when they are gone, or when it has taken too long, which is logged. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), CLOSE_WITHIN_MS)));
    const closed = Promise.allSettled([...this.#open].map((session) => session.close()));
    if ((await Promise.race([closed, late])) === 'late') {
      const left = [...this.#open].flatMap((session) => session.scope.live().map(({ label }) => label));
      console.error(`still open after ${CLOSE_WITHIN_MS} ms: ${left.join(', ')}`);
    }
    clearTimeout(timer);
  }
}
