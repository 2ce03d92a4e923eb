/** What the programs of `tcp` note. */
import type { Framing } from '../../../../../shared/labs/tcp/framing';
import { shortValue } from '../../../trace/event-facts';
import type { NoteFields, NoteWords } from '../../../trace/note-words';
import { duration } from '../../figures';
import { bytes, count, receiver, times } from './en-parts';

const which = (note: NoteFields): string => receiver(note.text('receiver') as Framing);
const told = (what: string): string =>
  what === 'fin' ? 'was told that no more will come (FIN)' : `was told that the connection is broken (${what})`;

export const notes = {
  FAILED: (note: NoteFields) => `met an error: ${note.text('what')}`,
  RECEIVED: (note: NoteFields) =>
    `has read ${bytes(note.number('bytes'))} up to the end of the stream${note.has('dataEvents') ? `, in ${times(note.number('dataEvents'), 'data event')}` : ''}`,
  SENT: (note: NoteFields) => `has handed over ${bytes(note.number('bytes'))}`,
  HELD_BACK: (note: NoteFields) =>
    `is held back: there is no more room, and ${bytes(note.number('bufferedBytes'))} lie in its own memory`,
  DRAINED: (note: NoteFields) => `there is room again, after ${duration(note.number('ms'))}`,
  DELIVERED: (note: NoteFields) =>
    `onData delivered ${shortValue(note.text('text'))} with piece ${count(note.number('piece'))}`,
  THREW: (note: NoteFields) =>
    `onData threw at piece ${count(note.number('piece'))}, line ${count(note.number('line'))}: ${note.text('message')}`,
  HERE: () => 'is ready to connect',
  STREAM: (note: NoteFields) =>
    `has put ${times(note.count('messages'), 'message')} on one stream${note.count('cuts') === 0 ? ', without a cut' : `, to be cut in ${times(note.count('cuts'), 'place')}`}`,
  TOLD: (note: NoteFields) => told(note.text('what')),
  MET: (note: NoteFields) => `knows now: port ${String(note.number('port'))} is ${shortValue(note.text('name'))}`,
  LINE_TOO_LONG: (note: NoteFields) =>
    `breaks off the connection from port ${String(note.number('port'))}: more than ${bytes(note.number('maxBytes'))} without the end of a line`,
  MESSAGE: (note: NoteFields) => `${which(note)} made out ${shortValue(note.text('text'))}`,
  MALFORMED: (note: NoteFields) =>
    note.text('receiver') === 'delimiter'
      ? `${which(note)} gives up: ${bytes(note.number('length'))} came without a newline`
      : `${which(note)} gives up: it read ${count(note.number('length'))} as a length, which cannot be`,
  NOT_NOTED: (note: NoteFields) =>
    `${which(note)} has made out ${times(note.number('most'), 'message')}: those after it are not written down`,
  LEFT_OVER: (note: NoteFields) => `${which(note)} was left with ${bytes(note.number('bytes'))} that make no message`,
  FUZZING: (note: NoteFields) => `begins to try onData in ${count(note.number('trials'))} ways of splitting`,
  TRIAL: (note: NoteFields) => `has tried ${count(note.number('n'))}, ${count(note.number('failed'))} went wrong`,
  PROBLEM: (note: NoteFields) => `this onData cannot be tried: ${note.inside('problem').text('code')}`,
  FUZZED: (note: NoteFields) =>
    note.number('failed') === 0
      ? `all ${count(note.number('trials'))} trials came out right`
      : `${count(note.number('failed'))} of ${count(note.number('trials'))} trials went wrong; the smallest failure is played again`,
  LOOKED: (note: NoteFields) =>
    `${times(note.number('connected'), 'client')} ${note.number('connected') === 1 ? 'was' : 'were'} connected before the server accepted anybody`,
  BUSY: (note: NoteFields) => `is busy for ${duration(note.number('ms'))} and accepts nobody`,
  FREE: () => 'has time again and begins to accept',
  CONNECTED: () => 'has its connection',
} as const satisfies NoteWords;
