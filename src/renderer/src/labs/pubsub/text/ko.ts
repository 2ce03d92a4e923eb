import type { SameText } from '../../../language/text';
import type { en } from './en';
import { koLive } from './ko-live';
import { notes } from './ko-notes';
import { koTrouble } from './ko-trouble';

export const ko: SameText<typeof en> = {
  idea: '토픽으로 하는 방송이에요. 지금 듣고 있으면 저마다 사본을 받고, 아니면 아무것도 못 받아요.',
  terms: [
    { term: '발행자(publisher)', meaning: '토픽에 메시지를 보내는 쪽이에요. 누가 받는지는 몰라요.' },
    {
      term: '구독자(subscriber)',
      meaning: '원하는 토픽을 서버에 말해 두고, 그 토픽의 메시지마다 사본을 받는 쪽이에요.',
    },
    {
      term: '토픽(topic)',
      meaning: '메시지를 모아 부르는 이름이에요. 발행하거나 구독할 때 써요. Redis에서는 채널(channel)이라고 해요.',
    },
    { term: '사본(copy)', meaning: '구독마다 하나씩 받는 같은 메시지예요. 서버가 필요한 만큼 만들어요.' },
    {
      term: '브로커(broker)',
      meaning: '가운데에서 모든 구독을 기억하는 서버예요. 여기서는 이 앱 안의 브로커나 여러분의 Redis예요.',
    },
    {
      term: '출력 버퍼(output buffer)',
      meaning: '아직 보내지 못한 것을 서버가 연결마다 쌓아 두는 곳이에요. 한도가 있어요.',
    },
    {
      term: '소비자 그룹(consumer group)',
      meaning:
        '스트림을 나누어 읽는 무리예요. 항목마다 하나에게만 가고, 누가 가져갔는지를 확인 응답을 받을 때까지 적어 둬요.',
    },
  ],
  parameters: {
    publishers: { label: '발행자', hint: '0이면 여러분이 직접 발행하거나 밖에서 발행한 것만 있어요.' },
    subscribers: { label: '구독자', hint: '저마다 프로세스 하나, 연결 하나예요.' },
    messages: { label: '메시지', hint: '발행자마다 이만큼 발행해요. 토픽은 차례로 돌아가요.' },
    topics: { label: '토픽', hint: '쉼표로 나누어 쓰세요. 한글도 돼요.' },
    interest: {
      label: '관심',
      hint: '구독자마다 어떤 토픽을 원하는지 정해요.',
      values: { all: '모든 토픽', 'one-each': '차례로 하나씩' },
    },
    late: { label: '마지막은 늦게', hint: '마지막 구독자는 절반이 발행된 뒤에 구독해요.' },
    pattern: {
      label: '패턴',
      hint: 'subscriber-1이 이름에 더해 구독하는 패턴이에요. *는 몇 바이트든, ?는 한 바이트, [ab]는 a나 b예요.',
    },
    messageBytes: {
      label: '메시지 크기',
      hint: '모자라면 이 크기까지 점으로 채워요.',
      values: { 0: '채우지 않음' },
    },
    gapMs: { label: '발행 간격', hint: '답을 받은 뒤 이만큼 쉬고 다음 것을 발행해요.' },
    workMs: { label: '느린 구독자의 처리 시간', hint: '메시지마다 이만큼 바쁘고, 그동안 읽지 못해요.' },
    downMs: { label: '끊겨 있는 시간', hint: '이만큼 지나야 다시 연결해요.' },
    server: {
      label: '서버',
      hint: '이 앱 안의 브로커나 여러분의 Redis예요. 비밀번호는 로그인할 때만 쓰고, 보여 주거나 남기지 않아요.',
    },
    port: {
      label: '브로커의 포트',
      hint: '0이면 운영체제가 비어 있는 포트를 골라요.',
      values: { 0: '비어 있는 포트' },
    },
  },
  notes,
  experiments: { ...koLive, ...koTrouble },
};
