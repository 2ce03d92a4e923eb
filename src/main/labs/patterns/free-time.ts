/**
 * The time that passes while nobody holds the run.
 *
 * A timeout says "by now the answer should have come". Where a learner decides when an answer may go, that means
 * nothing: every job would be given again while somebody thinks. So timeouts count this time, and in a run that goes
 * step by step none ever ends.
 */
import type { Joined } from '../../run/process-program/self';
import type { Json } from '../../../shared/wire/json';

export class FreeTime {
  /** Hears that the run is held from now on, or is not. */
  onDidChange: (() => void) | undefined;
  #heldMs = 0;
  #heldSinceMs: number | undefined;

  constructor(readonly place: Pick<Joined<Json>, 'clock' | 'pipe'>) {
    const { pipe } = place;
    const others = pipe.onGated;
    pipe.onGated = (gated) => {
      others?.(gated);
      this.#changed(gated);
    };
    this.#changed(pipe.gated);
  }

  get isHeld(): boolean {
    return this.#heldSinceMs !== undefined;
  }

  get nowMs(): number {
    return (this.#heldSinceMs ?? this.#machineMs) - this.#heldMs;
  }

  get #machineMs(): number {
    return this.place.clock.now() / 1e6;
  }

  #changed(gated: boolean): void {
    if (gated) {
      this.#heldSinceMs ??= this.#machineMs;
    } else if (this.#heldSinceMs !== undefined) {
      this.#heldMs += this.#machineMs - this.#heldSinceMs;
      this.#heldSinceMs = undefined;
    }
    this.onDidChange?.();
  }
}
