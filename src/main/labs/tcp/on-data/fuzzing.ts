/**
 * Fuzzes a learner's `onData` in a worker thread of its own, and watches it: one that gives no sign of life is ended,
 * and so is one that eats memory. The thread is the run's, and gone when the run is.
 */
import { startThread, type ThreadExit } from '../../../resources/thread';
import type { OnDataProblem } from '../../../../shared/labs/tcp/on-data';
import type { RunContext } from '../../../run/engine';
import type { Fuzzed } from './trial';

/** A trial takes less than a millisecond; a machine that is busy with other things may keep the thread waiting this long. */
const SILENT_MS = 5_000;
const LOOK_EVERY_MS = 250;

/** Many times what an honest text needs, and soon reached by one that only gathers. */
const MAX_HEAP_MB = 128;

export interface ToFuzz {
  readonly text: string;
  readonly messages: readonly string[];
  readonly seed: number;
}

export type FromFuzzer =
  | { readonly type: 'began'; readonly here: SharedArrayBuffer }
  | { readonly type: 'progress'; readonly trials: number; readonly failed: number }
  | { readonly type: 'done'; readonly fuzzed: Fuzzed }
  | { readonly type: 'problem'; readonly problem: OnDataProblem };

/** What came of it: the trials, what is wrong with the text, or nothing because the run is to end. */
export type FuzzResult = { readonly fuzzed?: Fuzzed; readonly problem?: OnDataProblem };

interface FuzzOptions {
  readonly onProgress?: (trials: number, failed: number) => void;
  /** How long it may give no sign of life. */
  readonly silentMs?: number;
}

type FuzzRun = Pick<RunContext, 'scope' | 'signal' | 'programFile'>;

export async function fuzzInThread(
  run: FuzzRun,
  what: ToFuzz,
  { onProgress = () => undefined, silentMs = SILENT_MS }: FuzzOptions = {},
): Promise<FuzzResult> {
  if (run.signal.aborted) return {};
  const thread = startThread(run.programFile('labs/tcp/on-data.worker'), 'on-data', what, {
    maxOldGenerationSizeMb: MAX_HEAP_MB,
  });
  run.scope.own('thread', 'on-data', thread);
  const watch = new Watch(onProgress, silentMs);
  thread.onMessage((message) => watch.hear(message as FromFuzzer));
  const end = (): void => void thread.close();
  const timer = setInterval(() => {
    if (watch.isSilent) end();
  }, LOOK_EVERY_MS);
  run.signal.addEventListener('abort', end, { once: true });
  const exit = await thread.closed;
  clearInterval(timer);
  run.signal.removeEventListener('abort', end);
  return watch.resultAfter(exit, run.signal.aborted);
}

class Watch {
  #lastSignAt = performance.now();
  #here: Int32Array | undefined;
  #result: FuzzResult | undefined;

  constructor(
    readonly onProgress: (trials: number, failed: number) => void,
    readonly silentMs: number,
  ) {}

  get isSilent(): boolean {
    return !this.#result && performance.now() - this.#lastSignAt > this.silentMs;
  }

  hear(message: FromFuzzer): void {
    this.#lastSignAt = performance.now();
    switch (message.type) {
      case 'began':
        this.#here = new Int32Array(message.here);
        return;
      case 'progress':
        return this.onProgress(message.trials, message.failed);
      case 'done':
        this.#result = { fuzzed: message.fuzzed };
        return;
      case 'problem':
        this.#result = { problem: message.problem };
        return;
    }
  }

  /** @throws Error if the thread failed in a way that is not the text's */
  resultAfter({ error, errorCode }: ThreadExit, stopped: boolean): FuzzResult {
    if (this.#result) return this.#result;
    if (stopped) return {};
    const line = this.#here ? Atomics.load(this.#here, 0) : 0;
    if (errorCode === 'ERR_WORKER_OUT_OF_MEMORY') return { problem: { code: 'OUT_OF_MEMORY', line, message: '' } };
    if (this.isSilent || error === undefined) return { problem: { code: 'ENDLESS_LOOP', line, message: '' } };
    throw new Error(error);
  }
}
