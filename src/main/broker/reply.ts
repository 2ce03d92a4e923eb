/**
 * What a command writes its answer to. The same calls make RESP2 or RESP3, whichever the client speaks (RESP2:
 * https://redis.io/docs/latest/develop/reference/protocol-spec/). An aggregate is announced with its length, then
 * its members are written.
 */
import type { ByteString } from './byte-string';

export interface Reply {
  /** 2 or 3. */
  readonly protocol: 2 | 3;
  ok(): void;
  /** `+text`; no line breaks. */
  simple(text: string): void;
  /** `-message`, its code included: `ERR no such key`. */
  error(message: string): void;
  integer(value: number | bigint): void;
  bulk(value: ByteString): void;
  /** RESP2 `$-1`, RESP3 `_`. */
  nil(): void;
  /** RESP2 `*-1`, RESP3 `_`. */
  nilArray(): void;
  array(length: number): void;
  /** RESP2: an array of twice the length. */
  map(pairs: number): void;
  /** RESP2: an array. */
  set(length: number): void;
  /** RESP2: an array. What the client did not ask for just now. */
  push(length: number): void;
  /** RESP2: the text as bulk; RESP3: `=` with `txt:`. */
  verbatim(text: ByteString): void;
}
