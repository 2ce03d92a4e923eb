/** The jobs of a sender that gives each to one worker: which wait, which are under way and with whom, which are done. */
import { MAX_TRIES } from '../../../shared/labs/patterns/events';

interface UnderWay {
  readonly with: string;
  readonly untilMs: number;
}

export class JobList {
  #waiting: number[];
  readonly #underWay = new Map<number, UnderWay>();
  readonly #givenTo = new Map<number, string[]>();
  readonly #done = new Set<number>();

  /**
   * @param count      jobs 1 to `count`
   * @param timeoutMs  how long one may be under way; `Infinity` where nobody looks at the clock
   */
  constructor(
    count: number,
    readonly timeoutMs: number,
  ) {
    this.#waiting = Array.from({ length: count }, (_, index) => index + 1);
  }

  /** How many are to be given out, for the first time or again. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether nothing waits and nothing is under way. */
  get isSettled(): boolean {
    return this.#waiting.length === 0 && this.#underWay.size === 0;
  }

  /** Takes the first that waits. */
  next(): number | undefined {
    return this.#waiting.shift();
  }

  /** It is under way from now on, and to be done by the worker of this name. */
  give(job: number, worker: string, nowMs: number): void {
    this.#givenTo.set(job, [...(this.#givenTo.get(job) ?? []), worker]);
    this.#underWay.set(job, { with: worker, untilMs: nowMs + this.timeoutMs });
  }

  /**
   * Whether this worker was given it at some time. Anybody may connect: who has done what nobody asked for is not
   * believed, or the job would count as done and be lost.
   */
  wasGiven(job: number, worker: string): boolean {
    return this.#givenTo.get(job)?.includes(worker) ?? false;
  }

  /**
   * It is done, whoever said so of those who were given it: also when it was taken back meanwhile.
   *
   * @returns whether that is news
   */
  settle(job: number): boolean {
    if (this.#done.has(job)) return false;
    this.#done.add(job);
    this.#underWay.delete(job);
    this.#waiting = this.#waiting.filter((other) => other !== job);
    return true;
  }

  /** Those that are under way with this worker. */
  with(worker: string): readonly number[] {
    return [...this.#underWay].flatMap(([job, one]) => (one.with === worker ? [job] : []));
  }

  /** Those that have been under way for too long. */
  overdue(nowMs: number): readonly { readonly job: number; readonly worker: string }[] {
    return [...this.#underWay].flatMap(([job, { with: worker, untilMs }]) =>
      untilMs <= nowMs ? [{ job, worker }] : [],
    );
  }

  /** How long until one is overdue; `Infinity` if none is under way. */
  waitMs(nowMs: number): number {
    return Math.max(0, Math.min(...[...this.#underWay.values()].map(({ untilMs }) => untilMs)) - nowMs);
  }

  isDone(job: number): boolean {
    return this.#done.has(job);
  }

  /**
   * It is no longer under way, and is the next to be given out.
   *
   * @returns `false` if it was given out {@link MAX_TRIES} times: then it is not given out any more
   */
  back(job: number): boolean {
    this.#underWay.delete(job);
    if ((this.#givenTo.get(job)?.length ?? 0) >= MAX_TRIES) return false;
    this.#waiting.unshift(job);
    return true;
  }
}
