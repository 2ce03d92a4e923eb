import type { NoteFields, NoteWords } from '../../../trace/note-words';

export const notes = {
  GOODBYE: (note: NoteFields) => `was asked to end by ${note.text('signal')}, and leaves in good order`,
} as const satisfies NoteWords;
