/**
 * The serving end of a wire: reads frames, checks arguments, runs operations, keeps the brake.
 *
 * Operations are found in a Map filled from the contract's own keys, so that `constructor` or
 * `__proto__` are as unknown as any other wrong name.
 */
import * as v from 'valibot';
import { unreachable } from '../unreachable';
import {
  operationName,
  type AnswerOf,
  type CallSpec,
  type CheckedArgsOf,
  type Contract,
  type FeedSpec,
  type ItemOf,
} from './contract';
import { asLabError, LabError } from './error';
import { decodeToHost, encodeFrame, type ToClient, type ToHost } from './frame';
import type { Json } from './json';
import { abortable, type Batch, type Source } from './source';
import { MAX_FRAME_CHARS, type CloseReason, type Transport } from './transport';

/** What a service must provide for a contract: a function for each operation. */
export type ServiceOf<C extends Contract> = {
  readonly [Name in keyof C['operations']]: C['operations'][Name] extends infer Spec
    ? Spec extends CallSpec
      ? (args: CheckedArgsOf<Spec>, signal: AbortSignal) => AnswerOf<Spec> | Promise<AnswerOf<Spec>>
      : Spec extends FeedSpec
        ? (args: CheckedArgsOf<Spec>, signal: AbortSignal) => Source<ItemOf<Spec>>
        : never
    : never;
};

/** A contract together with what serves it, its types checked where they meet. */
export interface Served {
  readonly contract: Contract;
  readonly handlers: ReadonlyMap<string, (args: never, signal: AbortSignal) => unknown>;
}

export function served<C extends Contract>(contract: C, service: ServiceOf<C>): Served {
  const handlers = new Map(
    Object.keys(contract.operations).map((name) => [
      name,
      // Called on the service, so that a service may be an object with state.
      (args: never, signal: AbortSignal): unknown =>
        (service as Record<string, (args: never, signal: AbortSignal) => unknown>)[name]?.(args, signal),
    ]),
  );
  return { contract, handlers };
}

/** Calls and feeds open on one wire at once. A screen uses about ten; a loop gone wrong uses all. */
export const MAX_PENDING = 1_000;

/** One display frame: sending a feed more often is not visible, less often feels late. */
export const FLUSH_MS = 16;

/** Items in one frame at most: keeps one batch far below the frame limit and the reader responsive. */
export const MAX_BATCH = 4_096;

interface Operation {
  readonly spec: CallSpec | FeedSpec;
  readonly run: (args: never, signal: AbortSignal) => unknown;
}

interface Pending {
  readonly abort: AbortController;
  /** Feeds only: room at the reader, and who waits for more of it. */
  credit: number;
  wake: (() => void) | undefined;
}

export interface HostOptions {
  /** Hears of defects (`INTERNAL`), with the operation's name. */
  readonly onDefect?: (error: unknown, operation: string) => void;
  /** Waits between two batches of one feed; tests pass one that does not wait. */
  readonly pause?: (ms: number) => Promise<void>;
}

const pauseByTimer = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Serves contracts on a transport until it closes.
 *
 * @returns how many calls and feeds are pending, for tests and for "running now"
 */
export function serve(transport: Transport, services: readonly Served[], options: HostOptions = {}): { pending(): number } {
  const operations = new Map<string, Operation>();
  for (const { contract, handlers } of services) {
    for (const [name, spec] of Object.entries(contract.operations)) {
      const run = handlers.get(name);
      if (run) operations.set(operationName(contract, name), { spec: spec as CallSpec | FeedSpec, run });
    }
  }
  return new Host(transport, operations, options);
}

class Host {
  readonly #pending = new Map<number, Pending>();
  #closed = false;

