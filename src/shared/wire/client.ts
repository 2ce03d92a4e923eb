/**
 * The calling end of a wire: typed functions made from a contract.
 */
import { unreachable } from '../unreachable';
import {
  operationName,
  type AnswerOf,
  type ArgsOf,
  type CallSpec,
  type Contract,
  type FeedSpec,
  type ItemOf,
} from './contract';
import { LabError } from './error';
import { decodeToClient, encodeFrame, type ToClient, type ToHost } from './frame';
import type { Json } from './json';
import { FeedReader, type FeedLink } from './reader';
import type { Batch } from './source';
import { MAX_FRAME_CHARS, type CloseReason, type Transport } from './transport';

/** Room a feed gives at the start: two full batches, so that one is under way while one is read. */
export const WINDOW = 8_192;

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The client a contract makes: calls return promises, feeds are read with `for await`, batch by batch. */
export type ClientOf<C extends Contract> = {
  readonly [Name in keyof C['operations']]: C['operations'][Name] extends infer Spec
    ? Spec extends CallSpec
      ? (args: ArgsOf<Spec>, options?: CallOptions) => Promise<AnswerOf<Spec>>
      : Spec extends FeedSpec
        ? (args: ArgsOf<Spec>, options?: CallOptions) => AsyncIterable<Batch<ItemOf<Spec>>>
        : never
    : never;
};

/** Somebody who waits for frames of one id. */
interface Waiting {
  /** @returns false if such a frame makes no sense here */
  receive(frame: ToClient): boolean;
  close(error: LabError): void;
}

/** One side of a wire that can be given any number of contracts. */
export class Connection {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closed: LabError | undefined;

  constructor(readonly transport: Transport) {
    transport.onClose((reason) => this.#end(reason));
    transport.onFrame((text) => this.#receive(text));
  }

  client<C extends Contract>(contract: C): ClientOf<C> {
    const operations = Object.entries(contract.operations).map(([name, spec]) => {
      const op = operationName(contract, name);
      return [
        name,
        spec.kind === 'call'
          ? (args: Json, options?: CallOptions) => this.#call(op, args, options?.signal)
          : (args: Json, options?: CallOptions) => this.#feed(op, args, spec.window ?? WINDOW, options?.signal),
      ];
    });
    return Object.fromEntries(operations) as ClientOf<C>;
  }

  /** Calls and feeds that have neither ended nor failed. */
  pending(): number {
    return this.#waiting.size;
  }

  /** Ends the wire; everything pending is rejected with `CLOSED`. */
  close(): void {
    this.#break('done');
  }

  async #call(op: string, args: Json | undefined, signal: AbortSignal | undefined): Promise<Json> {
    this.#mayStart(signal);
    const id = this.#nextId();
    const text = encodeRequest({ t: 'call', id, op, args: args ?? null });
    return new Promise<Json>((resolve, reject) => {
      const forget = (): void => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', onAbort);
      };
      const fail = (error: LabError): void => {
        forget();
        reject(error);
      };
      const onAbort = (): void => {
        this.#post(encodeFrame({ t: 'cancel', id }));
        fail(new LabError('CANCELLED'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.set(id, {
        close: fail,
        receive: (frame) => {
          if (frame.t === 'fail') fail(new LabError(frame.code, frame.detail));
          else if (frame.t === 'answer') {
            forget();
            resolve(frame.value);
          } else return false;
          return true;
        },
      });
      this.#post(text);
    });
  }

  /** Each reading of it opens a feed of its own, with the first batch asked for. */
  #feed(
    op: string,
    args: Json | undefined,
    window: number,
    signal: AbortSignal | undefined,
  ): AsyncIterable<Batch<Json>> {
    return {
      [Symbol.asyncIterator]: () => new FeedReader(this.#link(op, args ?? null, window, signal), signal),
    };
  }

  #link(op: string, args: Json, credit: number, signal: AbortSignal | undefined): FeedLink {
    let id = 0;
    return {
      open: (reader) => {
        this.#mayStart(signal);
        id = this.#nextId();
        const text = encodeRequest({ t: 'open', id, op, args, credit });
        this.#waiting.set(id, this.#reading(id, reader));
        this.#post(text);
      },
      credit: (more) => this.#post(encodeFrame({ t: 'credit', id, more })),
      cancel: () => {
        if (this.#waiting.delete(id)) this.#post(encodeFrame({ t: 'cancel', id }));
      },
    };
  }

  #reading(id: number, reader: FeedReader): Waiting {
    const finish = (error?: LabError): void => {
      this.#waiting.delete(id);
      reader.finish(error);
    };
    return {
      close: finish,
      receive: (frame) => {
        if (frame.t === 'items') reader.receive({ items: frame.items, dropped: frame.dropped });
        else if (frame.t === 'end') finish();
        else if (frame.t === 'fail') finish(new LabError(frame.code, frame.detail));
        else return false;
        return true;
      },
    };
  }

  /** @throws LabError 'CLOSED' | 'CANCELLED' */
  #mayStart(signal: AbortSignal | undefined): void {
    if (this.#closed) throw this.#closed;
    if (signal?.aborted) throw new LabError('CANCELLED');
  }

  #nextId(): number {
    return (this.#lastId += 1);
  }

  #post(text: string): void {
    if (this.#closed) return;
    try {
      this.transport.send(text);
    } catch {
      this.#break('lost'); // a pipe that cannot take a frame is no pipe any more
    }
  }

  #receive(text: string): void {
    if (this.#closed) return;
    if (text.length > MAX_FRAME_CHARS) return this.#break('too-large');
    const frame = decodeToClient(text);
    if (!frame || frame.id > this.#lastId) return this.#break('malformed');
    switch (frame.t) {
      case 'answer':
      case 'fail':
      case 'items':
      case 'end':
        // An id we no longer wait for was cancelled while the frame was on its way.
        if (this.#waiting.get(frame.id)?.receive(frame) === false) this.#break('malformed');
        return;
      default:
        return unreachable(frame);
    }
  }

  #break(reason: CloseReason): void {
    this.transport.close(reason);
    this.#end(reason);
  }

  #end(reason: CloseReason): void {
    if (this.#closed) return;
    this.#closed = new LabError('CLOSED', { reason });
    for (const waiting of [...this.#waiting.values()]) waiting.close(this.#closed);
    this.#waiting.clear();
  }
}

/**
 * Says here already what the host would close the whole wire for.
 *
 * @throws LabError 'INVALID_ARGUMENT' if the arguments are not JSON or do not fit in a frame
 */
function encodeRequest(frame: ToHost): string {
  let text: string;
  try {
    text = encodeFrame(frame);
  } catch (error) {
    throw invalid('JSON', error instanceof Error ? error.message : 'not JSON');
  }
  if (text.length > MAX_FRAME_CHARS) {
    throw invalid(`at most ${MAX_FRAME_CHARS} characters`, `the request has ${text.length} characters`);
  }
  return text;
}

const invalid = (expected: string, message: string): LabError =>
  new LabError('INVALID_ARGUMENT', { issues: [{ at: '', expected, message }] });
