/** What the programs of `patterns` note. */
import type { JobNoteCode } from '../../../../../shared/labs/patterns/events';
import type { NoteFields } from '../../../trace/note-words';
import { count } from './en-parts';

const again = (note: NoteFields, words: string): string => (note.has('again') ? words : '');
const PROBLEMS: Readonly<Record<string, string>> = {
  LENGTH: 'a length that no frame can have',
  TYPE: 'a type that does not exist',
  TEXT: 'a text that is not UTF-8',
};
const REASONS: Readonly<Record<string, (from: string) => string>> = {
  gone: (from) => `the connection of ${from} has ended`,
  timeout: (from) => `${from} has not answered in time`,
};
const number = (note: NoteFields): string => `number ${note.figure('job')}`;

/** In `pull` the numbers are those of pieces, and the one in the middle asks: words that are right of both. */
export const notes = {
  'worker-ready': (note: NoteFields) => `${note.text('worker')} is connected and has said its name`,
  'worker-gone': (note: NoteFields) =>
    note.has('expected')
      ? `${note.text('worker')} has left after the goodbye`
      : `the connection of ${note.text('worker')} has ended without a word`,
  'worker-late': () => 'comes only now',
  'worker-crashes': (note: NoteFields) => `crashes here, with ${number(note)} in hand`,
  'nobody-there': (note: NoteFields) => `comes and finds nobody there (${note.text('error')})`,
  'job-out': (note: NoteFields) => {
    const to = note.text('to');
    if (to !== 'all') return `turns to ${to} for ${number(note)}`;
    const receivers = note.has('receivers') ? note.count('receivers') : 0;
    return receivers === 0
      ? `sends ${number(note)} to everybody, but nobody is there`
      : `sends ${number(note)} to everybody: ${count(receivers, 'copy', 'copies')}`;
  },
  'job-in': (note: NoteFields) => `takes on ${number(note)}${again(note, ' once more')}`,
  'job-done': (note: NoteFields) => `is done with ${number(note)}${again(note, ' once more')}`,
  'job-acknowledged': (note: NoteFields) =>
    `has ${note.text('by')}’s answer to ${number(note)}${again(note, ', which it had already')}`,
  'job-back': (note: NoteFields) => {
    const reason = REASONS[note.text('reason')];
    return `must give out ${number(note)} again: ${reason ? reason(note.text('from')) : note.text('reason')}`;
  },
  'job-lost': (note: NoteFields) => `gives up ${number(note)}: no answer from ${note.text('from')}, and no other try`,
  'nobody-left': (note: NoteFields) => `stops: ${note.figure('jobs')} left to give out, and nobody to turn to`,
  'bad-frame': (note: NoteFields) =>
    `disconnects ${note.text('from')}, which sent something that is not a frame: ${PROBLEMS[note.text('problem')] ?? note.text('problem')}`,
  'all-out': () => 'has nothing more to give out',
} as const satisfies Readonly<Record<JobNoteCode, (note: NoteFields) => string>>;
