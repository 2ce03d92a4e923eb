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
import { Credit } from './credit';
import { asLabError, LabError, type WireCode } from './error';
import { decodeToHost, encodeFrame, type ToClient, type ToHost } from './frame';
import type { Json } from './json';
import { abortable, type Batch, type Source } from './source';
import { MAX_FRAME_CHARS, type CloseReason, type Transport } from './transport';

/** Whoever has nothing to answer but "done" may return nothing. */
type Answered<Answer> = Answer extends null ? Answer | void : Answer;

/** What a service must provide for a contract: a function for each operation. */
export type ServiceOf<C extends Contract> = {
  readonly [Name in keyof C['operations']]: C['operations'][Name] extends infer Spec
    ? Spec extends CallSpec
      ? (args: CheckedArgsOf<Spec>, signal: AbortSignal) => Answered<AnswerOf<Spec>> | Promise<Answered<AnswerOf<Spec>>>
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

type Request = Extract<ToHost, { t: 'call' | 'open' }>;

interface Operation {
  readonly spec: CallSpec | FeedSpec;
  readonly run: (args: never, signal: AbortSignal) => unknown;
}

interface Pending {
  readonly id: number;
  readonly op: string;
  readonly operation: Operation;
  readonly abort: AbortController;
  /** Feeds only. */
  readonly credit: Credit;
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
export function serve(
  transport: Transport,
  services: readonly Served[],
  options: HostOptions = {},
): { pending(): number } {
  const operations = new Map<string, Operation>();
  for (const { contract, handlers } of services) {
    for (const [name, spec] of Object.entries(contract.operations)) {
      const run = handlers.get(name);
      if (run) operations.set(operationName(contract, name), { spec: spec, run });
    }
  }
  return new Host(transport, operations, options);
}

/** Codes any operation may end with; the others are in its contract. */
const COMMON_CODES: ReadonlySet<string> = new Set([
  'CANCELLED',
  'INVALID_ARGUMENT',
  'ANSWER_TOO_LARGE',
  'INTERNAL',
] satisfies WireCode[]);

class Host {
  readonly #pending = new Map<number, Pending>();
  /** Ids count upwards, so one number is enough to know that an id was used before. */
  #lastId = 0;
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
    if (text.length > MAX_FRAME_CHARS) return this.#break('too-large');
    const frame = decodeToHost(text);
    if (!frame) return this.#break('malformed');
    switch (frame.t) {
      case 'call':
      case 'open':
        return this.#begin(frame);
      // A feed may have ended while its credit or its cancel was on the way.
      case 'credit':
        return this.#pending.get(frame.id)?.credit.add(frame.more);
      case 'cancel': {
        const pending = this.#pending.get(frame.id);
        if (pending) this.#over(pending);
        return;
      }
      default:
        return unreachable(frame);
    }
  }

  #begin(frame: Request): void {
    const { id, op } = frame;
    if (id <= this.#lastId) return this.#break('malformed');
    this.#lastId = id;
    const operation = this.operations.get(op);
    if (operation?.spec.kind !== (frame.t === 'call' ? 'call' : 'feed')) {
      return this.#fail(id, new LabError('UNKNOWN_OPERATION', { operation: op.slice(0, 200) }));
    }
    if (this.#pending.size >= MAX_PENDING)
      return this.#fail(id, new LabError('TOO_MANY_PENDING', { most: MAX_PENDING }));
    // A feed of large items says how many may be under way; a reader that claims more room gets no more.
    const most = operation.spec.kind === 'feed' ? operation.spec.window : undefined;
    const credit = new Credit(frame.t === 'open' ? frame.credit : 0, most);
    const pending: Pending = { id, op, operation, abort: new AbortController(), credit };
    this.#pending.set(id, pending);
    this.#perform(frame, pending).catch((error: unknown) => this.#failed(pending, error));
  }

  async #perform(frame: Request, pending: Pending): Promise<void> {
    const checked = v.safeParse(pending.operation.spec.args, frame.args);
    if (!checked.success) throw invalidArgument(checked.issues);
    const given = pending.operation.run(checked.output as never, pending.abort.signal);
    if (frame.t === 'open') return this.#feed(pending, given as Source<Json>);
    const value = await abortable(Promise.resolve(given as Json | undefined), pending.abort.signal);
    this.#over(pending);
    this.#send({ t: 'answer', id: frame.id, value: value ?? null });
  }

  /** Comes before the last word to the client or at once with its cancel: it may ask for something else right then. */
  #over({ id, abort }: Pending): void {
    this.#pending.delete(id);
    // Whatever was started with this signal ends with the operation, also after a good answer.
    abort.abort(new LabError('CANCELLED'));
  }

  async #feed(pending: Pending, source: Source<Json>): Promise<void> {
    try {
      await this.#feedAll(pending, source);
    } finally {
      this.#closeSource(pending, source);
    }
    this.#over(pending);
    this.#send({ t: 'end', id: pending.id });
  }

  async #feedAll({ id, credit, abort: { signal } }: Pending, source: Source<Json>): Promise<void> {
    const pause = this.options.pause ?? pauseByTimer;
    for (;;) {
      const most = Math.min(await credit.room(signal), MAX_BATCH);
      const batch = await abortable(source.take(most, signal), signal);
      if (!batch) return;
      if (batch.items.length > most) throw new Error(`asked for ${most} items, the source gave ${batch.items.length}`);
      credit.left -= batch.items.length;
      if (batch.items.length > 0 || batch.dropped > 0) this.#sendBatch(id, batch);
      if (batch.more === true && credit.left > 0) continue;
      // Also with more at hand one turn of the loop for each window, in which others are served.
      await abortable(pause(batch.more === true ? 0 : FLUSH_MS), signal);
    }
  }

  /** What a source does wrong while letting go is our defect and no concern of its reader. */
  #closeSource(pending: Pending, source: Source<Json>): void {
    try {
      source.close?.();
    } catch (error) {
      this.options.onDefect?.(error, pending.op);
    }
  }

  /** Items that together do not fit in a frame go in several; one that alone does not is an error. */
  #sendBatch(id: number, { items, dropped }: Batch<Json>): void {
    const text = encodeFrame({ t: 'items', id, items, dropped });
    if (text.length <= MAX_FRAME_CHARS || items.length === 1) return this.#post(text);
    const half = Math.ceil(items.length / 2);
    this.#sendBatch(id, { items: items.slice(0, half), dropped });
    this.#sendBatch(id, { items: items.slice(half), dropped: 0 });
  }

  #failed(pending: Pending, thrown: unknown): void {
    const { id, op, operation, abort } = pending;
    const error = asLabError(thrown);
    const givenUp = abort.signal.aborted && thrown === abort.signal.reason;
    this.#over(pending);
    if (givenUp) return this.#fail(id, error);
    const listed = COMMON_CODES.has(error.code) || operation.spec.errors.includes(error.code);
    // A code the contract does not list is a defect of ours, and said so rather than passed on.
    this.#fail(id, listed ? error : new LabError('INTERNAL', { message: error.message }));
    if (!listed || error.code === 'INTERNAL') this.options.onDefect?.(thrown, op);
  }

  #fail(id: number, { code, detail }: LabError): void {
    try {
      this.#send({ t: 'fail', id, code, detail });
    } catch {
      this.#send({ t: 'fail', id, code, detail: null }); // a detail that is no JSON or does not fit
    }
  }

  #send(frame: ToClient): void {
    if (!this.#closed) this.#post(encodeFrame(frame));
  }

  /** @throws LabError 'ANSWER_TOO_LARGE' */
  #post(text: string): void {
    if (this.#closed) return;
    if (text.length > MAX_FRAME_CHARS)
      throw new LabError('ANSWER_TOO_LARGE', { chars: text.length, most: MAX_FRAME_CHARS });
    try {
      this.transport.send(text);
    } catch {
      this.#break('lost'); // a pipe that cannot take a frame is no pipe any more
    }
  }

  #break(reason: CloseReason): void {
    this.transport.close(reason);
    this.#endAll();
  }

  #endAll(): void {
    this.#closed = true;
    for (const pending of this.#pending.values()) pending.abort.abort(new LabError('CLOSED'));
    this.#pending.clear();
  }
}

function invalidArgument(issues: readonly v.BaseIssue<unknown>[]): LabError {
  return new LabError('INVALID_ARGUMENT', {
    // Ten say enough to mend a request, and bound what one wrong request can make us answer.
    issues: issues.slice(0, 10).map((issue) => ({
      at: v.getDotPath(issue) ?? '',
      expected: issue.expected ?? '',
      message: issue.message.slice(0, 300),
    })),
  });
}
