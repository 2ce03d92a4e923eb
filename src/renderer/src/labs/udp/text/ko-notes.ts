/** What the programs of `udp` note. */
import type { SameText } from '../../../language/text';
import type { NoteFields } from '../../../trace/note-words';
import { figure } from './ko-parts';
import type { notes as en } from './en-notes';

const number = (note: NoteFields): string => `${figure(note.number('number'))}번`;

export const notes: SameText<typeof en> = {
  NOTHING_CAME: (note) => `${number(note)}의 답이 ${figure(note.number('withinMs'))} ms 안에 오지 않아서 그냥 넘어가요`,
  RECEIVE_BUFFER: (note) => `운영체제가 이 소켓에 준 수신 버퍼는 ${figure(note.number('bytes'))}바이트예요`,
  GAVE_UP: (note) =>
    `${number(note)}을 포기해요. ${figure(note.number('maxTries'))}번 보냈지만 확인 응답이 오지 않았어요`,
  LARGEST: (note) => `돌아온 것 중 가장 큰 것은 ${figure(note.number('bytes'))}바이트예요`,
  DAMAGED: () => '번호를 읽을 수 없어서 확인 응답을 보내지 않아요',
  AGAIN: (note) => `${number(note)}은 전에 받았어요. 확인 응답만 보내고 다시 넘기지 않아요`,
  DELIVERED: (note) => `${number(note)}을 넘겨요`,
};
