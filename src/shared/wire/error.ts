import type { Json } from './json';

/** What can go wrong on any wire, whatever the operation. */
export const WIRE_CODES = [
  /** No operation of that name is served. */
  'UNKNOWN_OPERATION',
  /** The arguments do not fit; `detail.issues` says where. */
  'INVALID_ARGUMENT',
  /** The caller gave up. */
  'CANCELLED',
  /** The wire closed before the answer. */
  'CLOSED',
  /** Too many calls and feeds are open on this wire at once. */
  'TOO_MANY_PENDING',
  /** The answer does not fit in a frame. */
  'ANSWER_TOO_LARGE',
  /** A defect on our side: the log of the host has more. */
  'INTERNAL',
] as const;

export type WireCode = (typeof WIRE_CODES)[number];

/**
 * An error with a closed code, the only kind that crosses the wire. Sentences for people live in
 * the renderer's texts and are chosen by `code`; `detail` fills their placeholders.
 */
export class LabError<Code extends string = string> extends Error {
  override readonly name = 'LabError';

  constructor(
    readonly code: Code,
    readonly detail: Json = null,
  ) {
    super(detail === null ? code : `${code} ${JSON.stringify(detail)}`);
  }
}

/** What of a stranger's message crosses the wire: a line for a person, not somebody's whole dump. */
const MAX_MESSAGE_CHARS = 1_000;

/** Turns anything thrown into what may cross the wire: unknown errors become `INTERNAL`. */
export function asLabError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown as LabError;
  const message = thrown instanceof Error ? thrown.message : typeof thrown === 'string' ? thrown : typeof thrown;
  return new LabError('INTERNAL', { message: message.slice(0, MAX_MESSAGE_CHARS) });
}
