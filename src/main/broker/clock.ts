/** Time as the broker has it; tests move one by hand. */
export interface BrokerClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does something once after so many milliseconds, unless it is called off. @returns what calls it off */
  after(ms: number, run: () => void): () => void;
}

/** What a timer of Node can wait for at most; beyond it, it would ring at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Keeps no process alive: the server's socket does. */
export const machineClock: BrokerClock = {
  now: () => Date.now(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const next = leftMs <= LONGEST_TIMER_MS ? run : () => wait(leftMs - LONGEST_TIMER_MS);
      timer = setTimeout(next, Math.min(leftMs, LONGEST_TIMER_MS)).unref();
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
