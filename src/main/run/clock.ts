/**
 * The run's clock: nanoseconds since the run began, from the machine-wide monotonic clock
 * (CLOCK_MONOTONIC, mach_absolute_time, QueryPerformanceCounter), so that processes and threads
 * that were given the same origin share one time axis. The only thing tests fake.
 */
export interface Clock {
  /** What `process.hrtime.bigint()` said when the run began; handed to processes and threads. */
  readonly origin: bigint;
  /** Nanoseconds since then: exact up to 104 days, where a number runs out of whole values. */
  now(): number;
  /** Resolves after `ms`, or rejects at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export class MachineClock implements Clock {
  constructor(readonly origin: bigint = process.hrtime.bigint()) {}

  now(): number {
    return Number(process.hrtime.bigint() - this.origin);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }
}
