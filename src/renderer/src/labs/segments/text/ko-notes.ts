/** What sender and receiver of `segments` note. */
import type { SameText } from '../../../language/text';
import type { NoteFields } from '../../../trace/note-words';
import { koreanDuration } from '../../figures';
import type { notes as en } from './en-notes';

const segment = (note: NoteFields): string => `${note.figure('sequence')}번 세그먼트`;
const WHY: Readonly<Record<string, string>> = {
  short: '헤더보다도 짧아요',
  checksum: '체크섬이 바이트와 맞지 않아요',
  kind: '그런 종류의 세그먼트는 없어요',
};

export const notes: SameText<typeof en> = {
  TIMED_OUT: (note) =>
    `${koreanDuration(note.number('afterMs'))} 동안 ${segment(note)}의 확인 응답이 없어서 ${note.figure('again')}개를 다시 보내요`,
  MEASURED: (note) =>
    `${segment(note)}의 왕복에 ${koreanDuration(note.number('roundTripMs'))} 걸렸어요. 이제 타이머는 ${koreanDuration(note.number('timeoutMs'))}예요`,
  ACKNOWLEDGED: (note) =>
    note.number('beyond') === 0
      ? `${note.figure('base')}번 앞은 모두 도착했어요`
      : `아직 ${note.figure('base')}번을 기다려요. 그 뒤의 ${note.figure('beyond')}개는 도착했어요`,
  ACKNOWLEDGED_BEFORE: (note) => `새로울 것 없는 확인 응답이에요. 여전히 ${note.figure('base')}번을 기다려요`,
  CORRUPT: (note) => `손상돼서 버려요. ${WHY[note.text('why')] ?? note.text('why')}`,
  HANDED_ON: (note) =>
    note.number('count') === 1
      ? `${segment(note)}를 넘겨주고 ${note.figure('expected')}번을 기다려요`
      : `${note.figure('sequence')}번부터 세그먼트 ${note.figure('count')}개를 한꺼번에 넘겨주고 ${note.figure('expected')}번을 기다려요`,
  KEPT: (note) => `${segment(note)}를 빈자리 뒤에 보관해요. ${note.figure('expected')}번이 빠졌어요`,
  OUT_OF_ORDER: (note) => `${segment(note)}를 버려요. ${note.figure('expected')}번보다 먼저 왔어요`,
  DUPLICATE: (note) => `${segment(note)}를 버려요. 이미 받은 거예요`,
  STRANGER: (note) => `${segment(note)}를 버려요. 다른 전송의 것이거나 창을 벗어났어요`,
  PUT_TOGETHER: (note) => `스트림 ${note.figure('sizeBytes')}바이트를 이어 붙였어요`,
  ALL_ACKNOWLEDGED: (note) =>
    `${koreanDuration(note.number('tookMs'))} 만에 모두 확인받았어요. ${note.figure('segmentsSent')}개를 보냈고 그중 ${note.figure('retransmitted')}개는 다시 보낸 거예요`,
  GAVE_UP: (note) => `${koreanDuration(note.number('tookMs'))} 만에 포기해요. 너무 오래 아무 답도 없었어요`,
};
