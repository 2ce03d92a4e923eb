/** What main and the workers of `why` note; none has a code, so each is known by a field. */
import type { NoteFields, NoteWords } from '../../../trace/note-words';

const workers = (count: number): string => (count === 1 ? '1 worker' : `${count} workers`);

export const notes = {
  way: (note: NoteFields) => `begins with the way “${note.text('way')}”`,
  begin: (note: NoteFields) => `begins to measure ${workers(note.number('begin'))}`,
  workers: (note: NoteFields) =>
    `${workers(note.number('workers'))}: ${Math.round(note.number('perSecond')).toLocaleString('en')} tasks a second`,
  done: (note: NoteFields) => `done: ${note.figure('done')}`,
} as const satisfies NoteWords;
