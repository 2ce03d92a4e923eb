/**
 * Explores a program: counts all its schedules, looks for the shortest that fails, and executes one schedule of
 * each class. Three passes, because each is simple on its own and they check each other.
 */
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import { Count } from './count';
import { Execution } from './execute';
import type { Exploration, ExplorationLimits, ExplorationProgress, ProgramError } from './exploration';
import { DEFAULT_LIMITS } from './limits';
import { replaySchedule } from './model-run';
import { ShortestFailing } from './shortest';
import { shrink } from './shrink';

/** One in four: a hundred bytes each, so that by default they stay under some hundred MB. */
const SHARE_KEPT = 4;

/**
 * An exploration that goes on as long as it is asked to. Stop it by not asking any more: `result()` is the
 * partial result then.
 *
 *     const explorer = new Explorer(program);
 *     for (let told = explorer.advance(); told && !stopped; told = explorer.advance()) show(told);
 *     const exploration = explorer.result();
 */
export class Explorer {
  readonly #count: Count;
  readonly #shortest: ShortestFailing;
  readonly #erring: ShortestFailing;
  readonly #execution: Execution;
  readonly #work: Generator<ExplorationProgress, void>;
  #through = false;

  constructor(
    private readonly program: StepProgram,
    limits: ExplorationLimits = DEFAULT_LIMITS,
  ) {
    this.#count = new Count(program, limits);
    // All of its states are kept, a layer of those while counting.
    const kept = Math.ceil(limits.maxStates / SHARE_KEPT);
    this.#shortest = new ShortestFailing(program, kept);
    this.#erring = new ShortestFailing(program, kept, (machine) => machine.standing() === 'failed');
    this.#execution = new Execution(program, limits);
    this.#work = this.#go();
  }

  /**
   * Goes on for a few thousand states or steps.
   *
   * @returns how far it is, or undefined once it is through
   */
  advance(): ExplorationProgress | undefined {
    const { value, done } = this.#work.next();
    if (done) this.#through = true;
    return value ?? undefined;
  }

  /** What was found so far; partial unless it is through and met no limit. */
  result(): Exploration {
    const { schedules, outcomes, violations, deadlocks } = this.#count;
    const error = this.#error();
    return {
      schedules,
      outcomes: new Map([...outcomes].sort(([a], [b]) => a - b)),
      violations,
      deadlocks,
      explored: this.#execution.explored,
      exploredOutcomes: this.#execution.outcomes,
      shortest: this.#found(),
      ...(error ? { error } : {}),
      partial: !this.#through || this.#count.partial || this.#shortest.partial,
      exploredAll: this.#through && !this.#execution.partial,
    };
  }

  *#go(): Generator<ExplorationProgress, void> {
    yield* this.#telling('counting', this.#count.run());
    const { firstViolation, firstFailure } = this.#count;
    if (firstFailure !== undefined) yield* this.#telling('counting', this.#erring.run(firstFailure));
    if (firstViolation !== undefined) yield* this.#telling('counting', this.#shortest.run(firstViolation));
    yield* this.#telling('executing', this.#execution.run());
  }

  *#telling(phase: ExplorationProgress['phase'], work: Generator<void, void>): Generator<ExplorationProgress, void> {
    for (const _ of work) {
      const states = this.#count.states + this.#erring.states + this.#shortest.states;
      const found = this.#shortest.found ?? this.#erring.found ?? this.#execution.found;
      yield { phase, states, explored: this.#execution.explored, found };
    }
  }

  /** The shortest for certain, or else one that was met, made shorter. */
  #found(): Schedule | undefined {
    const met = this.#erring.found ?? this.#execution.found;
    return this.#shortest.found ?? (met && shrink(this.program, met));
  }

  #error(): ProgramError | undefined {
    const schedule = this.#erring.found ?? this.#found();
    return schedule && replaySchedule(this.program, schedule).run.error;
  }
}

/** All of an exploration, with progress on the way. To stop in between and keep what was found, use `Explorer`. */
export function* explore(
  program: StepProgram,
  limits: ExplorationLimits = DEFAULT_LIMITS,
): Generator<ExplorationProgress, Exploration> {
  const explorer = new Explorer(program, limits);
  for (let told = explorer.advance(); told; told = explorer.advance()) yield told;
  return explorer.result();
}
