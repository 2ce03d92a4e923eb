/**
 * One feed as its reader sees it: batches that have arrived and are not read yet, or somebody who
 * waits for the next one.
 *
 * Written out instead of as an async generator, because a generator that waits cannot be told to
 * stop: its `return()` queues behind the `await`, so a reader that gives up while nothing comes
 * would hold the feed open for ever.
 */
import { LabError } from './error';
import type { Json } from './json';
import type { Batch } from './source';

/** What a reader needs of the wire. */
export interface FeedLink {
  /** Asks for the feed. @throws LabError if it cannot be asked for */
  open(reader: FeedReader): void;
  /** Tells the other side that there is room for more. */
  credit(more: number): void;
  /** The reader has had enough; nothing of this feed will be read any more. */
  cancel(): void;
}

interface Asking {
  readonly resolve: (result: IteratorResult<Batch<Json>, undefined>) => void;
  readonly reject: (error: LabError) => void;
}

const DONE = { done: true, value: undefined } as const;

export class FeedReader implements AsyncIterator<Batch<Json>, undefined> {
  readonly #arrived: Batch<Json>[] = [];
  readonly #asking: Asking[] = [];
  #state: 'new' | 'open' | 'over' = 'new';
  /** Told once, to the first who asks after what had arrived before it was read. */
  #error: LabError | undefined;
  /** Items handed out whose room has not been given back yet. */
  #owed = 0;

  constructor(
    readonly link: FeedLink,
    readonly signal: AbortSignal | undefined,
  ) {}

  next(): Promise<IteratorResult<Batch<Json>, undefined>> {
    if (this.#state === 'new') this.#start();
    this.#repay();
    const batch = this.#arrived.shift();
    if (batch) return Promise.resolve(this.#handOut(batch));
    if (this.#state !== 'over') return new Promise((resolve, reject) => this.#asking.push({ resolve, reject }));
    const error = this.#error;
    this.#error = undefined;
    return error ? Promise.reject(error) : Promise.resolve(DONE);
  }

  /** The reader leaves: `break` out of a `for await`, or called by hand. */
  return(): Promise<IteratorResult<Batch<Json>, undefined>> {
    this.#leave(undefined);
    return Promise.resolve(DONE);
  }

  /** A batch came in. */
  receive(batch: Batch<Json>): void {
    const asking = this.#asking.shift();
    if (asking) asking.resolve(this.#handOut(batch));
    else this.#arrived.push(batch);
  }

  /** The feed ended, orderly or with an error; what has arrived can still be read. */
  finish(error?: LabError): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.signal?.removeEventListener('abort', this.#onAbort);
    const asking = this.#asking.splice(0);
    const first = error ? asking.shift() : undefined;
    if (error && first) first.reject(error);
    else this.#error = error;
    for (const { resolve } of asking) resolve(DONE);
  }

  readonly #onAbort = (): void => this.#leave(new LabError('CANCELLED'));

  #start(): void {
    this.#state = 'open';
    this.signal?.addEventListener('abort', this.#onAbort, { once: true });
    try {
      this.link.open(this);
    } catch (error) {
      this.finish(error as LabError);
    }
  }

  /** Nothing more is read from here on, not even what has arrived. */
  #leave(error: LabError | undefined): void {
    const wasOpen = this.#state === 'open';
    this.#arrived.length = 0;
    this.#error = undefined;
    this.#owed = 0;
    this.finish(error);
    if (wasOpen) this.link.cancel();
  }

  #handOut(batch: Batch<Json>): IteratorResult<Batch<Json>, undefined> {
    this.#owed += batch.items.length;
    return { done: false, value: batch };
  }

  /** Whoever asks for the next batch has read the one before. */
  #repay(): void {
    if (this.#owed === 0) return;
    if (this.#state === 'open') this.link.credit(this.#owed);
    this.#owed = 0;
  }
}