  constructor(
    readonly transport: Transport,
    readonly operations: ReadonlyMap<string, Operation>,
    readonly options: HostOptions,
  ) {
    transport.onClose(() => this.#endAll());
    transport.onFrame((text) => this.#receive(text));
  }

  pending(): number {
    return this.#pending.size;
  }

  #receive(text: string): void {
    if (this.#closed) return;
    if (text.length > MAX_FRAME_CHARS) return this.#refuse('too-large');
    const frame = decodeToHost(text);
    if (!frame) return this.#refuse('malformed');
    switch (frame.t) {
      case 'call':
      case 'open':
        return this.#begin(frame);
      case 'credit': {
        const pending = this.#pending.get(frame.id);
        if (!pending) return; // the feed ended while the credit was on its way
        pending.credit += frame.more;
        pending.wake?.();
        return;
      }
      case 'cancel':
        this.#pending.get(frame.id)?.abort.abort(new LabError('CANCELLED'));
        return;
      default:
        return unreachable(frame);
    }
  }

  #refuse(reason: CloseReason): void {
    this.transport.close(reason);
    this.#endAll();
  }

  #begin(frame: Extract<ToHost, { t: 'call' | 'open' }>): void {
    const { id, op } = frame;
    const operation = this.operations.get(op);
    const wanted = frame.t === 'call' ? 'call' : 'feed';
    if (this.#pending.has(id)) return this.#refuse('malformed');
    if (!operation || operation.spec.kind !== wanted) {
      return this.#fail(id, new LabError('UNKNOWN_OPERATION', { operation: op.slice(0, 200) }));
    }
    if (this.#pending.size >= MAX_PENDING) return this.#fail(id, new LabError('TOO_MANY_PENDING', { most: MAX_PENDING }));
    const checked = v.safeParse(operation.spec.args, frame.args);
    if (!checked.success) return this.#fail(id, invalidArgument(checked.issues));
    const pending: Pending = {
      abort: new AbortController(),
      credit: frame.t === 'open' ? frame.credit : 0,
      wake: undefined,
    };
    this.#pending.set(id, pending);
    const work =
      frame.t === 'call'
        ? this.#answer(id, operation, checked.output, pending)
        : this.#feed(id, operation, checked.output, pending);
    void work
      .catch((error: unknown) => this.#failed(id, op, operation, error))
      .finally(() => {
        this.#pending.delete(id);
        // Whatever was started with this signal ends with the operation, also after a good answer.
        pending.abort.abort(new LabError('CANCELLED'));
      });
  }

  async #answer(id: number, operation: Operation, args: unknown, pending: Pending): Promise<void> {
    const { signal } = pending.abort;
    const value = await abortable(Promise.resolve(operation.run(args as never, signal)), signal);
    this.#send({ t: 'answer', id, value: (value ?? null) as Json });
  }

  async #feed(id: number, operation: Operation, args: unknown, pending: Pending): Promise<void> {
    const { signal } = pending.abort;
    const source = operation.run(args as never, signal) as Source<Json>;
    const pause = this.options.pause ?? pauseByTimer;
    try {
      for (;;) {
        while (pending.credit === 0) {
          await abortable(new Promise<void>((resolve) => (pending.wake = resolve)), signal);
        }
        const batch = await abortable(source.take(Math.min(pending.credit, MAX_BATCH), signal), signal);
        if (!batch) break;
        this.#sendBatch(id, batch, pending);
        await abortable(pause(FLUSH_MS), signal);
      }
      this.#send({ t: 'end', id });
    } finally {
      source.close?.();
    }
  }

  #sendBatch(id: number, batch: Batch<Json>, pending: Pending): void {
    pending.credit -= batch.items.length;
    this.#send({ t: 'items', id, items: batch.items, dropped: batch.dropped });
  }

  #failed(id: number, op: string, operation: Operation, thrown: unknown): void {
    const error = asLabError(thrown);
    if (error.code === 'INTERNAL') this.options.onDefect?.(thrown, op);
    const closed = new Set<string>([...operation.spec.errors, 'CANCELLED', 'INVALID_ARGUMENT', 'ANSWER_TOO_LARGE', 'INTERNAL']);
    // A code the contract does not list is a defect of ours, and said so rather than passed on.
    this.#fail(id, closed.has(error.code) ? error : new LabError('INTERNAL', { message: error.message }));
  }

  #fail(id: number, error: LabError): void {
    this.#send({ t: 'fail', id, code: error.code, detail: error.detail });
  }

  #send(frame: ToClient): void {
    if (this.#closed) return;
    const text = encodeFrame(frame);
    if (text.length > MAX_FRAME_CHARS) throw new LabError('ANSWER_TOO_LARGE', { chars: text.length, most: MAX_FRAME_CHARS });
    this.transport.send(text);
  }

  #endAll(): void {
    this.#closed = true;
    for (const pending of this.#pending.values()) pending.abort.abort(new LabError('CLOSED'));
  }
}

function invalidArgument(issues: readonly v.BaseIssue<unknown>[]): LabError {
  return new LabError('INVALID_ARGUMENT', {
    issues: issues.slice(0, 10).map((issue) => ({ at: v.getDotPath(issue) ?? '', expected: issue.expected ?? '', message: issue.message.slice(0, 300) })),
  });
}
