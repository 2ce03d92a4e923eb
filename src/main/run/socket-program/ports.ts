/** Which port each process opened first, for those who have to know before they go on. */
import type { ActorId } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import { portProblem } from './free-port';

interface Waiting {
  readonly found: (port: number) => void;
  readonly failed: (error: Error) => void;
}

export class Ports {
  readonly #ports = new Map<ActorId, number>();
  /** Why the system gave somebody none. */
  readonly #refusals = new Map<ActorId, LabError>();
  readonly #waiting = new Map<ActorId, Waiting[]>();

  known(actor: ActorId): number | undefined {
    return this.#ports.get(actor);
  }

  /** @throws LabError 'NO_PORT' | 'BAD_PARAMETER', or the signal's reason */
  of(actor: ActorId, signal: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      const over = (): void => signal.removeEventListener('abort', abort);
      const waiting: Waiting = {
        found: (port) => {
          over();
          resolve(port);
        },
        failed: (error) => {
          over();
          reject(error);
        },
      };
      this.#waiting.set(actor, [...(this.#waiting.get(actor) ?? []), waiting]);
    });
  }

  opened(actor: ActorId, port: number | undefined): void {
    if (port === undefined || this.#ports.has(actor)) return;
    this.#ports.set(actor, port);
    for (const { found } of this.#taken(actor)) found(port);
  }

  /** The system did not give it this port: somebody was quicker since the run had looked, or it is not allowed. */
  refused(actor: ActorId, { port, code }: { readonly port?: number; readonly code?: string }): void {
    const problem = port === undefined ? undefined : portProblem(code, port);
    if (problem) this.#refusals.set(actor, problem);
  }

  /** What to say of one that has ended without a port. */
  whyNone(actor: ActorId): LabError {
    return this.#refusals.get(actor) ?? new LabError('NO_PORT', { actor });
  }

  ended(actor: ActorId): void {
    for (const { failed } of this.#taken(actor)) failed(this.whyNone(actor));
  }

  #taken(actor: ActorId): readonly Waiting[] {
    const waiting = this.#waiting.get(actor) ?? [];
    this.#waiting.delete(actor);
    return waiting;
  }
}
