import type { SameText } from '../../../language/text';
import type { en } from './en';
import { asking } from './ko-asking';
import { broadcasting } from './ko-broadcasting';
import { notes } from './ko-notes';

export const ko: SameText<typeof en> = {
  idea: '같은 작업과 같은 일꾼을 네 가지 메시징 패턴으로 이어 봐요. 진짜 프로세스들이 TCP로 이야기해요.',
  terms: [
    { term: '요청-응답(request-reply)', meaning: '하나를 묻고, 답을 받은 다음에야 다음을 물어요.' },
    { term: '푸시/팬아웃(push, fan-out)', meaning: '작업을 가진 쪽이 손이 빈 일꾼에게 다음 작업을 줘요.' },
    { term: '풀/팬인(pull, fan-in)', meaning: '필요한 쪽이 여러 곳에서 조각을 하나씩 가져와요.' },
    {
      term: '발행-구독(publish-subscribe)',
      meaning: '지금 연결된 모두가 사본을 하나씩 받아요. 보내는 쪽은 아무도 기다리지 않아요.',
    },
    {
      term: '확인 응답(acknowledgement)',
      meaning: '작업을 끝냈다는 일꾼의 말이에요. 그 말을 들을 때까지는 누군가 작업을 간직해야 해요.',
    },
    {
      term: '다시 전달(redelivery)',
      meaning: '확인 응답이 없어서 작업을 다시 맡기는 거예요. 그러면 두 번 하게 될 수도 있어요.',
    },
    {
      term: '프레임(frame)',
      meaning: '메시지가 어디서 끝나는지 알 수 있게 묶은 단위예요. TCP는 바이트만 나르고 메시지는 모르거든요.',
    },
  ],
  parameters: {
    jobs: { label: '작업 수', hint: '1번부터 번호가 붙어요. 풀에서는 조각의 수예요.' },
    workers: { label: '일꾼 수', hint: '작업을 하는 프로세스의 수예요. 풀에서는 조각을 가진 공급처의 수예요.' },
    slow: { label: '느린 일꾼', hint: '앞에서부터 이만큼이 느려요.', values: { 0: '없음' } },
    late: { label: '늦게 오는 일꾼', hint: '느린 일꾼 다음 차례로 이만큼이 늦게 와요.', values: { 0: '없음' } },
    crash: { label: '죽는 일꾼', hint: '늦게 오는 일꾼 다음 차례로 이만큼이 도중에 죽어요.', values: { 0: '없음' } },
    crashOn: { label: '죽는 번호', hint: '이 번호부터 처음 받은 작업을 쥔 채 죽어요.' },
    workMs: { label: '작업 시간', hint: '작업 하나를 하는 데 걸려요.' },
    slowWorkMs: { label: '느린 일꾼의 작업 시간', hint: '느린 일꾼이 작업 하나를 하는 데 걸려요.' },
    lateAfter: { label: '늦게 오는 때', hint: '작업이 이만큼 나간 뒤에 와요.' },
    gapMs: { label: '보내는 간격', hint: '보내는 쪽이 작업을 하나 보내고 쉬는 시간이에요.' },
    acknowledge: {
      label: '확인받고, 없으면 다시 전달',
      hint: '끝냈다는 말을 들을 때까지 작업을 간직하고, 말이 없으면 다시 맡겨요.',
    },
    timeoutMs: { label: '다시 맡기기까지', hint: '답을 이만큼 기다려요. 확인받을 때만 써요.' },
    port: {
      label: '포트',
      hint: '가운데 프로세스의 포트예요. 0이면 운영체제가 골라요.',
      values: { 0: '빈 포트 아무거나' },
    },
  },
  notes,
  experiments: { ...asking, ...broadcasting },
};
