import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import type { notes as en } from './en-notes';

export const notes: SameText<typeof en> = {
  GOODBYE: (note) => `${josa(note.text('signal'), '으로/로')} 끝내 달라는 부탁을 받고, 마무리하고 나가요`,
};
