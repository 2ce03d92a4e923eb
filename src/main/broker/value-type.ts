/** What Redis calls what a key holds. */
import type { Value } from './database';
import { ListValue } from './values/list';

export type TypeName = 'string' | 'list' | 'stream' | 'none';

/** `none` of a key that is not there. */
export function typeOf(value: Value | undefined): TypeName {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return 'string';
  return value instanceof ListValue ? 'list' : 'stream';
}
