/**
 * Several replicas of a server, each a process, behind one door; and a client, a process too, that
 * asks until all its requests are answered or have failed. The learner may end a replica meanwhile.
 *
 *     client --tcp--> door (in main) --tcp--> replica-1 .. replica-N
 */
import { availableParallelism } from 'node:os';
import { numbered } from '../../../shared/labs/numbered';
import type { why, WhySummary } from '../../../shared/labs/why/contract';
import type { ActorId, EventKind, MessageId } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { MAIN, ProcessTeam } from '../../run/process-program/process-team';
import type { ProcessObserver } from '../../run/process-program/workplace';
import { Door } from './door';

export class Replicas implements ProcessObserver {
  readonly #team: ProcessTeam;
  readonly #door: Door;
  readonly #names: readonly ActorId[];
  /** Replicas that listen, or never will. */
  readonly #settled = new Set<ActorId>();
  #didSettle: (() => void) | undefined;

  constructor(readonly run: RunContext<typeof why>) {
    this.#names = numbered('replica', run.params.replicas);
    this.#team = new ProcessTeam(run, { observer: this });
    this.#door = new Door(run, this.#team, run.params.retries);
  }

  async live(): Promise<WhySummary> {
    const { fastMs, requests, replicas } = this.run.params;
    const { signal } = this.run;
    try {
      const port = await this.#door.open();
      await this.#team.startAll('replica', replicas, 'labs/why/replica.process', { workMs: fastMs });
      await this.#allSettled();
      // As many at once as there are replicas: so none has to be idle.
      const given = { port, requests, atOnce: replicas };
      const client = signal.aborted
        ? undefined
        : await this.#team.start({ actor: 'client', program: 'labs/why/client.process', given });
      await this.#team.join(client);
      if (this.run.hold && !signal.aborted) await aborted(signal);
    } finally {
      await this.#team.close();
    }
    const { answered, failed, retried, answeredAfterKill } = this.#door;
    return {
      cores: availableParallelism(),
      elapsedMs: this.run.clock.now() / 1e6,
      answered: Object.fromEntries(this.#names.map((name) => [name, answered[name] ?? 0])),
      failed,
      retried,
      answeredAfterKill,
    };
  }

  /** @throws LabError 'NO_SUCH_ACTOR' | 'ACTOR_HAS_ENDED' */
  kill(actor: ActorId): void {
    const replica = this.#names.includes(actor) ? this.#team.members.get(actor) : undefined;
    if (!replica) throw new LabError('NO_SUCH_ACTOR', { actor });
    if (replica.exit) throw new LabError('ACTOR_HAS_ENDED', { actor });
    replica.kill('SIGKILL', MAIN);
  }

  didTell(by: ActorId, kind: EventKind, data: Json, msg?: MessageId): void {
    if (kind === 'send' && msg !== undefined) this.#door.didSend(msg);
    const { port } = (data ?? {}) as { readonly port?: Json };
    if (kind === 'listen' && typeof port === 'number') {
      this.#door.add(by, port);
      // Until somebody asks it something it waits.
      this.run.turnstile.blocked(by);
      this.#settle(by);
    }
    // The client only ever waits for answers.
    if (by === 'client' && kind === 'send') this.run.turnstile.blocked(by);
  }

  willEnd(actor: ActorId): void {
    this.#door.lose(actor);
    this.#settle(actor);
  }

  #settle(actor: ActorId): void {
    this.#settled.add(actor);
    this.#didSettle?.();
  }

  /** Waits until each replica listens or is gone, or the run is to end. */
  async #allSettled(): Promise<void> {
    const { turnstile, signal } = this.run;
    const all = (): boolean => signal.aborted || this.#names.every((name) => this.#settled.has(name));
    if (all()) return;
    turnstile.blocked(MAIN);
    await new Promise<void>((resolve) => {
      this.#didSettle = () => {
        if (all()) resolve();
      };
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    turnstile.underWay(MAIN);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
