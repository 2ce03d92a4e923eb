/** The words of the experiments about holding back, ending, and not getting in. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration as duration } from '../../figures';
import { kindOf } from '../../picked';
import { takenPort } from '../bets';
import type { TcpFacts } from '../facts';
import { LEFT_OUTSIDE, LONG_LINE, LONG_MS, MANY_CLIENTS, MUCH_MEMORY_BYTES } from '../tasks';
import type { en } from './en';
import { bytes, chosenOrder, count, failures, lastWords, line, slowFigures } from './ko-parts';

type Words = SameText<typeof en>['experiments'];

const figures = (f: TcpFacts): string => slowFigures(f, duration);

export const slowReader: Words['slow-reader'] = {
  intro:
    '클라이언트가 몇 메가바이트를 쉬지 않고 써요. 서버는 조각 하나를 읽을 때마다 잠시 바빠서 다음 것을 바로 읽지 못해요. 세 곳을 보세요. 쓰는 프로그램의 메모리, 양쪽 운영체제의 버퍼, 그리고 읽은 것이에요.',
  question: '읽는 쪽이 따라가지 못해요. 바이트들은 어떻게 될까요?',
  options: {
    lost: '넘치는 것은 사라져요',
    'at-reader': '모두 읽는 쪽에 쌓여요',
    'at-writer': '쓰는 프로그램의 메모리에 쌓여요',
    held: '자리가 날 때까지 쓰는 쪽이 기다려요',
  },
  happened: figures,
  right: (f) =>
    f.params.waitForDrain
      ? '읽는 속도가 곧 쓰는 속도가 됐어요. 사라진 것도, 끝없이 쌓인 것도 없어요.'
      : '쓰는 쪽을 멈추는 것이 없어서, 운영체제가 받지 못한 것은 그 프로그램에 남았어요.',
  feedback: {
    'full-queue-drops': () =>
      'TCP는 자리가 없다고 버리지 않아요. 받는 쪽이 남은 자리를 알려 주고, 보내는 쪽은 기다려요.',
    'full-queue-grows': () =>
      '읽는 쪽 운영체제의 버퍼에는 끝이 있고, 빈자리가 얼마인지(창, window) 상대에게 알려요. 가득 차면 더 보낼 수 없어요.',
  },
  otherwise: (f) =>
    f.params.waitForDrain
      ? '이 프로그램은 write의 답을 들어요. 쌓지 않고 기다려요.'
      : '이 프로그램은 write의 답을 듣지 않아요. 운영체제가 받지 못한 것은 자기 메모리에 쌓여요.',
  unsettled: '누군가 기다려야 할 만큼 읽는 쪽을 느리게, 바이트를 많게 하고 끝까지 실행해 보세요.',
  explanation: (f) =>
    `먼저 읽는 쪽 운영체제의 버퍼가 차고, 창(window)이 닫히고, 그다음 쓰는 쪽 운영체제의 버퍼가 차요. ` +
    (f.params.waitForDrain
      ? '그때부터 write는 자리가 없다고 답해요. 이 프로그램은 그 말을 듣고 drain을 기다려요. 그래서 읽는 쪽보다 빠를 수 없어요. 이것이 배압(back-pressure)이에요.'
      : '그때부터 write는 자리가 없다고 답하는데, 이 프로그램은 듣지 않았어요. 나머지는 있는 만큼 자기 메모리에 쌓여요.') +
    chosenOrder(f),
  modelAnswer:
    '아무것도 사라지지 않아요. 양쪽 운영체제의 버퍼가 차면 더 받아 주지 않아요. 자리를 기다리는 프로그램은 읽는 쪽의 속도에 맞춰지고, 기다리지 않는 프로그램은 자기 메모리를 채워요.',
  tasks: {
    'no-more-room': {
      ask: '쓰는 쪽이 자리가 없다는 말을 들은 이벤트를 골라 보세요.',
      missing: (f, picked) =>
        f.slow.heldBackTimes === 0
          ? '이번 실행에서 쓰는 쪽은 기다리지 않았어요.'
          : `${kindOf.ko(picked)}클라이언트의 줄에서 멈춰 기다린다는 메모를 찾아보세요.`,
      done: () => '맞아요. 이번에 쓴 바이트도 맡기는 했지만, 운영체제에 자리가 날 때까지 프로그램의 메모리에 있어요.',
    },
    'seconds-held-back': {
      ask: `쓰는 쪽이 모두 합쳐 ${duration(LONG_MS)} 이상 기다리게 해 보세요.`,
      missing: (f) => `지금까지 ${duration(f.slow.heldBackMs)} 기다렸어요.`,
      done: (f) => `모두 ${duration(f.slow.heldBackMs)} 기다렸어요.`,
    },
    'deaf-writer': {
      ask: `쓰는 쪽이 말을 듣지 않게 해서, 자기 메모리에 ${bytes(MUCH_MEMORY_BYTES)} 이상 쌓이게 해 보세요.`,
      missing: (f) =>
        `${f.params.waitForDrain ? '이번에는 자리를 기다렸어요. ' : ''}자기 메모리에 쌓인 것은 많을 때 ${bytes(f.slow.mostBufferedBytes)}였어요.`,
      done: (f) =>
        `자기 메모리에 ${bytes(f.slow.mostBufferedBytes)}까지 쌓였어요. 더 빨리 쓰거나 더 느리게 읽으면, 이런 프로그램은 메모리가 바닥나요.`,
    },
  },
};

export const endings: Words['endings'] = {
  intro:
    '클라이언트가 몇 줄을 쓰고 ‘설정’에 정한 대로 끝내요. ‘닫기’는 답을 기다렸다 닫고, ‘반만 닫기’는 더 보내지 않겠다고만 하고, ‘리셋’은 끊어 버려요. ‘손으로’를 고르면 양쪽을 여러분이 끝내요. 상태를 지켜보세요.',
  question: '양쪽은 마지막에 어떤 말을 들을까요?',
  options: {
    end: '더 올 것이 없대요',
    reset: '연결이 끊겼대요',
    nothing: '아무 말도 듣지 못해요',
  },
  happened: lastWords,
  right: () => '한쪽이 어떻게 끝냈는지 상대는 알게 돼요. 제대로 닫았는지, 끊어 버렸는지요.',
  feedback: {
    'close-means-data-arrived': () =>
      `리셋은 닫기와 달라요. 연결이 없던 일이 됐다고 알리는 것이고, 아직 읽지 않은 것은 사라질 수 있어요. 모두 도착했는지 알고 싶으면 상대 프로그램의 답이 있어야 해요.`,
    'close-ends-both-directions': () =>
      `자기 쪽을 닫는 것은 “더 보내지 않을게요”라는 말이지 “더 듣지 않을게요”가 아니에요. 다른 방향은 상대가 닫을 때까지 열려 있어요.`,
    'the-end-goes-unnoticed': () => `끝은 FIN이나 RST로 네트워크를 건너와요. 상대는 읽거나 쓸 때 그것을 알게 돼요.`,
  },
  otherwise: () => '닫으면 상대는 더 올 것이 없다는 말을 듣고, 리셋하면 연결이 없던 일이 됐다는 말을 들어요.',
  unsettled: '연결이 끝날 때까지 두면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `연결에는 두 방향이 있고 하나씩 따로 닫혀요. FIN은 “더 보내지 않을게요”라는 뜻이고, 상대가 확인해 줘요. 먼저 닫는 쪽은 FIN_WAIT를 지나 한동안 TIME_WAIT에 머물고, 나중에 닫는 쪽은 CLOSE_WAIT와 LAST_ACK를 지나요. RST는 두 방향을 한꺼번에 끝내고 확인도 받지 않아요.${states(f)}${chosenOrder(f)}`,
  modelAnswer:
    '닫거나 반만 닫으면, 상대가 자기 방향을 닫았을 때 양쪽 모두 더 올 것이 없다는 말을 들어요. 리셋하면 상대는 끊겼다는 말을 듣고, 리셋한 쪽은 아무 말도 듣지 못해요.',
  tasks: {
    'server-is-told': {
      ask: '클라이언트가 더 보내지 않거나 모두 끝났다는 것을 서버가 알게 된 이벤트를 골라 보세요.',
      missing: (_f, picked) =>
        `${kindOf.ko(picked)}서버의 줄에서, 클라이언트가 끝낸 것이 무엇으로 도착하는지 찾아보세요.`,
      done: () => '맞아요. 이 순간까지 서버는 알 수 없었어요.',
    },
    'kept-waiting': {
      ask: '‘손으로’를 고르고 클라이언트 쪽만 끝내서, 서버 쪽 끝이 CLOSE_WAIT가 되게 해 보세요.',
      missing: (f) => `서버 쪽 끝에서 본 상태: ${f.kernel.serverStates.join(', ') || '아직 없음'}.`,
      done: () =>
        'CLOSE_WAIT예요. 클라이언트는 끝났고, 운영체제는 서버 프로그램이 닫기를 기다려요. 닫기를 잊은 서버에는 이것이 쌓여요.',
    },
    'server-closes-first': {
      ask: '서버가 먼저 닫게 하고, 그 증거를 상태에서 찾아보세요.',
      missing: (f) => `서버 쪽 끝에서 본 상태: ${f.kernel.serverStates.join(', ') || '아직 없음'}.`,
      done: (f) =>
        `서버 쪽 끝에서 본 상태: ${f.kernel.serverStates.join(', ')}. FIN_WAIT와 TIME_WAIT는 먼저 닫은 쪽이 지나요.`,
    },
  },
};

function states({ kernel }: TcpFacts): string {
  if (kernel.serverStates.length + kernel.clientStates.length === 0) return '';
  return ` 운영체제의 표에서 본 상태는 클라이언트 쪽이 ${kernel.clientStates.join(', ') || '없음'}, 서버 쪽이 ${kernel.serverStates.join(', ') || '없음'}이에요.`;
}

export const nobodyListens: Words['nobody-listens'] = {
  intro:
    '클라이언트가 이 컴퓨터의 한 포트에 연결해요. 조금 전까지 서버가 있었지만 지금은 없어요. 포트를 직접 정하면 그 포트에 연결해 봐요.',
  question: '클라이언트는 무엇을 알게 될까요?',
  options: {
    refused: '바로 거절당해요',
    silence: '아무것도 몰라요. 포기할 때까지 기다려요',
    connected: '이상한 줄 몰라요. 연결은 되는데 읽는 이가 없어요',
  },
  happened: reached,
  right: () => '이 답은 운영체제가 한 거예요.',
  feedback: {
    'a-closed-port-is-silent': () =>
      `프로그램은 없지만 운영체제는 있어요. 듣는 이가 없는 포트로 SYN이 오면 RST로 답해요(RFC 9293, 3.10.7.1절). 컴퓨터가 꺼져 있거나 방화벽이 막을 때라면 답이 없을 수 있어요.`,
    'connecting-needs-nobody': () =>
      `데이터그램은 상대가 없어도 보낼 수 있어요. 하지만 연결은 양쪽이 SYN, SYN+ACK, ACK로 뜻을 맞춰야 생겨요.`,
  },
  otherwise: () => '거기서 듣는 이가 있느냐에 달렸어요. 어느 쪽이든 운영체제가 바로 답해요.',
  unsettled: '클라이언트가 답을 들을 때까지 두면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    f.errors.some(({ code }) => code === 'ECONNREFUSED')
      ? '클라이언트가 SYN을 보냈고, 운영체제는 그 포트에 듣는 소켓이 없어 RST로 답했어요. 그래서 connect가 ECONNREFUSED로 실패했어요. ‘거절’은 꽤 많은 것을 알려 줘요. 컴퓨터는 있는데 이 포트에서 듣는 이가 없다는 뜻이니까요.'
      : '듣는 이가 없었다면 운영체제가 RST로 답하고 connect는 ECONNREFUSED로 실패했을 거예요.',
  modelAnswer:
    '바로 거절당해요. 그 자리에 없는 프로그램을 대신해 운영체제가 답하거든요. 답할 컴퓨터조차 없을 때에만 헛되이 기다려요.',
  tasks: {
    refusal: {
      ask: '클라이언트가 그것을 알게 된 이벤트를 골라 보세요.',
      missing: (_f, picked) => `${kindOf.ko(picked)}클라이언트의 줄에서 오류를 찾아보세요.`,
      done: () => '맞아요. 시도하고 나서 여기까지, 상대편에는 프로그램 없이 운영체제만 있었어요.',
    },
    'another-port': {
      ask: '아무도 듣지 않는 포트를 직접 골라, 거기서도 거절당해 보세요.',
      missing: (f) => (f.params.port === 0 ? '이번 포트는 운영체제가 골랐어요.' : reached(f)),
      done: (f) => `포트 ${f.params.port}에서도 그래요. ${failures(f)}`,
    },
    'somebody-there': {
      ask: '터미널에서 직접 듣는 프로그램을 켜고(예: nc -l 127.0.0.1 9000) 그 포트를 정해서, 연결되게 해 보세요.',
      missing: reached,
      done: (f) => `포트 ${f.params.port}에 연결됐어요. 이번에는 뜻을 맞출 상대가 있었으니까요.`,
    },
  },
};

export const portTaken: Words['port-taken'] = {
  intro:
    '서버 하나가 포트에서 듣고 있어요. 다른 프로세스인 두 번째 서버가 같은 포트를 달라고 해요. 그다음 클라이언트가 거기 있는 서버와 이야기해요.',
  question: '두 서버는 어떻게 될까요?',
  options: {
    'second-fails': '둘째는 오류를 받고, 첫째는 계속해요',
    both: '둘 다 들으면서 클라이언트를 나누어 맡아요',
    'first-loses': '둘째가 넘겨받고, 첫째에는 더 오지 않아요',
  },
  happened: failures,
  right: accepted,
  feedback: {
    'a-port-can-be-shared': () =>
      `한 주소의 한 포트에는 듣는 소켓이 하나예요. (여러 소켓이 나누어 쓰기로 하는 SO_REUSEPORT라는 옵션이 있지만, 여기서는 아무도 쓰지 않았어요.)`,
    'the-last-takes-the-port': (f) => `먼저 온 쪽이 차지해요. ${accepted(f)}`,
  },
  otherwise: accepted,
  unsettled: '두 서버가 같은 포트를 달라고 할 때까지 두면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `클라이언트가 정확히 한 서버에 닿아야 하니, 운영체제는 주소와 포트마다 듣는 소켓을 하나만 둬요. ${accepted(f)} 실제로 EADDRINUSE를 만나면, 예전 서버가 아직 돌고 있는 경우가 많아요.`,
  modelAnswer: '둘째는 운영체제에서 EADDRINUSE를 받아요. 첫째는 그런 일이 있었는지도 모르고 계속 일해요.',
  tasks: {
    'told-no': {
      ask: '두 번째 서버가 거절당하는 이벤트를 골라 보세요.',
      missing: (_f, picked) => `${kindOf.ko(picked)}server-2의 줄을 살펴보세요.`,
      done: () => '맞아요. 클라이언트가 오기도 전에 거절당했어요.',
    },
    'a-port-of-mine': {
      ask: '두 서버가 여러분이 고른 포트를 두고 다투게 해 보세요.',
      missing: (f) => (f.params.port === 0 ? '이번 포트는 운영체제가 골랐어요.' : failures(f)),
      done: (f) => `포트 ${f.params.port}에서 다퉜어요. ${failures(f)}`,
    },
    'first-still-serves': {
      ask: '둘째가 실패한 뒤에도 첫째가 일하고 있음을 보여 주는 이벤트를 골라 보세요.',
      missing: (f, picked) =>
        takenPort(f)
          ? `${kindOf.ko(picked)}server-1의 줄에서 오류 뒤를 살펴보세요.`
          : '이번 실행에서는 실패한 서버가 없어요.',
      done: () => '맞아요. 첫째는 그런 다툼이 있었는지도 몰라요.',
    },
  },
};

export const backlog: Words['backlog'] = {
  intro:
    '서버가 듣기 시작하고는, 아무도 받아들이지 않은 채 한동안 바빠요. 그동안 여러 클라이언트가 연결해요. 백로그(backlog)는 운영체제가 연결을 몇 개까지 줄 세워 둘지를 정해요.',
  question: '서버가 아무도 받아들이기 전에, 연결된 클라이언트는 몇 개일까요?',
  options: {},
  happened: line,
  right: () => `이 연결들은 운영체제가 알아서 맺었어요.`,
  feedback: {
    'connect-means-server-accepted-my-program': () =>
      `핸드셰이크(handshake)는 운영체제가 해요. connect가 성공했다는 것은 상대 운영체제가 응했다는 뜻이고, 프로그램이 알아챘는지는 다른 문제예요.`,
    'full-queue-grows': () => `줄에는 끝이 있어요. 들어가지 못하면 SYN에 답을 듣지 못하고, 조금 뒤에 다시 시도해요.`,
  },
  otherwise: (f) => `${rule(f)}프로그램이 무엇을 하든, 줄은 운영체제가 채워요.`,
  unsettled: '끝까지 실행하면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `${rule(f)}${waited(f)}끝까지 서버가 받아들인 것은 ${count(f.calls.accepted)}개예요.${chosenOrder(f)}`,
  modelAnswer:
    '백로그에 자리가 있는 만큼이에요. 리눅스는 적힌 수보다 하나 더 받아 줘요. 핸드셰이크는 운영체제의 일이고, accept는 이미 맺어진 연결을 가져오기만 해요.',
  tasks: {
    'connected-in-line': {
      ask: '서버가 아무도 받아들이지 않았는데 클라이언트가 연결된 이벤트를 골라 보세요.',
      missing: (_f, picked) => `${kindOf.ko(picked)}서버가 처음 받아들이기 전의 연결을 찾아보세요.`,
      done: () => '맞아요. 이 클라이언트는 벌써 보낼 수 있고, 보낸 것은 기다려요.',
    },
    'room-for-all': {
      ask: `줄을 늘려서, ${MANY_CLIENTS}개 이상의 클라이언트가 처음 받아들이기 전에 모두 연결되게 해 보세요.`,
      missing: line,
      done: line,
    },
    'three-outside': {
      ask: `백로그를 ${LONG_LINE} 이상으로 하고도 클라이언트 ${LEFT_OUTSIDE}개 이상이 밖에 남게 해 보세요.`,
      missing: line,
      done: line,
    },
  },
};

/** What this run shows of how the system counts its places. */
function rule({ calls, params }: TcpFacts): string {
  const more = (calls.connectedUnaccepted ?? 0) - params.backlog;
  if (calls.connectedUnaccepted === undefined || calls.connectedUnaccepted === params.clients) return '';
  return more === 1
    ? '이 운영체제는 백로그보다 하나 더 받아 줘요. '
    : `백로그보다 ${count(Math.abs(more))}개 ${more < 0 ? '적어요' : '많아요'}. `;
}

/** Those for whom the line had no place. */
function waited({ calls, params }: TcpFacts): string {
  return (calls.connectedUnaccepted ?? 0) < params.clients
    ? '나머지에게는 자리가 없어서 연결이 더 오래 걸렸어요. '
    : '모두에게 자리가 있었어요. ';
}

/** Whether the client got in, or what it was told. */
function reached(f: TcpFacts): string {
  const clients = Object.keys(f.calls.connected);
  return clients.length === 0 ? failures(f) : `${josa(clients.join(', '), '은/는')} 연결됐어요.`;
}

function accepted({ calls }: TcpFacts): string {
  return calls.accepted === 0
    ? '받아들인 클라이언트가 없어요.'
    : `첫째가 클라이언트 ${count(calls.accepted)}개를 받아들였어요.`;
}
