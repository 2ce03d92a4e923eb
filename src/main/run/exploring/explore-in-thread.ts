/**
 * Explores a program in a worker thread of its own: it takes every cycle it gets, and main has a screen
 * to serve.
 *
 * The thread is the run's: it is gone when the run is. When the run is to end it is asked first for
 * what it has; one that does not answer is ended. What was known by its last word is the result then,
 * marked partial.
 */
import type { ExplorationLimits, ExplorationProgress } from '../../../shared/explorer/exploration';
import type { Json } from '../../../shared/wire/json';
import { startThread, type ThreadExit } from '../../resources/thread';
import type { RunContext } from '../engine';
import { DEFAULT_LIMITS } from '../../../shared/explorer/limits';
import { MAX_HEAP_MB, MAX_TIME_MS, partOf } from './limits';
import { STOP, type Explored, type ExplorerStart, type FromExplorer } from './report';

/** It looks for the word between two steps of its search; a busy machine may keep it from doing so at once. */
const ANSWER_WITHIN_MS = 2_000;

/** How often somebody looks whether it gives a sign. */
const LOOK_EVERY_MS = 250;

export interface ExplorerPlan {
  /** Calls `runExplorer`; below src/main/labs, without its ending: `races/explorer.worker`. */
  readonly worker: string;
  /** What it builds the program from. */
  readonly data: Json;
  readonly limits?: Partial<ExplorationLimits>;
  readonly maxHeapMb?: number;
  /** One that gives no sign for so long is ended: for texts that somebody else wrote. */
  readonly silentMs?: number;
}

/** How it ended, if not by telling its result. */
export type Cut =
  | { readonly cut?: undefined }
  /** `line` is the last known to have run, 0 if none is. */
  | { readonly cut: 'silent' | 'memory'; readonly line: number };

type ExplorerContext = Pick<RunContext, 'scope' | 'signal' | 'programFile'>;

/**
 * @param onProgress  hears now and then how far it is
 * @returns           also when the run is to end: then what there is, marked partial
 * @throws Error      if its thread failed otherwise
 */
export function exploreInThread(
  run: ExplorerContext,
  plan: ExplorerPlan,
  onProgress: (progress: ExplorationProgress) => void = () => undefined,
): Promise<Explored & Cut> {
  return new Explorer(run, plan, onProgress).ended;
}

class Explorer {
  readonly ended: Promise<Explored & Cut>;
  readonly #control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #progress: ExplorationProgress | undefined;
  #here: Int32Array | undefined;
  #result: Explored | undefined;
  #cut: Cut = {};
  #lastSignAt = Infinity;

  constructor(
    run: ExplorerContext,
    readonly plan: ExplorerPlan,
    readonly onProgress: (progress: ExplorationProgress) => void,
  ) {
    const start: ExplorerStart = {
      data: plan.data,
      control: this.#control.buffer,
      limits: { ...DEFAULT_LIMITS, ...plan.limits },
    };
    const thread = startThread(run.programFile(`labs/${plan.worker}`), 'explorer', start, {
      maxOldGenerationSizeMb: plan.maxHeapMb ?? MAX_HEAP_MB,
    });
    run.scope.own('thread', 'explorer', thread);
    thread.onMessage((message) => this.#hear(message as FromExplorer));
    const watch = setInterval(() => this.#look(() => void thread.close()), LOOK_EVERY_MS);
    let patience: NodeJS.Timeout | undefined;
    const stop = (): void => {
      Atomics.store(this.#control, STOP, 1);
      patience ??= setTimeout(() => void thread.close(), ANSWER_WITHIN_MS);
    };
    const timeIsUp = setTimeout(stop, MAX_TIME_MS);
    if (run.signal.aborted) stop();
    else run.signal.addEventListener('abort', stop, { once: true });
    this.ended = thread.closed.then((exit) => {
      clearInterval(watch);
      clearTimeout(patience);
      clearTimeout(timeIsUp);
      run.signal.removeEventListener('abort', stop);
      return this.#resultAfter(exit, Atomics.load(this.#control, STOP) === 1);
    });
  }

  #hear(message: FromExplorer): void {
    this.#lastSignAt = performance.now();
    switch (message.type) {
      case 'began':
        this.#here = message.here && new Int32Array(message.here);
        return;
      case 'progress':
        this.#progress = message.progress;
        this.onProgress(message.progress);
        return;
      case 'done':
        this.#result = message;
        return;
    }
  }

  #look(end: () => void): void {
    if (performance.now() - this.#lastSignAt < (this.plan.silentMs ?? Infinity) || this.#result) return;
    this.#cut = { cut: 'silent', line: this.#line() };
    end();
  }

  #line(): number {
    return this.#here ? Atomics.load(this.#here, 0) : 0;
  }

  #resultAfter({ error, errorCode }: ThreadExit, stopped: boolean): Explored & Cut {
    if (this.#result) {
      const { exploration, played, listed, fault } = this.#result;
      return { exploration, played, ...(listed && { listed }), ...(fault === undefined ? {} : { fault }) };
    }
    const part: Explored = { exploration: partOf(this.#progress), played: [] };
    if (errorCode === 'ERR_WORKER_OUT_OF_MEMORY') return { ...part, cut: 'memory', line: this.#line() };
    if (this.#cut.cut !== undefined || stopped) return { ...part, ...this.#cut };
    throw new Error(error ?? 'the explorer ended without a result');
  }
}
