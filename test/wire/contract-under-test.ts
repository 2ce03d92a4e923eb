/** A contract with one operation for each thing a wire must get right, and a service whose insides tests can see. */
import * as v from 'valibot';
import { call, contract, feed, type } from '../../src/shared/wire/contract';
import { LabError } from '../../src/shared/wire/error';
import type { ServiceOf } from '../../src/shared/wire/host';
import type { Json } from '../../src/shared/wire/json';
import { fromIterable, type Source } from '../../src/shared/wire/source';

const nothing = v.strictObject({});

export const probe = contract('probe', {
  echo: call({ args: v.strictObject({ value: v.unknown() }), answer: type<Json>(), errors: [] }),
  add: call({
    args: v.strictObject({ a: v.number(), b: v.optional(v.pipe(v.number(), v.integer()), 10) }),
    answer: type<number>(),
    errors: [],
  }),
  /** Throws whatever the test has put into `toThrow`. */
  fail: call({ args: nothing, answer: type<null>(), errors: ['NO_SUCH_THING'] }),
  /** Answers a text of so many characters. */
  long: call({ args: v.strictObject({ chars: v.number() }), answer: type<string>(), errors: [] }),
  /** Never answers; ends with its signal. */
  wait: call({ args: nothing, answer: type<null>(), errors: [] }),
  /** Never answers and never listens to its signal. */
  deaf: call({ args: nothing, answer: type<null>(), errors: [] }),

  /** 1, 2, 3 ... `to`, at most 4 under way. */
  count: feed({
    args: v.strictObject({ to: v.number() }),
    item: type<number>(),
    delivery: 'lossless',
    window: 4,
    errors: [],
  }),
  /** The same with the usual window. */
  stream: feed({ args: v.strictObject({ to: v.number() }), item: type<number>(), delivery: 'lossless', errors: [] }),
  /** Whatever source the test has put into `given`. */
  given: feed({ args: nothing, item: type<Json>(), delivery: 'lossy', window: 4, errors: ['NO_SUCH_THING'] }),
});

export type ProbeContract = typeof probe;

/** What the service saw, and what it is to do. */
export class Insides {
  /** How many items `count` and `stream` were asked for. */
  asked = 0;
  /** Signals that calls and feeds were given, in order. */
  readonly signals: AbortSignal[] = [];
  /** Operations that have begun, `wait` and `deaf` only, and who waits to hear of it. */
  readonly #begun: (() => void)[] = [];
  toThrow: unknown = new LabError('NO_SUCH_THING');
  given: Source<Json> | undefined;
  readonly defects: (readonly [operation: string, error: unknown])[] = [];
  #onAsked: { readonly atLeast: number; readonly resolve: () => void } | undefined;

  /** Resolves when a `wait` or `deaf` begins at the host. */
  nextBegun(): Promise<void> {
    return new Promise((resolve) => this.#begun.push(resolve));
  }

  /** Resolves when the sources have been asked for so many items. */
  askedFor(atLeast: number): Promise<void> {
    if (this.asked >= atLeast) return Promise.resolve();
    return new Promise((resolve) => (this.#onAsked = { atLeast, resolve }));
  }

  readonly service: ServiceOf<ProbeContract> = {
    echo: ({ value }) => value as Json,
    add: ({ a, b }) => a + b,
    fail: () => {
      throw this.toThrow;
    },
    long: ({ chars }) => 'x'.repeat(chars),
    wait: (_args, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        this.#begin(signal);
      }),
    deaf: (_args, signal) => {
      this.#begin(signal);
      return new Promise<null>(() => undefined);
    },
    count: ({ to }, signal) => this.#counting(to, signal),
    stream: ({ to }, signal) => this.#counting(to, signal),
    given: (_args, signal) => {
      this.#begin(signal);
      if (!this.given) throw new Error('the test has given no source');
      return this.given;
    },
  };

  #begin(signal: AbortSignal): void {
    this.signals.push(signal);
    for (const resolve of this.#begun.splice(0)) resolve();
  }

  #counting(to: number, signal: AbortSignal): Source<number> {
    this.#begin(signal);
    const countOne = (): void => {
      this.asked += 1;
      if (this.#onAsked && this.asked >= this.#onAsked.atLeast) this.#onAsked.resolve();
    };
    return fromIterable(
      (async function* () {
        for (let n = 1; n <= to; n += 1) {
          countOne();
          yield await Promise.resolve(n);
        }
      })(),
    );
  }
}
