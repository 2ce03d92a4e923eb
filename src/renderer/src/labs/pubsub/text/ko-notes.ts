/** What the programs of `pubsub` and its broker note. */
import type { SameText } from '../../../language/text';
import type { NoteFields } from '../../../trace/note-words';
import { josa } from '../../../trace/josa';
import type { notes as en } from './en-notes';
import { count, REASONS } from './ko-parts';

/** The words of a request as far as the note has them. */
function request(note: NoteFields): string {
  const { argv } = note.data;
  const words = Array.isArray(argv) ? argv.filter((word) => typeof word === 'string') : [];
  return words.length === 0 ? String(note.count('argv')) : words.join(' ');
}
const client = (note: NoteFields): string => `클라이언트 #${note.figure('client')}`;
function keys(note: NoteFields): string {
  const all = note.data['keys'];
  const named = Array.isArray(all) ? all.filter((key) => typeof key === 'string') : [];
  return named.length === 0 ? `${count(note.count('keys'))}개` : named.join(', ');
}

export const notes: SameText<typeof en> = {
  'all-published': () => '더 발행할 것이 없다고 구독자들에게 알려요',
  answered: (note) =>
    `${note.figure('number')}번 메시지가 구독 ${count(note.number('receivers'))}개에 갔다는 답을 받았어요`,
  'half-published': (note) => `${note.figure('number')}번까지 발행하고, 마지막 구독자가 올 때까지 기다려요`,
  unsubscribed: () => '더 올 것이 없어서 구독을 끝냈어요',
  cuts: () => '여기서 연결이 끊겨요. 네트워크 탓에 끊긴 것처럼 일부러 끊었어요',
  'connection-lost': (note) =>
    note.flag('again') ? '연결이 끊긴 것을 알았고, 곧 다시 연결할 거예요' : '연결이 끊긴 것을 알았어요',
  'connected-again': () => '다시 연결됐어요. 이제 라이브러리가 다시 구독해요',
  'gave-up': (note) => {
    const why = note.text('reason');
    return `연결이 끊겼고, 다시 연결하지 않아요${why === '' ? '' : ` (${why})`}`;
  },
  acknowledged: (note) => `${note.text('publisher')}/${note.figure('number')}에 확인 응답을 보냈어요`,
  failed: (note) => `서버가 ${josa(note.text('command'), '을/를')} 거절했어요: ${note.text('reason')}`,
  'client-in': (note) => `${josa(client(note), '이/가')} 포트 ${String(note.number('port'))}번에서 연결해 왔어요`,
  'client-out': (note) =>
    note.has('reason')
      ? `${client(note)}의 연결을 끊어요. ${REASONS[note.text('reason')] ?? note.text('reason')}`
      : `${josa(client(note), '이/가')} 떠났어요`,
  command: (note) => `${client(note)}의 요청: ${request(note)}`,
  refused: (note) => `${client(note)}의 요청 ${josa(request(note), '을/를')} 거절해요: ${note.text('message')}`,
  subscribers: (note) =>
    `${note.flag('isPattern') ? '패턴' : '채널'} ${note.text('topic')}의 구독자가 이제 ${count(note.count('clients'))}명이에요`,
  published: (note) =>
    note.number('receivers') === 0
      ? `${josa(client(note), '이/가')} ${note.text('topic')}에 발행한 것을 받을 구독이 없어요`
      : `${josa(client(note), '이/가')} ${note.text('topic')}에 발행한 것을 사본 ${count(note.number('receivers'))}개로 써 줘요`,
  key: (note) =>
    `키 ${note.text('key')}(${note.text('type')})의 길이가 이제 ${josa(note.figure('length'), '이에요/예요')}`,
  'key-gone': (note) => `키 ${josa(note.text('key'), '이/가')} 없어졌어요`,
  blocked: (note) => `${josa(client(note), '이/가')} 키 ${keys(note)}에 무언가 생기기를 기다려요`,
  unblocked: (note) => `${josa(client(note), '이/가')} 더는 기다리지 않아요`,
  'left-out': (note) => `한꺼번에 너무 많아서 ${note.figure('notes')}개는 적지 않았어요`,
};
