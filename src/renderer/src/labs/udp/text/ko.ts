import type { SameText } from '../../../language/text';
import type { en } from './en';
import { koDirect } from './ko-direct';
import { koRelayed } from './ko-relayed';
import { notes } from './ko-notes';

export const ko: SameText<typeof en> = {
  idea: '데이터그램은 저마다 제 길을 가요. 앞에 연결도 없고 뒤에 영수증도 없어요.',
  terms: [
    {
      term: '데이터그램(datagram)',
      meaning: '바이트 몇 개로 된 메시지예요. 통째로 도착하거나 아예 도착하지 않고, 저마다 따로예요.',
    },
    {
      term: '포트(port)',
      meaning: '1부터 65,535까지의 수예요. 운영체제는 이걸 보고 어느 소켓으로 갈 것인지 알아요.',
    },
    { term: '소켓(socket)', meaning: '프로그램이 네트워크를 쓰는 손잡이예요. 여기서는 포트에 달린 우편함이에요.' },
    {
      term: '수신 버퍼(receive buffer)',
      meaning: '도착한 것을 프로그램이 읽을 때까지 운영체제가 담아 두는 자리예요. 가득 차면 더 못 담아요.',
    },
    {
      term: '확인 응답(acknowledgement)',
      meaning: '“받았어요”라는 답이에요. UDP는 보내지 않지만 프로그램이 보낼 수는 있어요.',
    },
    {
      term: '중계기(relay)',
      meaning: '클라이언트와 서버 사이에서 데이터그램을 넘겨줘요. 그대로, 또는 나쁜 네트워크처럼요.',
    },
  ],
  parameters: {
    count: { label: '데이터그램 수', hint: '클라이언트마다 몇 개를 보낼지 정해요.' },
    sizeBytes: {
      label: '크기',
      hint: '하나의 페이로드예요. 번호로 시작하고 남는 자리는 점으로 채워요. 가장 큰 것을 찾을 때는 첫 시도의 크기예요.',
    },
    message: { label: '글', hint: '번호 뒤에, 자리가 있는 만큼 들어가요.' },
    gapMs: { label: '보내는 사이', hint: '0이면 운영체제가 받아 가는 대로 빨리 보내요.' },
    workMs: { label: '하나에 걸리는 시간', hint: '서버가 이만큼 바쁘고, 그동안 읽지 않아요.' },
    receiveBufferBytes: {
      label: '수신 버퍼',
      hint: '운영체제에 부탁할 자리예요. 0이면 주는 대로 써요. 덜 주거나(리눅스는 net.core.rmem_max) 제 방식으로 세기도 해요.',
      values: { 0: '운영체제가 주는 대로' },
    },
    loss: { label: '손실', hint: '더 가지 못하는 데이터그램의 비율이에요. 오갈 때 각각이에요.' },
    duplicate: { label: '중복', hint: '두 번 넘겨지는 비율이에요.' },
    reorder: { label: '순서 바뀜', hint: '뒤따르는 하나에서 셋 뒤로 물러서는 비율이에요.' },
    corrupt: { label: '손상', hint: '비트 하나가 뒤집히는 비율이에요.' },
    delayMs: { label: '지연', hint: '모두 이만큼 늦게 도착해요. 오갈 때 각각이에요.' },
    jitterMs: { label: '지터(jitter)', hint: '거기에 더해 이만큼까지 더 늦을 수 있어요.' },
    acknowledge: {
      label: '확인 응답',
      hint: '서버가 하나하나에 답하고, 클라이언트는 답이 오지 않은 것을 다시 보내요.',
    },
    timeoutMs: { label: '참는 시간', hint: '클라이언트가 확인 응답을 이만큼 기다리다가 다시 보내요.' },
    maxTries: { label: '시도 횟수', hint: '한 메시지를 이만큼 보내고도 답이 없으면 포기해요.' },
    remember: { label: '번호 기억하기', hint: '서버가 번호마다 한 번만 넘겨요. 몇 번을 오더라도요.' },
    port: { label: '서버의 포트', hint: '0이면 운영체제가 빈 것을 골라요.', values: { 0: '빈 포트 아무거나' } },
  },
  notes,
  experiments: { ...koDirect, ...koRelayed },
};
