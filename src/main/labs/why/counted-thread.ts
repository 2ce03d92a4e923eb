/**
 * What stands behind `self` in the programs whose work is counted. A worker gets its turn, does tasks
 * until the turn is over, and waits for the next one.
 *
 * Counted is every task. Written down are the first few of each turn only: thousands a second would
 * make the trace slower than the tasks. Nobody stands at the turnstile between tasks, or a figure
 * would say how fast the learner presses a key.
 */
import { Mutex } from '../../memory/mutex';
import { enterThread, type TracedThread } from '../../run/thread-program/traced-thread';
import { mix, ROUNDS_AT_ONCE } from './computing';
import { CountBoard } from './counts';
import { SHARED_PLACE, TURN_WAIT, type CountedThreadData } from './thread-data';
import { Turns } from './turns';

/** Enough to see how they overlap; 32 workers in 12 rows stay below 10,000 events. */
export const TRACED_TASKS = 5;

class CountedThread {
  readonly #turns: Turns;
  readonly #board: CountBoard;
  readonly #mutex: Mutex;
  #turn: number | undefined;
  #doneInTurn = 0;
  #lockedAt = 0;

  constructor(
    readonly thread: TracedThread,
    readonly data: CountedThreadData,
  ) {
    this.#turns = new Turns(data.turns);
    this.#board = new CountBoard(data.counts);
    this.#mutex = new Mutex(new Int32Array(data.lock), 0);
  }

  at(line: number): this {
    this.thread.line = line;
    return this;
  }

  /** Sleeps until it is this worker's turn. @returns `false` when there will be none any more */
  waitForTurn(): boolean {
    this.#tellDone();
    this.thread.record('wait', { datum: TURN_WAIT });
    this.#turn = this.#turns.wait(this.thread.number);
    this.#doneInTurn = 0;
    return this.#turn !== undefined;
  }

  /** Whether its turn still lasts. */
  goesOn(): boolean {
    return this.#turn !== undefined && this.#turns.lasts(this.#turn);
  }

  /** The part of a task that concerns nobody else. */
  work(): void {
    if (this.#isTraced) this.thread.record('work', { datum: this.#doneInTurn + 1 });
    this.#spend(this.data.ownMs);
  }

  lock(): void {
    const wanted = performance.now();
    if (!this.#mutex.tryLock()) {
      if (this.#isTraced) this.thread.record('block', { place: SHARED_PLACE });
      this.#mutex.lock();
    }
    this.#lockedAt = performance.now();
    this.#board.add(this.thread.number, 'waitedUs', (this.#lockedAt - wanted) * 1e3);
    if (this.#isTraced) this.thread.record('lock', { place: SHARED_PLACE });
  }

  /** The part for which it needs what is shared. */
  useShared(): void {
    this.#spend(this.data.sharedMs);
  }

  unlock(): void {
    this.#board.add(this.thread.number, 'heldUs', (performance.now() - this.#lockedAt) * 1e3);
    // Before, not after: once it is free somebody else takes it at once.
    if (this.#isTraced) this.thread.record('unlock', { place: SHARED_PLACE });
    this.#mutex.unlock();
  }

  done(): void {
    // What the end of the turn cut short is not done.
    if (!this.goesOn()) return;
    this.#doneInTurn += 1;
    this.#board.add(this.thread.number, 'done', 1);
  }

  get #isTraced(): boolean {
    return this.#doneInTurn < TRACED_TASKS;
  }

  #tellDone(): void {
    if (this.#turn !== undefined) this.thread.record('note', { datum: this.#doneInTurn });
  }

  #spend(ms: number): void {
    const turn = this.#turn;
    if (turn === undefined || ms === 0) return;
    if (this.data.work === 'wait') return this.#turns.nap(turn, ms);
    let value = turn;
    for (let left = Math.round(ms * this.data.roundsPerMs); left > 0 && this.goesOn(); left -= ROUNDS_AT_ONCE) {
      value = mix(value, Math.min(left, ROUNDS_AT_ONCE));
    }
  }
}

export function enterToBeCounted(): CountedThread {
  const { thread, data } = enterThread();
  return new CountedThread(thread, data as CountedThreadData);
}
