/** Whether a JSON value is of sane depth: writing it is recursive, and one of 100,000 levels would overflow the stack. */
import type { Json } from '../wire/json';

/** Honest data of an event has two or three levels, a parsed document some ten. */
const MAX_DEPTH = 64;

export function isShallow(value: Json | undefined, most: number = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (most === 0) return false;
  for (const inner of Object.values(value)) if (!isShallow(inner, most - 1)) return false;
  return true;
}
