/** Taking an element out of a list of the database, and putting it into another: what LPOP, BLPOP and LMOVE share. */
import type { ByteString } from './byte-string';
import { syntaxError, type Args } from './command';
import type { Database } from './database';
import { ListValue, type End } from './values/list';

export interface Move {
  readonly source: ByteString;
  readonly destination: ByteString;
  readonly from: End;
  readonly to: End;
}

/**
 * @returns `undefined` if there is no such list
 * @throws CommandError WRONGTYPE
 */
export function popFrom(db: Database, key: ByteString, end: End): ByteString | undefined {
  const element = db.list(key)?.pop(end);
  if (element !== undefined) db.changed(key);
  return element;
}

/** Of LMOVE and BLMOVE: `source destination LEFT|RIGHT LEFT|RIGHT`. */
export function moveArguments(args: Args): Move {
  const [, source = '', destination = '', from = '', to = ''] = args;
  return { source, destination, from: endArgument(from), to: endArgument(to) };
}

function endArgument(text: ByteString): End {
  const name = text.toUpperCase();
  if (name !== 'LEFT' && name !== 'RIGHT') throw syntaxError();
  return name === 'LEFT' ? 'head' : 'tail';
}

/**
 * Both may be the same list, which turns it by one.
 *
 * @returns the element; `undefined` if there is no source, whatever the destination
 * @throws CommandError WRONGTYPE, and nothing has moved
 */
export function moveElement(db: Database, { source, destination, from, to }: Move): ByteString | undefined {
  const list = db.list(source);
  if (list === undefined) return undefined;
  const target = db.list(destination);
  const element = list.pop(from);
  if (element === undefined) return undefined;
  // The same list must not be gone in between, for it is the one that gets the element.
  const into = target ?? new ListValue();
  into.push(to, element);
  if (target === undefined) db.set(destination, into);
  else db.changed(destination);
  if (list !== target) db.changed(source);
  return element;
}
