/** What the programs of `layers` note. */
import type { SameText } from '../../../language/text';
import { shortValue } from '../../../trace/event-facts';
import { josa } from '../../../trace/josa';
import type { NoteFields } from '../../../trace/note-words';
import type { notes as en } from './en-notes';

const bytes = (count: number): string => `${count.toLocaleString('ko')}바이트`;
const hex = (sum: number): string => `0x${sum.toString(16).padStart(4, '0')}`;

const textOf = (note: NoteFields): string => {
  const object = note.inside('object');
  return object.has('text') ? shortValue(object.text('text')) : '?';
};

export const notes: SameText<typeof en> = {
  ENCODED: (note) => `객체를 텍스트로, 텍스트를 ${bytes(note.number('sizeBytes'))}로 적었어요`,
  DECODED: (note) => `바이트로 새 객체를 만들었어요. 담긴 글은 ${josa(textOf(note), '이에요/예요')}`,
  NOT_A_MESSAGE: (note) => `이 ${bytes(note.number('sizeBytes'))}는 메시지로 읽을 수 없어요`,
  CHECKED: (note) =>
    `체크섬을 견줬어요. 함께 온 값은 ${hex(note.number('sent'))}, 계산한 값은 ${hex(note.number('computed'))}, ${note.flag('noticed') ? '서로 달라요' : '서로 같아요'}`,
  RULE_BROKEN: (note) => `규칙이 깨졌어요: ${note.text('rule')}`,
  BROKEN_OFF: () => '클라이언트가 연결을 끊어서 답할 상대가 없어요',
  ANSWERED: (note) => `${josa(shortValue(note.text('answer')), '이라/라')}는 답을 받았어요`,
  FRAME: (note) => `${bytes(note.number('frameBytes'))}짜리 패킷을 캡처했어요`,
};
