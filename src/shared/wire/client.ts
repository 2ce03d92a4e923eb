/**
 * The calling end of a wire: typed functions made from a contract.
 */
import { unreachable } from '../unreachable';
import { operationName, type AnswerOf, type ArgsOf, type CallSpec, type Contract, type FeedSpec, type ItemOf } from './contract';
import { LabError } from './error';
import { decodeToClient, encodeFrame, type ToClient } from './frame';
import type { Json } from './json';
import type { Batch } from './source';
import { MAX_FRAME_CHARS, type CloseReason, type Transport } from './transport';

/** Room a feed gives at the start: two full batches, so that one is under way while one is read. */
const WINDOW = 8_192;

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

interface Waiting {
  receive(frame: ToClient): void;
  close(error: LabError): void;
}

/** One side of a wire that can be given any number of contracts. */
export class Connection {
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
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
          : (args: Json, options?: CallOptions) => this.#open(op, args, spec.window ?? WINDOW, options?.signal),
      ];
    });
    return Object.fromEntries(operations) as ClientOf<C>;
  }

  /** Calls and feeds that have neither ended nor failed. */
  pending(): number {
    return this.#waiting.size;
  }

  close(): void {
    this.transport.close('done');
    this.#end('done');
  }

  #call(op: string, args: Json, signal: AbortSignal | undefined): Promise<Json> {
    const refused = this.#refusal(signal);
    if (refused) return Promise.reject(refused);
    const id = this.#nextId++;
    return new Promise<Json>((resolve, reject) => {
      const onAbort = (): void => {
        this.#send({ t: 'cancel', id });
        settle(() => reject(new LabError('CANCELLED')));
      };
      const settle = (finish: () => void): void => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.set(id, {
        receive: (frame) => {
          if (frame.t === 'answer') settle(() => resolve(frame.value));
          else if (frame.t === 'fail') settle(() => reject(new LabError(frame.code, frame.detail)));
          else this.transport.close('malformed');
        },
        close: (error) => settle(() => reject(error)),
      });
      this.#send({ t: 'call', id, op, args });
    });
  }

  async *#open(op: string, args: Json, credit: number, signal: AbortSignal | undefined): AsyncGenerator<Batch<Json>> {
    const refused = this.#refusal(signal);
    if (refused) throw refused;
    const id = this.#nextId++;
    const inbox: ToClient[] = [];
    let failure: LabError | undefined;
    let wake: (() => void) | undefined;
    let ended = false;
    const onAbort = (): void => {
      failure = new LabError('CANCELLED');
      wake?.();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#waiting.set(id, {
      receive: (frame) => {
        inbox.push(frame);
        wake?.();
      },
      close: (error) => {
        ended = true;
        failure ??= error;
        wake?.();
      },
    });
    this.#send({ t: 'open', id, op, args, credit });
    try {
      for (;;) {
        while (inbox.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve));
        if (signal?.aborted) throw new LabError('CANCELLED');
        const frame = inbox.shift();
        if (!frame) throw failure ?? new LabError('CLOSED');
        if (frame.t === 'items') {
          yield { items: frame.items, dropped: frame.dropped };
          this.#send({ t: 'credit', id, more: frame.items.length });
        } else {
          ended = true;
          if (frame.t === 'fail') throw new LabError(frame.code, frame.detail);
          return;
        }
      }
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', onAbort);
      if (!ended) this.#send({ t: 'cancel', id });
    }
  }

  #refusal(signal: AbortSignal | undefined): LabError | undefined {
    return this.#closed ?? (signal?.aborted ? new LabError('CANCELLED') : undefined);
  }

  #send(frame: Parameters<typeof encodeFrame>[0]): void {
    if (!this.#closed) this.transport.send(encodeFrame(frame));
  }

  #receive(text: string): void {
    if (this.#closed) return;
    if (text.length > MAX_FRAME_CHARS) return this.#break('too-large');
    const frame = decodeToClient(text);
    if (!frame) return this.#break('malformed');
    switch (frame.t) {
      case 'answer':
      case 'fail':
      case 'items':
      case 'end':
        // An id we no longer wait for was cancelled while the frame was on its way.
        this.#waiting.get(frame.id)?.receive(frame);
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
