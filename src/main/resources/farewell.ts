/**
 * How a process of ours ends by itself without losing its last words.
 *
 * Neither host promises that what a child sent just before `process.exit` arrives: a pipe may still
 * hold it (child_process on Windows), and in Electron the exit and the messages travel on different
 * pipes. So the child says that it leaves, the parent, having read everything before, lets it go:
 *
 *     child                                  parent
 *     {"interleave":"leaving","code":0}  ->
 *                                        <-  {"interleave":"leave"}
 *     process.exit(0)
 *
 * It also tells the parent the exit code, which Electron may not (see hosts/electron/exit.ts).
 */
export interface Leaving {
  readonly interleave: 'leaving';
  readonly code: number;
}

export const LEAVE = { interleave: 'leave' } as const;

/** A line of {@link Leaving} rather than a message of the program. */
export function isLeaving(message: unknown): message is Leaving {
  return has(message, 'leaving') && typeof (message as Partial<Leaving>).code === 'number';
}

export function isLeave(message: unknown): boolean {
  return has(message, 'leave');
}

function has(message: unknown, word: string): boolean {
  return typeof message === 'object' && message !== null && (message as { interleave?: unknown }).interleave === word;
}
