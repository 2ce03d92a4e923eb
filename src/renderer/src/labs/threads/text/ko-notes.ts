/** What is noted in `threads`; nothing has a code, so each is known by a field. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import type { notes as en } from './en-notes';

export const notes: SameText<typeof en> = {
  cancel: (note) => `${note.text('cancel')}에 끝내 달라고 부탁해요`,
  pause: (note) => `${josa(note.text('pause'), '을/를')} 잠시 멈춰요`,
  resume: (note) => `${josa(note.text('resume'), '을/를')} 다시 움직이게 해요`,
  gaveUp: (note) => `${josa(note.text('holder'), '이/가')} 쥔 락을 더 기다리지 않아요`,
  leaves: () => '끝내 달라는 부탁을 보고 나가요',
};
