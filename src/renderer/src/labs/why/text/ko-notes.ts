/** What main and the workers of `why` note; none has a code, so each is known by a field. */
import type { SameText } from '../../../language/text';
import type { notes as en } from './en-notes';

export const notes: SameText<typeof en> = {
  way: (note) => `‘${note.text('way')}’ 방식을 시작해요`,
  begin: (note) => `일꾼 ${note.figure('begin')}명을 재기 시작해요`,
  workers: (note) =>
    `일꾼 ${note.figure('workers')}명: 1초에 ${Math.round(note.number('perSecond')).toLocaleString('ko')}개를 끝냈어요`,
  done: (note) => `끝낸 것: ${note.figure('done')}`,
};
