/** What the programs of `tcp` note. */
import type { Framing } from '../../../../../shared/labs/tcp/framing';
import type { SameText } from '../../../language/text';
import { shortValue } from '../../../trace/event-facts';
import { josa } from '../../../trace/josa';
import type { NoteFields } from '../../../trace/note-words';
import { koreanDuration } from '../../figures';
import type { notes as en } from './en-notes';
import { bytes, count, receiver } from './ko-parts';

const which = (note: NoteFields): string => receiver(note.text('receiver') as Framing);
const told = (what: string): string =>
  what === 'fin' ? '더 올 것이 없다는 말을 들었어요(FIN)' : `연결이 끊겼다는 말을 들었어요(${what})`;

export const notes: SameText<typeof en> = {
  FAILED: (note) => `오류를 만났어요: ${note.text('what')}`,
  RECEIVED: (note) =>
    `스트림의 끝까지 ${bytes(note.number('bytes'))}를 읽었어요${note.has('dataEvents') ? `. data 이벤트는 ${count(note.number('dataEvents'))}번이에요` : ''}`,
  SENT: (note) => `${bytes(note.number('bytes'))}를 모두 넘겼어요`,
  HELD_BACK: (note) => `자리가 없어서 기다려요. 자기 메모리에 ${bytes(note.number('bufferedBytes'))}가 쌓여 있어요`,
  DRAINED: (note) => `${koreanDuration(note.number('ms'))} 만에 자리가 났어요`,
  DELIVERED: (note) =>
    `onData가 ${count(note.number('piece'))}번째 조각에서 ${josa(shortValue(note.text('text')), '을/를')} 내놓았어요`,
  THREW: (note) =>
    `onData가 ${count(note.number('piece'))}번째 조각에서 예외를 던졌어요(${count(note.number('line'))}번째 줄: ${note.text('message')})`,
  HERE: () => '연결할 준비가 됐어요',
  STREAM: (note) =>
    `메시지 ${count(note.count('messages'))}개를 스트림 하나에 실었어요. ${note.count('cuts') === 0 ? '자르지 않고 보내요' : `${count(note.count('cuts'))}곳에서 잘라 보내요`}`,
  TOLD: (note) => told(note.text('what')),
  MET: (note) =>
    `이제 알아요. ${String(note.number('port'))}번 포트는 ${josa(shortValue(note.text('name')), '이에요/예요')}`,
  LINE_TOO_LONG: (note) =>
    `${String(note.number('port'))}번 포트와의 연결을 끊어요. 줄 끝 없이 ${bytes(note.number('maxBytes'))}를 넘게 보냈어요`,
  MESSAGE: (note) => `${josa(which(note), '은/는')} ${josa(shortValue(note.text('text')), '을/를')} 메시지로 봤어요`,
  MALFORMED: (note) =>
    note.text('receiver') === 'delimiter'
      ? `${josa(which(note), '은/는')} 포기했어요. 줄바꿈 없이 ${bytes(note.number('length'))}가 왔어요`
      : `${josa(which(note), '은/는')} 포기했어요. 길이로 읽은 ${josa(count(note.number('length')), '은/는')} 있을 수 없는 수예요`,
  NOT_NOTED: (note) =>
    `${josa(which(note), '은/는')} 메시지를 ${count(note.number('most'))}개 봤어요. 그 뒤의 것은 적지 않아요`,
  LEFT_OVER: (note) => `${which(note)}에게 메시지가 되지 못한 ${bytes(note.number('bytes'))}가 남았어요`,
  FUZZING: (note) => `onData를 ${count(note.number('trials'))}가지로 잘라 시험하기 시작해요`,
  TRIAL: (note) => `${count(note.number('n'))}번 시험했고, 틀린 것은 ${count(note.number('failed'))}번이에요`,
  PROBLEM: (note) => `이 onData는 시험할 수 없어요: ${note.inside('problem').text('code')}`,
  FUZZED: (note) =>
    note.number('failed') === 0
      ? `시험 ${count(note.number('trials'))}번이 모두 맞았어요`
      : `시험 ${count(note.number('trials'))}번 가운데 ${count(note.number('failed'))}번이 틀렸어요. 가장 작은 실패를 다시 보여 줘요`,
  LOOKED: (note) =>
    `서버가 아무도 받아들이지 않았을 때 연결돼 있던 클라이언트는 ${count(note.number('connected'))}개예요`,
  BUSY: (note) => `${koreanDuration(note.number('ms'))} 동안 바빠서 아무도 받아들이지 않아요`,
  FREE: () => '이제 시간이 나서 받아들이기 시작해요',
  CONNECTED: () => '연결됐어요',
};
