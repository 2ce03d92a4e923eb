/** The broker's time, moved by hand. */
import type { BrokerClock } from '../../../src/main/broker/clock';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export class HandClock implements BrokerClock {
  /** A Wednesday in 2033, since nothing may depend on the day. */
  #nowMs = 2_000_000_000_000;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#nowMs;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time go by; what was to be done by then is done when it returns, each at its own time. */
  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (let due = this.#next(untilMs); due; due = this.#next(untilMs)) {
      this.#timers.delete(due);
      this.#nowMs = due.atMs;
      due.run();
    }
    this.#nowMs = untilMs;
  }

  #next(untilMs: number): Timer | undefined {
    const due = [...this.#timers].filter(({ atMs }) => atMs <= untilMs);
    return due.sort((one, other) => one.atMs - other.atMs)[0];
  }
}
