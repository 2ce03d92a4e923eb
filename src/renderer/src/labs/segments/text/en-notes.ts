/** What sender and receiver of `segments` note. */
import type { ReceiverNote } from '../../../../../shared/labs/segments/receiver';
import type { SenderNote } from '../../../../../shared/labs/segments/sender';
import type { NoteFields } from '../../../trace/note-words';
import { duration } from '../../figures';
import { count } from './en-parts';

type Code = (SenderNote | ReceiverNote)['code'] | 'PUT_TOGETHER' | 'ALL_ACKNOWLEDGED' | 'GAVE_UP';

const segment = (note: NoteFields): string => `segment ${note.figure('sequence')}`;
const WHY: Readonly<Record<string, string>> = {
  short: 'it is shorter than a header',
  checksum: 'its checksum does not fit its bytes',
  kind: 'there is no such kind of segment',
};

export const notes = {
  TIMED_OUT: (note: NoteFields) =>
    `no acknowledgement of ${segment(note)} within ${duration(note.number('afterMs'))}: sends ${count(note.number('again'), 'segment')} again`,
  MEASURED: (note: NoteFields) =>
    `${segment(note)} took ${duration(note.number('roundTripMs'))} there and back; the timer is now ${duration(note.number('timeoutMs'))}`,
  ACKNOWLEDGED: (note: NoteFields) =>
    note.number('beyond') === 0
      ? `all before ${note.figure('base')} has arrived`
      : `still waits for ${note.figure('base')}; ${count(note.number('beyond'), 'segment')} behind it ${note.number('beyond') === 1 ? 'has' : 'have'} arrived`,
  ACKNOWLEDGED_BEFORE: (note: NoteFields) =>
    `nothing new in this acknowledgement: still waits for ${note.figure('base')}`,
  CORRUPT: (note: NoteFields) => `throws it away: ${WHY[note.text('why')] ?? note.text('why')}`,
  HANDED_ON: (note: NoteFields) =>
    note.number('count') === 1
      ? `hands on ${segment(note)}, now expects ${note.figure('expected')}`
      : `hands on ${note.figure('count')} segments at once, from ${note.figure('sequence')}; now expects ${note.figure('expected')}`,
  KEPT: (note: NoteFields) => `keeps ${segment(note)} behind a hole: ${note.figure('expected')} is missing`,
  OUT_OF_ORDER: (note: NoteFields) =>
    `throws ${segment(note)} away: it came early, ${note.figure('expected')} is missing`,
  DUPLICATE: (note: NoteFields) => `throws ${segment(note)} away: it has had it already`,
  STRANGER: (note: NoteFields) =>
    `throws ${segment(note)} away: it belongs to another transfer or lies beyond the window`,
  PUT_TOGETHER: (note: NoteFields) => `${count(note.number('sizeBytes'), 'byte')} of the stream are put together`,
  ALL_ACKNOWLEDGED: (note: NoteFields) =>
    `everything is acknowledged after ${duration(note.number('tookMs'))}: ${count(note.number('segmentsSent'), 'segment')} sent, ${note.figure('retransmitted')} of them again`,
  GAVE_UP: (note: NoteFields) =>
    `gives up after ${duration(note.number('tookMs'))}: nothing has been heard for too long`,
} as const satisfies Readonly<Record<Code, (note: NoteFields) => string>>;
