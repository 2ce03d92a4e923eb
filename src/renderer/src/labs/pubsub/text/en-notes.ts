/** What the programs of `pubsub` and its broker note. */
import type { NoteFields, NoteWords } from '../../../trace/note-words';
import { REASONS, times } from './en-parts';

/** The words of a request as far as the note has them. */
function request(note: NoteFields): string {
  const { argv } = note.data;
  const words = Array.isArray(argv) ? argv.filter((word) => typeof word === 'string') : [];
  return words.length === 0 ? String(note.count('argv')) : words.join(' ');
}
const client = (note: NoteFields): string => `client #${note.figure('client')}`;
function keys(note: NoteFields): string {
  const all = note.data['keys'];
  const named = Array.isArray(all) ? all.filter((key) => typeof key === 'string') : [];
  return named.length === 0 ? times(note.count('keys'), 'key') : `key ${named.join(' or ')}`;
}

export const notes = {
  'all-published': () => 'tells the subscribers that nothing more will be published',
  answered: (note: NoteFields) =>
    `is told that message ${note.figure('number')} went to ${times(note.number('receivers'), 'subscription')}`,
  'half-published': (note: NoteFields) =>
    `has published up to number ${note.figure('number')} and waits for the last subscriber`,
  unsubscribed: () => 'has unsubscribed, since nothing more will come',
  cuts: () => 'loses its connection: it is cut here on purpose, as if the network had failed',
  'connection-lost': (note: NoteFields) =>
    note.flag('again')
      ? 'notices that its connection is gone and will reconnect soon'
      : 'notices that its connection is gone',
  'connected-again': () => 'is connected again; next the library resubscribes',
  'gave-up': (note: NoteFields) => {
    const why = note.text('reason');
    return `has lost its connection and will not reconnect${why === '' ? '' : ` (${why})`}`;
  },
  acknowledged: (note: NoteFields) => `acknowledges ${note.text('publisher')}/${note.figure('number')}`,
  failed: (note: NoteFields) => `the server refused ${note.text('command')}: ${note.text('reason')}`,
  'client-in': (note: NoteFields) => `${client(note)} connects, from port ${String(note.number('port'))}`,
  'client-out': (note: NoteFields) =>
    note.has('reason')
      ? `disconnects ${client(note)}: ${REASONS[note.text('reason')] ?? note.text('reason')}`
      : `${client(note)} has left`,
  command: (note: NoteFields) => `${client(note)} asks: ${request(note)}`,
  refused: (note: NoteFields) => `refuses ${request(note)} from ${client(note)}: ${note.text('message')}`,
  subscribers: (note: NoteFields) =>
    `${note.flag('isPattern') ? 'pattern' : 'channel'} ${note.text('topic')} now has ${times(note.count('clients'), 'subscriber')}`,
  published: (note: NoteFields) =>
    note.number('receivers') === 0
      ? `${client(note)} published to ${note.text('topic')}, to which nobody is subscribed`
      : `writes ${times(note.number('receivers'), 'copy', 'copies')} of what ${client(note)} published to ${note.text('topic')}`,
  key: (note: NoteFields) => `key ${note.text('key')} (${note.text('type')}) now has length ${note.figure('length')}`,
  'key-gone': (note: NoteFields) => `key ${note.text('key')} is gone`,
  blocked: (note: NoteFields) => `${client(note)} waits for something to appear in ${keys(note)}`,
  unblocked: (note: NoteFields) => `${client(note)} is no longer waiting`,
  'left-out': (note: NoteFields) => `${times(note.number('notes'), 'note')} left out: too many came at once`,
} as const satisfies NoteWords;
