/** What the programs of `udp` note. */
import type { NoteFields, NoteWords } from '../../../trace/note-words';
import { bytes, figure } from './en-parts';

const number = (note: NoteFields): string => `number ${figure(note.number('number'))}`;

export const notes = {
  NOTHING_CAME: (note: NoteFields) =>
    `got no answer to ${number(note)} within ${figure(note.number('withinMs'))} ms and goes on`,
  RECEIVE_BUFFER: (note: NoteFields) => `the system gave its socket a receive buffer of ${bytes(note.number('bytes'))}`,
  GAVE_UP: (note: NoteFields) =>
    `gives up ${number(note)}: sent ${figure(note.number('maxTries'))} times, and no acknowledgement came`,
  LARGEST: (note: NoteFields) => `the largest that came back had ${bytes(note.number('bytes'))}`,
  DAMAGED: () => 'cannot read the number, and so does not acknowledge it',
  AGAIN: (note: NoteFields) => `has had ${number(note)} before: acknowledges it, but does not hand it on again`,
  DELIVERED: (note: NoteFields) => `hands on ${number(note)}`,
} as const satisfies NoteWords;
