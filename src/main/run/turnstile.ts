/**
 * The turnstile: every step a learner may hold passes here, and the pace decides who goes when.
 *
 * An actor is in one of four states: under way, standing at the turnstile, blocked (it waits for
 * something another actor must do) or gone. In `free` pace nobody stands. In `paused` one goes when
 * told. In `slow` one goes at a time, by arrival, with a pause between. In `shuffled` one goes when
 * nobody is under way any more, chosen by the run's seed among all who stand: so the same seed gives
 * the same order as long as the program's own behaviour depends on nothing else.
 *
 * What the turnstile is not: a simulation. The actor really stands (a thread in `Atomics.wait`, a
 * process waiting for a message), and when it goes the operating system runs its real next step.
 */
import { FREE, STEP_MS_AT_FULL_SPEED, type Pace } from '../../shared/bench/pace';
import type { GateState } from '../../shared/bench/contract';
import type { ActorId, EventKind, Fidelity, Place } from '../../shared/trace/event';
import { unreachable } from '../../shared/unreachable';
import { LabError } from '../../shared/wire/error';
import type { Clock } from './clock';

/** What an instrumented point says of the step it stands before. */
export interface Step extends Place {
  readonly actor: ActorId;
  readonly kind: EventKind;
  readonly line?: number;
}

interface Standing {
  readonly step: Step;
  readonly go: () => void;
}

/** A step owed to whoever comes first. */
const ANYONE = Symbol('anyone');

export class Turnstile {
  readonly #underWay = new Set<ActorId>();
  readonly #known = new Set<ActorId>();
  /** By arrival. */
  readonly #standing = new Map<ActorId, Standing>();
  /** Steps asked for before anybody stood there to take them. */
  #owed: (ActorId | typeof ANYONE)[] = [];
  #pace: Pace;
  #nextSlowAt = 0;
  #open = false;
  #slowTimer: AbortController | undefined;
  readonly #listeners = new Set<(state: GateState) => void>();

  constructor(
    pace: Pace,
    readonly clock: Clock,
    readonly random: () => number,
  ) {
    this.#pace = pace;
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** Whether actors must ask before a step. What runs without asking is LIVE. */
  get gated(): boolean {
    return this.#pace.mode !== 'free';
  }

  get fidelity(): Fidelity {
    return this.gated ? 'GATED' : 'LIVE';
  }

  /** An actor begins, or can go on after {@link blocked}. Who stands here goes on standing, whatever else it is given to do. */
  underWay(actor: ActorId): void {
    this.#known.add(actor);
    if (!this.#standing.has(actor)) this.#underWay.add(actor);
  }

  /** It waits for somebody else: nobody needs to wait for it. */
  blocked(actor: ActorId): void {
    this.#underWay.delete(actor);
    this.#admit();
  }

  gone(actor: ActorId): void {
    this.#known.delete(actor);
    this.#underWay.delete(actor);
    this.#standing.delete(actor);
    this.#changed();
    this.#admit();
  }

  /**
   * Stands before a step.
   *
   * @returns resolves when the step may be made; at once in `free` pace
   */
  pass(step: Step): Promise<void> {
    return new Promise((resolve) => this.arrive(step, resolve));
  }

  /** {@link pass} for an actor that is let go by a message or a shared cell. */
  arrive(step: Step, go: () => void): void {
    this.#known.add(step.actor);
    if (!this.gated) {
      this.#underWay.add(step.actor);
      return go();
    }
    this.#underWay.delete(step.actor);
    this.#standing.set(step.actor, { step, go });
    this.#changed();
    this.#admit();
  }

  /** The run is to end: everybody may leave, and no pace or step holds anybody any more. */
  openForGood(): void {
    this.setPace(FREE);
    this.#open = true;
  }

  setPace(pace: Pace): void {
    if (this.#open) return;
    this.#pace = pace;
    this.#owed = [];
    this.#slowTimer?.abort(new LabError('CANCELLED'));
    this.#slowTimer = undefined;
    this.#changed();
    this.#admit();
  }

  /**
   * One step: of the named actor, or of whoever came first.
   *
   * @throws LabError 'UNKNOWN_ACTOR' if nobody of that name is here
   */
  step(actor?: ActorId): void {
    if (actor !== undefined && !this.#known.has(actor)) throw new LabError('UNKNOWN_ACTOR', { actor });
    if (this.#open) return;
    if (this.#pace.mode !== 'paused') this.setPace({ mode: 'paused' });
    this.#owed.push(actor ?? ANYONE);
    this.#admit();
  }

  state(): GateState {
    return { pace: this.#pace, waiting: [...this.#standing.values()].map(({ step }) => step) };
  }

  onDidChange(listener: (state: GateState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.state());
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.state());
  }

  #let(actor: ActorId): void {
    const standing = this.#standing.get(actor);
    if (!standing) return;
    this.#standing.delete(actor);
    this.#underWay.add(actor);
    standing.go();
    this.#changed();
  }

  #admit(): void {
    const { mode } = this.#pace;
    switch (mode) {
      case 'free':
        for (const actor of [...this.#standing.keys()]) this.#let(actor);
        return;
      case 'paused':
        return this.#payOwed();
      case 'slow':
        return this.#admitSlowly(this.#pace.speed);
      case 'shuffled':
        return this.#admitShuffled();
      default:
        return unreachable(mode);
    }
  }

  /** Letting somebody go may bring the next one here at once: a step is paid before it is made. */
  #payOwed(): void {
    for (let at = this.#payable(); at >= 0; at = this.#payable()) {
      const [owed] = this.#owed.splice(at, 1);
      const actor = owed === ANYONE ? this.#standing.keys().next().value : owed;
      if (actor !== undefined) this.#let(actor);
    }
  }

  /** The first step owed to somebody who stands here. */
  #payable(): number {
    return this.#owed.findIndex((owed) => (owed === ANYONE ? this.#standing.size > 0 : this.#standing.has(owed)));
  }

  #admitSlowly(speed: number): void {
    if (this.#slowTimer || this.#standing.size === 0) return;
    const stepMs = STEP_MS_AT_FULL_SPEED / speed;
    const waitMs = Math.max(0, this.#nextSlowAt - this.clock.now() / 1e6);
    const timer = (this.#slowTimer = new AbortController());
    this.clock.sleep(waitMs, timer.signal).then(
      () => {
        this.#slowTimer = undefined;
        this.#nextSlowAt = this.clock.now() / 1e6 + stepMs;
        const first = this.#standing.keys().next().value;
        if (first !== undefined) this.#let(first);
        this.#admit();
      },
      () => undefined, // the pace was changed meanwhile
    );
  }

  #admitShuffled(): void {
    if (this.#underWay.size > 0 || this.#standing.size === 0) return;
    // Sorted, so that the choice depends on the seed and not on who was quicker to the turnstile.
    const actors = [...this.#standing.keys()].sort();
    const chosen = actors[Math.floor(this.random() * actors.length)];
    if (chosen !== undefined) this.#let(chosen);
  }
}
