/** What the programs of `layers` note. */
import { shortValue } from '../../../trace/event-facts';
import type { NoteFields, NoteWords } from '../../../trace/note-words';

const bytes = (count: number): string => (count === 1 ? '1 byte' : `${count.toLocaleString('en')} bytes`);
const hex = (sum: number): string => `0x${sum.toString(16).padStart(4, '0')}`;

const textOf = (note: NoteFields): string => {
  const object = note.inside('object');
  return object.has('text') ? shortValue(object.text('text')) : '?';
};

export const notes = {
  ENCODED: (note: NoteFields) => `wrote its object as text, and the text as ${bytes(note.number('sizeBytes'))}`,
  DECODED: (note: NoteFields) => `built a new object from the bytes, with the text ${textOf(note)}`,
  NOT_A_MESSAGE: (note: NoteFields) => `cannot read these ${bytes(note.number('sizeBytes'))} as a message`,
  CHECKED: (note: NoteFields) =>
    `compared the checksums: ${hex(note.number('sent'))} came along, it computed ${hex(note.number('computed'))}. ${note.flag('noticed') ? 'They differ' : 'They are equal'}`,
  RULE_BROKEN: (note: NoteFields) => `a rule was broken: ${note.text('rule')}`,
  BROKEN_OFF: () => 'the client broke off the connection: nobody is left to answer',
  ANSWERED: (note: NoteFields) => `was answered ${shortValue(note.text('answer'))}`,
  FRAME: (note: NoteFields) => `captured a packet of ${bytes(note.number('frameBytes'))}`,
} as const satisfies NoteWords;
