/** What is noted in labs of steps; nothing has a code, so each is known by a field that only it has. */
import type { SameText, Texts } from '../../language/text';
import { josa } from '../../trace/josa';
import type { NoteFields, NoteWords } from '../../trace/note-words';

const orders = (note: NoteFields): string =>
  `${note.figure('schedules')} ${note.figure('schedules') === '1' ? 'order' : 'orders'}`;

const en = {
  race: (note: NoteFields) =>
    `race ${note.figure('race')}${note.has('outcome') ? `: outcome ${note.figure('outcome')}${note.flag('violates') ? ', not as it should be' : ''}` : ''}`,
  attempt: (note: NoteFields) => `attempt ${note.figure('attempt')} begins`,
  outcome: (note: NoteFields) =>
    `outcome ${note.figure('outcome')}${note.flag('violates') ? ', not as it should be' : ', as it should be'}`,
  refused: (note: NoteFields) =>
    note.has('holder') ? `did not get the lock: ${note.text('holder')} holds it` : 'did not get the lock',
  notify: (note: NoteFields) => `notified ${note.text('notify')}, which woke ${note.figure('woken')}`,
  proposal: (note: NoteFields) =>
    `${note.text('proposal')}: of ${orders(note)}, ${note.figure('violations')} come out wrong and ${note.figure('deadlocks')} get stuck`,
  exploring: (note: NoteFields) => `explores: ${note.figure('states')} states so far`,
  tree: (note: NoteFields) => `lists the orders: ${note.count('tree')}`,
  schedules: (note: NoteFields) =>
    `has explored ${orders(note)}${note.flag('partial') ? ', and not all there are' : ''}: ${note.figure('violations')} come out wrong, ${note.figure('deadlocks')} get stuck`,
} as const satisfies NoteWords;

const ko: SameText<typeof en> = {
  race: (note) =>
    `${note.figure('race')}번째 경쟁${note.has('outcome') ? `: 결과 ${note.figure('outcome')}${note.flag('violates') ? ', 틀렸어요' : ''}` : ''}`,
  attempt: (note) => `${note.figure('attempt')}번째 시도를 시작해요`,
  outcome: (note) => `결과 ${note.figure('outcome')}, ${note.flag('violates') ? '틀렸어요' : '맞아요'}`,
  refused: (note) =>
    note.has('holder') ? `락을 얻지 못했어요. ${josa(note.text('holder'), '이/가')} 쥐고 있어요` : '락을 얻지 못했어요',
  notify: (note) => `${note.text('notify')}에 알려서 ${note.figure('woken')}개를 깨웠어요`,
  proposal: (note) =>
    `${note.text('proposal')}: 순서 ${note.figure('schedules')}가지 가운데 틀리는 것 ${note.figure('violations')}가지, 멈추는 것 ${note.figure('deadlocks')}가지`,
  exploring: (note) => `탐색하고 있어요. 지금까지 상태 ${note.figure('states')}개`,
  tree: (note) => `순서 ${note.count('tree')}가지를 늘어놓아요`,
  schedules: (note) =>
    `순서 ${note.figure('schedules')}가지를 ${note.flag('partial') ? '봤어요(전부는 아니에요).' : '모두 봤어요.'} 틀리는 것 ${note.figure('violations')}가지, 멈추는 것 ${note.figure('deadlocks')}가지`,
};

export const stepNotes: Texts<typeof en> = { en, ko };
