/** What is noted in `threads`; nothing has a code, so each is known by a field. */
import type { NoteFields, NoteWords } from '../../../trace/note-words';

export const notes = {
  cancel: (note: NoteFields) => `${note.text('cancel')} is asked to end`,
  pause: (note: NoteFields) => `${note.text('pause')} is told to pause`,
  resume: (note: NoteFields) => `${note.text('resume')} may go on`,
  gaveUp: (note: NoteFields) => `waits no longer for the lock, which ${note.text('holder')} holds`,
  leaves: () => 'sees that it was asked to end, and leaves',
} as const satisfies NoteWords;
