/** What every experiment of `pubsub` stands on: the processes, the server between them, and what is counted. */
import type { pubsub } from '../../../shared/labs/pubsub/contract';
import type { ActorId } from '../../../shared/trace/event';
import { LabError } from '../../../shared/wire/error';
import type { Json } from '../../../shared/wire/json';
import type { RunContext } from '../../run/engine';
import { MAIN } from '../../run/process-program/process-team';
import type { ProgramProcess } from '../../run/process-program/program-process';
import { SocketTeam } from '../../run/socket-program/socket-team';
import { Tally, type Interest } from './tally';

export type PubsubRun = RunContext<typeof pubsub>;

type Given = { readonly [name: string]: Json };

/** Enough that two runs on one server are not taken for each other, short enough to be read over. */
const RUN_MARK_CHARS = 4;

export class Stage {
  readonly tally = new Tally();
  readonly team: SocketTeam;
  /** What each subscriber wants, in the order in which they come. */
  readonly interests = new Map<ActorId, Interest>();
  /** Of all messages and keys of this run. */
  readonly mark: string;
  /** Where the server is, with what signs in; known once it is there. */
  address: string | undefined;
  #failure: LabError | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(readonly run: PubsubRun) {
    this.mark = run.id.slice(0, RUN_MARK_CHARS);
    this.team = new SocketTeam(run, {
      observer: {
        didTell: (by, kind, data) => {
          this.tally.heard(by, kind, data);
          this.#changed();
        },
      },
    });
    run.signal.addEventListener('abort', () => this.#changed(), { once: true });
  }

  /** Starts a program that talks to the server. */
  async client(actor: ActorId, program: string, given: Given): Promise<ProgramProcess | undefined> {
    return this.#watch(await this.team.start(this.#spec(actor, program, given)));
  }

  /** {@link client} for what the learner asked for: it waits for no step of main's. */
  async clientNow(actor: ActorId, program: string, given: Given): Promise<ProgramProcess | undefined> {
    return this.#watch(await this.team.startNow(this.#spec(actor, program, given)));
  }

  /**
   * Main waits until something is so, or the run is to end.
   *
   * @returns whether it is so
   * @throws LabError 'SERVER_FAILED' if one of the programs could not go on
   */
  async until(isSo: () => boolean): Promise<boolean> {
    if (isSo()) return true;
    const { turnstile } = this.run;
    turnstile.blocked(MAIN);
    try {
      return await this.soon(isSo);
    } finally {
      turnstile.underWay(MAIN);
    }
  }

  /** {@link until}, for somebody who is not main. */
  async soon(isSo: () => boolean): Promise<boolean> {
    while (!isSo()) {
      if (this.#failure) throw this.#failure;
      if (this.run.signal.aborted) return false;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return true;
  }

  /** Whether its server has answered all it subscribed to, or it has ended. */
  hasSubscribed(actor: ActorId): boolean {
    const { topics = [], pattern } = this.interests.get(actor) ?? {};
    const wanted = topics.length + (pattern === undefined ? 0 : 1);
    return (this.tally.subscriptions.get(actor) ?? 0) >= wanted || this.hasEnded(actor);
  }

  hasEnded(actor: ActorId): boolean {
    return this.team.members.get(actor)?.exit !== undefined;
  }

  wasKilled(actor: ActorId): boolean {
    return (this.team.members.get(actor)?.exit?.signal ?? null) !== null;
  }

  /** Tells a program something, if it is still there. */
  order(actor: ActorId, order: Json): void {
    const member = this.team.members.get(actor);
    if (!member || member.exit) return;
    // It has something to do now.
    this.run.turnstile.underWay(actor);
    member.order(order);
  }

  /** Main waits until these have ended. @throws LabError 'SERVER_FAILED' */
  async over(actors: readonly ActorId[]): Promise<void> {
    for (const actor of actors) await this.team.join(this.team.members.get(actor));
    if (this.#failure && !this.run.signal.aborted) throw this.#failure;
  }

  note(code: string): void {
    this.team.record({ kind: 'note', data: { code } });
  }

  #spec(actor: ActorId, program: string, given: Given) {
    const server = this.address ?? '';
    return { actor, program: `labs/pubsub/${program}.process`, given: { ...given, server, run: this.mark } };
  }

  #watch(member: ProgramProcess | undefined): ProgramProcess | undefined {
    void member?.ended.then(({ code, signal }) => {
      const { refusal: reason } = this.tally;
      // Whoever was killed has not failed: the others go on, and what it misses is what there is to see.
      if (code !== 0 && signal === null)
        this.#failure ??= new LabError('SERVER_FAILED', reason === undefined ? null : { reason });
      this.#changed();
    });
    return member;
  }

  #changed(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }
}
