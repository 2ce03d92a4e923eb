/**
 * What a program waits for. Its turnstile must know when nobody needs to wait for it: a shuffled run lets the next
 * one go only when nobody is under way.
 *
 * A program may wait at several sockets at once. It waits when the turn of the event loop in which it went
 * on is over, it has gone on nowhere since, and it does not stand at the turnstile.
 */
import type { Pipe } from '../process-program/self';

export class Waits {
  readonly #counts = new Map<string, number>();
  #told = false;
  #scheduled = false;
  /** Stands at the turnstile. */
  asking = 0;

  constructor(readonly pipe: Pipe) {
    pipe.onGated = () => this.#schedule();
  }

  /** @returns what ends the wait: to be called when it is over, before the program goes on */
  begin(socket: string): () => void {
    this.#counts.set(socket, (this.#counts.get(socket) ?? 0) + 1);
    this.#schedule();
    return () => this.#end(socket);
  }

  /** It was let go at the turnstile, and is under way again: what other parts of it wait for is to be told anew. */
  wentOn(): void {
    this.asking -= 1;
    this.#told = false;
    this.#schedule();
  }

  #end(socket: string): void {
    const left = (this.#counts.get(socket) ?? 1) - 1;
    if (left === 0) this.#counts.delete(socket);
    else this.#counts.set(socket, left);
    if (this.#told) this.pipe.report({ do: 'woke' });
    this.#told = false;
    this.#schedule();
  }

  #schedule(): void {
    // While the run is free nobody asks who waits.
    if (this.#scheduled || !this.pipe.gated) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#tell();
    });
  }

  #tell(): void {
    if (!this.pipe.gated || this.asking > 0 || this.#counts.size === 0) return;
    this.#told = true;
    this.pipe.report({ do: 'waits', sockets: [...this.#counts.keys()] });
  }
}
