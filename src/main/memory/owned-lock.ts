/**
 * A lock that says who holds it: one word of shared memory has its owner's number, so that an owner
 * that is no more can be named. It does not notice such an end by itself, and nothing gives it back.
 *
 * Each time it is taken it gives out a token, one more than the last. If its owners only have a lease,
 * it may be taken over from one that has held it too long; that owner may still be alive and not know.
 * So what the lock guards must look at the tokens: see {@link FencedCells}.
 *
 * | word | meaning                                                        |
 * |------|----------------------------------------------------------------|
 * | 0    | mutex, held for a few instructions only                        |
 * | 1    | number of the owner; 0 = free, since main, number 0, takes none |
 * | 2    | the last token given out                                       |
 * | 3    | when it was taken, in milliseconds of the run                  |
 * | 4 .. | line of those who wait for it                                  |
 *
 * @see Cary Gray, David Cheriton, "Leases: An Efficient Fault-Tolerant Mechanism for Distributed File
 *      Cache Consistency" (1989)
 * @see Martin Kleppmann, "How to do distributed locking" (2016), for the fencing token
 */
import { Mutex } from './mutex';
import type { ParkingLot } from './parking-lot';
import { WaitingLine } from './waiting-line';

const MUTEX = 0;
const OWNER = 1;
const TOKEN = 2;
const TAKEN_AT_MS = 3;
const LINE = 4;
const FREE = 0;

/** What a thread gets from {@link OwnedLock.lock} that has waited as long as it would. */
export const GAVE_UP = undefined;

/** How long somebody waits for the lock: for ever, or so long, or until its owner's lease is over. */
export type Patience = { readonly kind: 'endless' } | { readonly kind: 'timeout' | 'lease'; readonly ms: number };

/** The thread at the lock. All but `attempt`, `nowMs` and `sleep` are called inside the critical section. */
export interface LockClient {
  readonly number: number;
  nowMs(): number;
  attempt(): void;
  /** @param from  whose lease was over, if it was taken over */
  didLock(token: number, from: number | undefined): void;
  willBlock(holder: number): void;
  didGiveUp(holder: number): void;
  didUnlock(woken: number | undefined): void;
  /** Parks in the lot until unparked, or so long. */
  sleepAtMost(ms: number): void;
}

export class OwnedLock {
  readonly #cells: Int32Array;
  readonly #mutex: Mutex;
  readonly #line: WaitingLine;

  /** @param buffer  from {@link OwnedLock.allocate}, the same in all threads */
  constructor(
    readonly buffer: SharedArrayBuffer,
    readonly lot: ParkingLot,
  ) {
    this.#cells = new Int32Array(buffer);
    this.#mutex = new Mutex(this.#cells, MUTEX);
    this.#line = new WaitingLine(this.#cells, LINE, lot);
  }

  static allocate(lot: ParkingLot): SharedArrayBuffer {
    return new SharedArrayBuffer((LINE + WaitingLine.words(lot.size)) * Int32Array.BYTES_PER_ELEMENT);
  }

  /** Whose number stands in it; 0 if it is free. Whether that thread still exists it cannot know. */
  get owner(): number {
    return Atomics.load(this.#cells, OWNER);
  }

  /**
   * Waits until it holds the lock.
   *
   * @returns the token, or {@link GAVE_UP} where there was a time-out and it is over
   */
  lock(client: LockClient, patience: Patience): number | typeof GAVE_UP {
    const giveUpAtMs = patience.kind === 'timeout' ? client.nowMs() + patience.ms : Infinity;
    for (;;) {
      client.attempt();
      this.#mutex.lock();
      this.#line.leave(client.number); // it stands there no more, also if nobody but its time-out woke it
      const owner = this.#word(OWNER);
      const nowMs = client.nowMs();
      const takeOverAtMs = patience.kind === 'lease' ? this.#word(TAKEN_AT_MS) + patience.ms : Infinity;
      if (owner === FREE || nowMs >= takeOverAtMs) return this.#take(client, owner, nowMs);
      if (nowMs >= giveUpAtMs) {
        this.#giveUp(client, owner);
        return GAVE_UP;
      }
      this.#line.join(client.number);
      client.willBlock(owner);
      this.#mutex.unlock();
      client.sleepAtMost(Math.min(giveUpAtMs, takeOverAtMs) - nowMs);
    }
  }

  /** Gives it back; nothing happens if somebody has taken it over in between. */
  unlock(client: LockClient, token: number): void {
    this.#mutex.lock();
    let woken: number | undefined;
    if (this.#word(TOKEN) === token) {
      Atomics.store(this.#cells, OWNER, FREE);
      woken = this.#line.takeFirst();
      client.didUnlock(woken);
    }
    this.#mutex.unlock();
    if (woken !== undefined) this.lot.unpark(woken);
  }

  /**
   * Takes a thread that is no more out of the line. If it had just been woken, the next one is woken
   * instead. What it does not do: give back what that thread held.
   *
   * @returns `false` while somebody is inside: come back
   */
  tryForget(actor: number, willWake: (woken: readonly number[]) => void): boolean {
    if (!this.#mutex.tryLock()) return false;
    this.#line.leave(actor);
    const next = this.#word(OWNER) === FREE ? this.#line.takeFirst() : undefined;
    willWake(next === undefined ? [] : [next]);
    this.#mutex.unlock();
    if (next !== undefined) this.lot.unpark(next);
    return true;
  }

  #take(client: LockClient, before: number, nowMs: number): number {
    const token = this.#word(TOKEN) + 1;
    this.#cells[TOKEN] = token;
    this.#cells[TAKEN_AT_MS] = nowMs;
    Atomics.store(this.#cells, OWNER, client.number);
    client.didLock(token, before === FREE ? undefined : before);
    this.#mutex.unlock();
    return token;
  }

  #giveUp(client: LockClient, holder: number): void {
    client.didGiveUp(holder);
    this.#mutex.unlock();
  }

  #word(at: number): number {
    return this.#cells[at] ?? 0;
  }
}
