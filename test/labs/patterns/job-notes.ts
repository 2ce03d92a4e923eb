/** Reads what a real run of `patterns` said of its jobs. */
import { jobNoteOf, type JobNote, type JobNoteCode } from '../../../src/shared/labs/patterns/events';
import type { TraceEvent } from '../../../src/shared/trace/event';

export type Said<Code extends JobNoteCode> = Extract<JobNote, { readonly code: Code }> & { readonly actor: string };

export function notesOf<Code extends JobNoteCode>(
  events: readonly TraceEvent[],
  ...codes: Code[]
): readonly Said<Code>[] {
  return events.flatMap(({ actor, kind, data }) => {
    const note = kind === 'note' ? jobNoteOf(data) : undefined;
    return note && (codes as readonly string[]).includes(note.code)
      ? [{ ...note, actor } as unknown as Said<Code>]
      : [];
  });
}

export const said =
  (code: JobNoteCode) =>
  (event: TraceEvent): boolean =>
    notesOf([event], code).length > 0;
