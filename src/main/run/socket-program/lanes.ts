/**
 * Puts what several processes report of what they sent each other into one order that contradicts no cause.
 *
 * Each reports in its own order over its own pipe, so the receiving end may be heard before the sending
 * end. A report that needs another that has not been heard yet stays where it is, and all later ones of its
 * lane behind it, until
 *
 * - the other is told, or
 * - everybody has been asked to report what there is, has done so, and nothing of it was the other.
 *
 * In the second case the one that happened first among those that wait really has nobody of ours at its
 * other end: if its partner lay behind another that waits, that one would have happened earlier. There are
 * no timers: what was done before a process was asked is reported before it answers.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

export interface Task {
  /** When it happened. */
  readonly t: number;
  /**
   * Tells it.
   *
   * @param sure  nobody of ours is at the other end: tell it anyway
   * @returns whether it was told; `false` if it waits for another
   */
  tell(sure: boolean): boolean;
}

/** Where so many were told the array is cut: a flood may not leave it empty for minutes. */
const WORTH_CUTTING = 1_024;

export class Lane {
  #tasks: Task[] = [];
  #front = 0;
  /** How many were told and cut off. */
  #cutOff = 0;
  /** Resolve when nothing waits. */
  #drained: (() => void)[] = [];

  get head(): Task | undefined {
    return this.#tasks[this.#front];
  }

  /** How many were told, and how many there were in all, ever. */
  get told(): number {
    return this.#cutOff + this.#front;
  }

  get pushed(): number {
    return this.#cutOff + this.#tasks.length;
  }

  push(task: Task): void {
    this.#tasks.push(task);
  }

  /** @returns whether anything was told */
  advance(): boolean {
    const before = this.told;
    while (this.head?.tell(false)) this.#front += 1;
    if (this.told === before) return false;
    this.#cut();
    return true;
  }

  /** Tells the first, whoever its partner is. */
  tellFirst(): void {
    this.head?.tell(true);
    this.#front += 1;
    this.#cut();
  }

  /** Resolves when all there is now is told. */
  drained(): Promise<void> {
    if (!this.head) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  #cut(): void {
    const isEmpty = this.#front === this.#tasks.length;
    if (!isEmpty && (this.#front < WORTH_CUTTING || this.#front * 2 < this.#tasks.length)) return;
    this.#tasks = this.#tasks.slice(this.#front);
    this.#cutOff += this.#front;
    this.#front = 0;
    if (!isEmpty) return;
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}

/** Who has to be asked: resolves when all that was done before is in its lane. */
export type Flush = (round: number) => Promise<void>;

export class Lanes {
  readonly #lanes = new Map<Lane, Flush | undefined>();
  #settling = false;
  #rounds = 0;
  /** Telling may make something else happen, such as a relay that lets go what it held. */
  #telling = false;
  #more = false;

  /** @param flush  left out for those who report in this process */
  open(flush?: Flush): Lane {
    const lane = new Lane();
    this.#lanes.set(lane, flush);
    return lane;
  }

  /** Nothing more comes in it. Resolves when all of it is told. */
  async close(lane: Lane): Promise<void> {
    this.#lanes.set(lane, undefined);
    await lane.drained();
    this.#lanes.delete(lane);
  }

  /** Tells all that can be told. To be called after each batch. */
  advance(): void {
    this.#more = true;
    if (this.#telling) return;
    this.#telling = true;
    while (this.#more) {
      this.#more = false;
      for (const lane of [...this.#lanes.keys()]) this.#more = lane.advance() || this.#more;
    }
    this.#telling = false;
    if (!this.#settling && this.#firstThatWaits()) void this.#settle();
  }

  async #settle(): Promise<void> {
    this.#settling = true;
    while (this.#firstThatWaits()) await this.#round();
    this.#settling = false;
  }

  async #round(): Promise<void> {
    // The other end is mostly on its way already.
    await this.#ownTurns();
    // All that is there by now, not only the first of each lane: a flood from outside would wait for a round each.
    const untilNow = new Map(Array.from(this.#lanes.keys(), (lane) => [lane, lane.pushed]));
    if (!this.#firstThatWaits()) return;
    this.#rounds += 1;
    await Promise.all([...this.#lanes.values()].flatMap((flush) => (flush ? [flush(this.#rounds)] : [])));
    await this.#ownTurns();
    const wasAsked = (lane: Lane): boolean => lane.told < (untilNow.get(lane) ?? 0);
    for (let first = this.#firstThatWaits(); first && wasAsked(first); first = this.#firstThatWaits()) {
      this.#telling = true;
      first.tellFirst();
      this.#telling = false;
      this.advance();
    }
  }

  /** What the system has done for this process, such as a relay's connection, is told within two turns. */
  async #ownTurns(): Promise<void> {
    await nextTurn();
    await nextTurn();
    this.advance();
  }

  #firstThatWaits(): Lane | undefined {
    let first: Lane | undefined;
    for (const lane of this.#lanes.keys()) {
      if (lane.head && lane.head.t < (first?.head?.t ?? Infinity)) first = lane;
    }
    return first;
  }
}
