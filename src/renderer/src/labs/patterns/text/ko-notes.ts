/** What the programs of `patterns` note. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import type { NoteFields } from '../../../trace/note-words';
import type { notes as en } from './en-notes';

const again = (note: NoteFields, words: string): string => (note.has('again') ? words : '');
const job = (note: NoteFields): string => `${note.figure('job')}번`;
const PROBLEMS: Readonly<Record<string, string>> = {
  LENGTH: '있을 수 없는 길이예요',
  TYPE: '그런 종류는 없어요',
  TEXT: '글이 UTF-8이 아니에요',
};
const REASONS: Readonly<Record<string, (from: string) => string>> = {
  gone: (from) => `${from}의 연결이 끝났어요`,
  timeout: (from) => `${from}에게서 제때 답이 없었어요`,
};

/** In `pull` the numbers are those of pieces, and the one in the middle asks: words that are right of both. */
export const notes: SameText<typeof en> = {
  'worker-ready': (note) => `${josa(note.text('worker'), '이/가')} 연결해서 이름을 말했어요`,
  'worker-gone': (note) =>
    note.has('expected')
      ? `${josa(note.text('worker'), '이/가')} 작별 인사를 듣고 떠났어요`
      : `${note.text('worker')}의 연결이 말없이 끝났어요`,
  'worker-late': () => '이제야 와요',
  'worker-crashes': (note) => `${job(note)}을 맡은 채 여기서 죽어요`,
  'nobody-there': (note) => `와 보니 아무도 없어요(${note.text('error')})`,
  'job-out': (note) => {
    const to = note.text('to');
    if (to !== 'all') return `${job(note)}을 ${to}에게 맡겨요`;
    const receivers = note.has('receivers') ? note.count('receivers') : 0;
    return receivers === 0
      ? `${job(note)}을 모두에게 보내는데, 아무도 없어요`
      : `${job(note)}을 모두에게 보내요. 사본 ${receivers}개예요`;
  },
  'job-in': (note) => `${job(note)}을${again(note, ' 또')} 맡았어요`,
  'job-done': (note) => `${job(note)}을${again(note, ' 또')} 끝냈어요`,
  'job-acknowledged': (note) =>
    `${note.text('by')}에게서 ${job(note)}의 답이 왔어요${again(note, '. 이미 답을 받은 것이에요')}`,
  'job-back': (note) => {
    const reason = REASONS[note.text('reason')];
    return `${job(note)}은 다시 맡겨야 해요. ${reason ? reason(note.text('from')) : note.text('reason')}`;
  },
  'job-lost': (note) => `${job(note)}은 포기해요. ${note.text('from')}에게서 답을 받지 못했고, 더는 맡기지 않아요`,
  'nobody-left': (note) => `그만해요. ${note.figure('jobs')}개가 남았는데 맡길 곳이 없어요`,
  'bad-frame': (note) =>
    `${note.text('from')}의 연결을 끊어요. 프레임이 아니에요: ${PROBLEMS[note.text('problem')] ?? note.text('problem')}`,
  'all-out': () => '더 나눠 줄 것이 없어요',
};
