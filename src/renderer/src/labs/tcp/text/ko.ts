import type { SameText } from '../../../language/text';
import type { en } from './en';
import { backlog, endings, nobodyListens, portTaken, slowReader } from './ko-ends';
import { connection, framing, onData, stream } from './ko-streams';
import { notes } from './ko-notes';

export const ko: SameText<typeof en> = {
  idea: '두 프로그램이 연결을 맺으면 양쪽으로 바이트가 흘러요. 빠짐없이 순서대로 오지만, 메시지가 어디에서 끝나는지는 아무도 말해 주지 않아요.',
  terms: [
    { term: '연결(connection)', meaning: '이야기하기로 뜻을 맞춘 양쪽 끝이에요. 두 주소와 두 포트로 구별해요.' },
    { term: '핸드셰이크(handshake)', meaning: '뜻을 맞추는 절차예요. SYN, SYN+ACK, ACK. 운영체제가 해요.' },
    {
      term: '바이트 스트림(byte stream)',
      meaning: '순서대로 흐르는 바이트예요. 한 번에 쓴 것들 사이에 표시가 없어요.',
    },
    {
      term: '프레이밍(framing)',
      meaning: '메시지가 끝나는 곳을 표시하는 방법이에요. 구분자를 넣거나 길이를 앞에 써요.',
    },
    {
      term: '배압(back-pressure)',
      meaning: '느리게 읽으면 그 사이의 모든 버퍼를 거쳐 쓰는 쪽까지 기다리게 되는 거예요.',
    },
    { term: 'FIN', meaning: '“더 보내지 않을게요”라는 뜻이에요. 방향마다 따로 있어요.' },
    { term: '리셋(RST)', meaning: '연결을 두 방향 한꺼번에 끊어 버려요.' },
    {
      term: '백로그(backlog)',
      meaning: '프로그램이 아직 받아들이지 않은 연결을 운영체제가 몇 개까지 줄 세워 둘지예요.',
    },
    { term: 'TIME_WAIT', meaning: '먼저 닫은 쪽이 늦게 올 세그먼트에 대비해 포트 쌍을 잠시 맡아 두는 상태예요.' },
  ],
  parameters: {
    clients: { label: '클라이언트 수', hint: '저마다 따로 도는 프로세스예요.' },
    writes: { label: '쓰기 횟수', hint: '클라이언트마다 몇 번 쓰는지예요.' },
    sizeBytes: { label: '쓰기 하나의 크기', hint: '한 번에 몇 바이트를 쓰는지예요.' },
    noDelay: {
      label: '작은 쓰기도 바로 보내기(네이글 끄기)',
      hint: '끄면, 확인 못 받은 것이 있는 동안 작은 쓰기를 모아요(네이글 알고리즘, Nagle). 한 컴퓨터 안에서는 거의 차이가 없어요.',
    },
    gapMs: { label: '쓰기 사이의 틈', hint: '클라이언트가 한 번 쓸 때마다 쉬는 시간이에요.' },
    messages: { label: '메시지', hint: '쉼표로 나누어 쓰세요.' },
    cuts: {
      label: '자를 곳',
      hint: '스트림을 몇 번째 바이트 뒤에서 자를지예요. 그림의 바이트 띠에서도 바꿀 수 있어요.',
    },
    framing: {
      label: '프레이밍',
      hint: '보내는 쪽이 메시지의 끝을 어떻게 표시하는지예요.',
      values: { none: '없음', delimiter: '끝에 줄바꿈', length: '앞에 길이' },
    },
    onData: { label: 'onData', hint: '조각이 올 때마다 불리는 여러분의 수신 함수예요. JavaScript로 써요.' },
    workMs: { label: '바쁜 시간', hint: '서버가 조각마다, 또는 처음 받아들이기 전에 바쁜 시간이에요.' },
    waitForDrain: { label: '자리가 나기를 기다리기', hint: '끄면 자리가 없다는 말을 듣고도 계속 써요.' },
    ending: {
      label: '끝내는 방법',
      hint: '클라이언트가 어떻게 끝내는지예요.',
      values: { close: '닫기', 'half-close': '반만 닫기', reset: '리셋', 'by-hand': '손으로' },
    },
    backlog: { label: '백로그', hint: '아직 받아들이지 않은 연결을 줄 세울 자리예요.' },
    relay: { label: '가운데 중계기 두기', hint: '지나가는 것을 늦추고, 자르고, 직접 붙잡을 수 있어요.' },
    delayMs: { label: '지연', hint: '중계기가 이만큼 늦게 넘겨요.' },
    bytesPerSecond: {
      label: '초당 바이트',
      hint: '중계기가 이보다 많이 넘기지 않아요. 0이면 한도가 없어요.',
      values: { 0: '한도 없음' },
    },
    port: { label: '포트', hint: '서버의 포트예요. 0이면 운영체제가 골라요.', values: { 0: '빈 포트 아무거나' } },
  },
  notes,
  experiments: {
    connection,
    stream,
    framing,
    'on-data': onData,
    'slow-reader': slowReader,
    endings,
    'nobody-listens': nobodyListens,
    'port-taken': portTaken,
    backlog,
  },
};
