/**
 * A contract: the one object from which the host's service type, the client's type and the closed
 * error codes all follow.
 *
 *     const clock = contract('clock', {
 *       now:   call({ args: v.strictObject({}), answer: type<number>(), errors: [] }),
 *       ticks: feed({ args: v.strictObject({ everyMs: v.number() }), item: type<number>(),
 *                     delivery: 'lossless', errors: ['TOO_FAST'] }),
 *     });
 *
 * Two kinds of operation are enough: a `call` has one answer or one error, a `feed` has many items
 * and then an end or an error. Arguments are checked at the host, always; answers are not checked
 * at the client, which trusts the host it was served from.
 */
import type * as v from 'valibot';

/** Carries a type where no schema is needed at run time. */
export interface TypeOf<T> {
  readonly type?: T;
}

export function type<T>(): TypeOf<T> {
  return {};
}

/** A synchronous valibot schema, whatever it checks. */
export type Schema = v.GenericSchema<unknown, unknown>;

export interface CallSpec<Args extends Schema = Schema, Answer = unknown, Code extends string = string> {
  readonly kind: 'call';
  readonly args: Args;
  readonly answer: TypeOf<Answer>;
  readonly errors: readonly Code[];
}

/**
 * How a feed behaves when its reader is slow.
 *
 * - `lossless`: the source is not asked for more until the reader has room
 * - `lossy`: the source keeps the newest and tells the exact number of items it let go
 */
export type Delivery = 'lossless' | 'lossy';

export interface FeedSpec<Args extends Schema = Schema, Item = unknown, Code extends string = string> {
  readonly kind: 'feed';
  readonly args: Args;
  readonly item: TypeOf<Item>;
  readonly delivery: Delivery;
  /** Items that may be under way at once; two full batches unless the items themselves are big. */
  readonly window?: number;
  readonly errors: readonly Code[];
}

export type OperationSpec = CallSpec | FeedSpec;

export interface Contract<
  Name extends string = string,
  Operations extends Readonly<Record<string, OperationSpec>> = Readonly<Record<string, OperationSpec>>,
> {
  readonly name: Name;
  readonly operations: Operations;
}

export function call<Args extends Schema, Answer, const Code extends string>(
  spec: Omit<CallSpec<Args, Answer, Code>, 'kind'>,
): CallSpec<Args, Answer, Code> {
  return { kind: 'call', ...spec };
}

export function feed<Args extends Schema, Item, const Code extends string>(
  spec: Omit<FeedSpec<Args, Item, Code>, 'kind'>,
): FeedSpec<Args, Item, Code> {
  return { kind: 'feed', ...spec };
}

export function contract<const Name extends string, const Operations extends Readonly<Record<string, OperationSpec>>>(
  name: Name,
  operations: Operations,
): Contract<Name, Operations> {
  return { name, operations };
}

/** What a caller passes. */
export type ArgsOf<Spec extends OperationSpec> = v.InferInput<Spec['args']>;
/** What the service receives: the checked arguments, with defaults filled in. */
export type CheckedArgsOf<Spec extends OperationSpec> = v.InferOutput<Spec['args']>;
export type AnswerOf<Spec> = Spec extends CallSpec<Schema, infer Answer> ? Answer : never;
export type ItemOf<Spec> = Spec extends FeedSpec<Schema, infer Item> ? Item : never;
export type CodeOf<Spec extends OperationSpec> = Spec['errors'][number];

/** The name of an operation on the wire: `contract.operation`. */
export function operationName(contract: Contract, operation: string): string {
  return `${contract.name}.${operation}`;
}
