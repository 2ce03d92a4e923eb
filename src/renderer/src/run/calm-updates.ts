/**
 * Decides when the screen is told that a run has grown.
 *
 * In the next frame, as long as the screen keeps up. When drawing what is new took longer than a
 * frame, the next news waits for twenty frames: then 95 of 100 frames are on time, however much a run
 * has to say, and typing, scrolling and the stop button stay quick. Nothing is lost by waiting; it is
 * shown together a third of a second later.
 */

/** A frame at 60 a second, with the tolerance of the clock it is measured by. */
const FRAME_MS = 17;

/** One late frame in twenty. */
const REST_FRAMES = 20;

/** What takes very long is rested from in proportion, up to where a screen would seem to stand still. */
const REST_TIMES = 4;
const LONGEST_REST_MS = 1_000;

/** The page's frames; tests have their own. */
export interface Frames {
  /** Calls back in the next frame, with the time. */
  next(run: (nowMs: number) => void): void;
  after(ms: number, run: () => void): void;
}

export class CalmUpdates {
  #wanted = false;
  #urgent = false;
  #underWay = false;
  #resting = false;

  constructor(
    readonly tell: () => void,
    readonly frames: Frames,
  ) {}

  /** Something is new. */
  changed(): void {
    this.#wanted = true;
    if (!this.#underWay && !this.#resting) this.#tellInNextFrame();
  }

  /** Something is new that somebody waits for, such as the end of a run or the step just made. */
  changedNow(): void {
    this.#wanted = true;
    this.#urgent = true;
    if (!this.#underWay) this.#tellInNextFrame();
  }

  #tellInNextFrame(): void {
    this.#underWay = true;
    this.frames.next((beganMs) => {
      this.#wanted = false;
      this.#urgent = false;
      this.tell();
      this.frames.next((endedMs) => {
        this.#underWay = false;
        this.#rest(endedMs - beganMs);
      });
    });
  }

  #rest(tookMs: number): void {
    if (this.#urgent) return this.#tellInNextFrame();
    const restMs =
      tookMs <= FRAME_MS ? 0 : Math.min(LONGEST_REST_MS, Math.max(REST_FRAMES * FRAME_MS, REST_TIMES * tookMs));
    if (restMs === 0) {
      if (this.#wanted) this.#tellInNextFrame();
      return;
    }
    this.#resting = true;
    this.frames.after(restMs, () => {
      this.#resting = false;
      if (this.#wanted && !this.#underWay) this.#tellInNextFrame();
    });
  }
}

/** A page that is not shown gets no frames; it is told by a timer, so that it knows when a run ends. */
export const pageFrames: Frames = {
  next: (run) => {
    if (document.hidden) setTimeout(() => run(performance.now()), FRAME_MS);
    else requestAnimationFrame(run);
  },
  after: (ms, run) => {
    setTimeout(run, ms);
  },
};
