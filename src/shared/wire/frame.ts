/**
 * What goes over a wire, one JSON text a frame.
 *
 *     to the host                            to the client
 *     ---------------------------------      ---------------------------------
 *     call   id op args                      answer id value
 *     open   id op args credit               fail   id code detail
 *     credit id more                         items  id items dropped
 *     cancel id                              end    id
 *
 * `id` is chosen by the client, counts upwards and is never used twice on one wire: a host that sees
 * one again, and a client that sees one it never gave, close the wire as malformed. `credit` is how
 * many more items the client has room for. Left out: authentication and framing, which belong to the
 * transport, and binary values, which travel as hex or base64 so that every host treats them alike.
 */
import type { Json } from './json';

export type ToHost =
  | { readonly t: 'call'; readonly id: number; readonly op: string; readonly args: Json }
  | { readonly t: 'open'; readonly id: number; readonly op: string; readonly args: Json; readonly credit: number }
  | { readonly t: 'credit'; readonly id: number; readonly more: number }
  | { readonly t: 'cancel'; readonly id: number };

export type ToClient =
  | { readonly t: 'answer'; readonly id: number; readonly value: Json }
  | { readonly t: 'fail'; readonly id: number; readonly code: string; readonly detail: Json }
  | { readonly t: 'items'; readonly id: number; readonly items: readonly Json[]; readonly dropped: number }
  | { readonly t: 'end'; readonly id: number };

export function encodeFrame(frame: ToHost | ToClient): string {
  return JSON.stringify(frame);
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** @returns `undefined` if the text is not a frame a client may send */
export function decodeToHost(text: string): ToHost | undefined {
  const frame = fieldsOf(text);
  if (!frame || !isId(frame['id'])) return undefined;
  const { t, id, op, credit, more } = frame;
  const args = frame['args'] as Json | undefined;
  switch (t) {
    case 'call':
      return typeof op === 'string' && args !== undefined ? { t, id, op, args } : undefined;
    case 'open':
      return typeof op === 'string' && args !== undefined && isCount(credit) ? { t, id, op, args, credit } : undefined;
    case 'credit':
      return isCount(more) ? { t, id, more } : undefined;
    case 'cancel':
      return { t, id };
    default:
      return undefined;
  }
}

/** @returns `undefined` if the text is not a frame a host may send */
export function decodeToClient(text: string): ToClient | undefined {
  const frame = fieldsOf(text);
  if (!frame || !isId(frame['id'])) return undefined;
  const { t, id, code, dropped } = frame;
  switch (t) {
    case 'answer':
      return { t, id, value: (frame['value'] ?? null) as Json };
    case 'fail':
      return typeof code === 'string' ? { t, id, code, detail: (frame['detail'] ?? null) as Json } : undefined;
    case 'items': {
      const items = frame['items'];
      return Array.isArray(items) && isCount(dropped) ? { t, id, items: items as Json[], dropped } : undefined;
    }
    case 'end':
      return { t, id };
    default:
      return undefined;
  }
}
