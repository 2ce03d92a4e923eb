/** The experiments in which nothing stands between client and server, in Korean. */
import { fragmentsOf, mostIn, ONE_FRAME_BYTES } from '../../../../../shared/labs/udp/fragments';
import { MAX_DATAGRAM_BYTES } from '../../../../../shared/net/net-data';
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { kindOf } from '../../picked';
import { errorCount, FLOOD, FRAGMENTS_WANTED } from '../tasks';
import type { enDirect } from './en-direct';
import { bufferWords, bytes, chosenOrder, clientPorts, datagrams, figure, systemCount, told } from './ko-parts';

export const koDirect: SameText<typeof enDirect> = {
  'two-clients': {
    intro:
      '서버 하나와 클라이언트 둘, 저마다 다른 프로세스예요. 클라이언트는 데이터그램(datagram)을 하나 보내고, 답을 기다렸다가 다음 것을 보내요. 서버는 받은 것을 보낸 쪽 포트로 그대로 돌려보내요.',
    question: '클라이언트 둘과 이야기하려면 서버에 소켓이 몇 개 필요할까요?',
    options: {},
    happened: (f) =>
      `서버가 연 소켓은 ${figure(f.serverSockets)}개예요. 서버가 본 클라이언트: ${clientPorts(f) || '없음'}. 받은 것은 ${datagrams(f.received)}예요.`,
    right: () =>
      '하나면 돼요. 아무도 연결하지 않으니 클라이언트마다 지니고 있을 것도 없어요. 데이터그램마다 보낸 쪽 주소가 따라오거든요.',
    feedback: {
      'server-needs-a-socket-per-client': (f) =>
        `TCP가 그래요. TCP는 클라이언트마다 연결이 생기고, 연결마다 소켓이 하나씩 있어요. 여기서는 소켓 ${figure(f.serverSockets)}개로 둘 다 만났어요(${clientPorts(f)}). 어느 포트에서 왔는지 데이터그램마다 적혀 있으니, 서버는 누구에게 답할지 알아요.`,
    },
    otherwise: (f) =>
      `소켓이 없으면 서버에 닿을 길이 없어요. 서버가 연 소켓은 ${figure(f.serverSockets)}개이고, 두 클라이언트 모두 포트 ${String(f.serverPort ?? '')}번으로 보냈어요.`,
    unsettled: '이번 실행에서는 서버가 두 클라이언트를 다 만나지 못했어요. 다시 실행해서 끝까지 두세요.',
    explanation: (f) =>
      `UDP 소켓은 번호가 붙은 우편함과 같아요. 서버의 번호는 ${String(f.serverPort ?? '?')}번이에요. 클라이언트의 번호는 운영체제가 골랐고, ${clientPorts(f) ? `서버에는 ${josa(clientPorts(f), '으로/로')} 보였어요` : '서버는 아무도 보지 못했어요'}. 첫 데이터그램 앞에 인사도 없고 마지막 뒤에 작별도 없어요. 그래서 서버는 클라이언트가 떠났는지 알 수 없고, 이 서버도 실험실이 끝냈어요.` +
      chosenOrder(f),
    modelAnswer:
      '하나예요. 모든 클라이언트의 데이터그램이 같은 포트로 오고, 저마다 보낸 쪽 주소를 지니고 있어요. 답하는 데는 그것으로 충분해요.',
    tasks: {
      'learns-the-port': {
        ask: '서버가 client-2의 포트를 처음 알게 된 이벤트를 골라 보세요.',
        missing: (_f, picked) =>
          `${kindOf.ko(picked)}미리 알려 주는 사람은 없어요. 서버의 줄에서 client-2가 보낸 첫 데이터그램을 찾아보세요.`,
        done: (f) =>
          `맞아요. 이 데이터그램이 오기 전까지 서버는 포트 ${String(f.clients['client-2'] ?? '')}번이 있는 줄도 몰랐어요.`,
      },
      'fixed-port': {
        ask: '서버의 포트를 직접 정하고, 두 클라이언트가 그리로 찾아오게 해 보세요.',
        missing: (f) =>
          f.params.port === 0
            ? '포트 0은 운영체제에 맡긴다는 뜻이에요. 1023보다 큰 수를 골라 보세요.'
            : '두 클라이언트가 모두 서버에 닿아야 해요. 실행을 더 두세요.',
        done: (f) =>
          `서버는 ${String(f.serverPort ?? '')}번에 있었어요. 서버의 포트는 남들이 알아야 하지만, 클라이언트의 포트는 서버가 알게 되니 아무래도 괜찮아요.`,
      },
      'from-outside': {
        ask: '여러분의 프로그램이 답을 받게 해 보세요. ‘밖에서 보기’ 탭에서 ‘다음 실행의 서버를 켜 두기’를 고르고 실행한 다음, 거기 있는 명령을 써 보세요.',
        missing: () =>
          '이번 실행에서는 밖에서 온 프로그램에 답한 일이 없어요. 탭에 이번 실행의 포트가 적힌 명령이 있어요.',
        done: (f) =>
          `실험실이 모르는 프로그램에 ${josa(datagrams(f.outsideAnswered), '이/가')} 돌아갔어요. 서버에게는 여느 클라이언트와 다를 게 없어요.`,
      },
    },
  },
  largest: {
    intro:
      '클라이언트가 가장 큰 데이터그램을 직접 찾아봐요. 하나 보내서 그대로 돌아오면 더 큰 것을, 아니면 더 작은 것을 보내 봐요. 네트워크는 이 컴퓨터의 루프백(loopback) 인터페이스예요.',
    question: '한 번에 보낼 수 있는 가장 큰 페이로드(payload)는 얼마일까요?',
    options: {
      frame: `${figure(ONE_FRAME_BYTES)}바이트까지: 이더넷 프레임 하나에 들어가는 만큼`,
      between: '그보다는 크지만 64 KiB에는 한참 못 미친다',
      limit: `거의 64 KiB: ${figure(MAX_DATAGRAM_BYTES)}바이트`,
      none: '얼마든지: 크면 나누었다가 다시 합친다',
    },
    happened: (f) =>
      `${bytes(f.largestBytes)}까지 지나갔어요.` +
      (f.refusedBytes === undefined
        ? ''
        : ` ${bytes(f.refusedBytes)}부터는 운영체제가 ${josa(f.errorCode ?? '', '으로/로')} 거절했어요.`),
    right: (f) =>
      `${bytes(f.largestBytes)}는 온전히 도착했고, 한 바이트만 더해도 운영체제는 ${f.errorCode ?? '안 된다'}라고 해요.`,
    feedback: {
      'datagram-has-no-size-limit': (f) =>
        `스트림에는 한도가 없지만 데이터그램에는 있어요. 길이를 적는 칸이 16비트뿐이거든요. ${bytes(f.refusedBytes ?? 0)}가 되자 운영체제가 아예 받아 주지 않았어요(${f.errorCode ?? ''}). 나누지도, 보내지도 않았어요.`,
      'datagram-must-fit-a-frame': (f) =>
        `${bytes(f.largestBytes)}가 통째로 지나갔어요. 이더넷이라면 인터넷 계층이 ${figure(fragmentsOf(f.largestBytes))}조각으로 나누었다가 건너편에서 합쳐요. 조각 하나를 잃지 않는 한 프로그램은 눈치채지 못해요.`,
    },
    otherwise: (f) =>
      `지나간 것 가운데 가장 큰 것은 ${bytes(f.largestBytes)}예요. 프로토콜이 허락하는 것보다 낮은 한도를 두는 운영체제도 있어요(macOS는 바꾸지 않으면 9,216바이트).`,
    unsettled: '찾기가 아직 끝나지 않았어요. 다시 실행해서 끝까지 두세요.',
    explanation: (f) =>
      `IPv4 패킷의 헤더는 전체 길이를 16비트에 적어요. 많아야 65,535바이트예요. 거기서 IP 헤더 20바이트와 UDP 헤더 8바이트를 빼면 페이로드 몫은 ${figure(MAX_DATAGRAM_BYTES)}바이트예요. 여기서는 ${bytes(f.largestBytes)}까지 지나갔어요.` +
      (f.errorCode === undefined ? '' : ` ‘너무 크다’의 이름은 ${f.errorCode}예요.`) +
      ` 재지 않고 계산한 값을 덧붙이면, 프레임 하나가 1,500바이트를 나르는 이더넷에서는 이 데이터그램이 ${figure(fragmentsOf(f.largestBytes))}조각이 되고, 하나만 잃어도 전체를 잃어요. 그래서 인터넷의 프로그램은 대개 ${josa(bytes(ONE_FRAME_BYTES), '을/를')} 넘기지 않아요.`,
    modelAnswer:
      'IPv4에서는 65,507바이트예요. 길이를 적는 16비트로 65,535까지 쓸 수 있고 그중 28바이트가 헤더예요. 한 바이트만 넘어도 보내기 자체가 실패해요.',
    tasks: {
      'first-refusal': {
        ask: '운영체제가 데이터그램을 처음 거절한 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}클라이언트의 줄에서 오류 표시를 찾아보세요.`,
        done: (f) =>
          `맞아요. 클라이언트는 바로 알았어요. 운영체제가 받지 않았으니 보낸 것도 없어요. 이름은 ${f.errorCode ?? ''}예요.`,
      },
      'one-frame': {
        ask: '첫 시도의 크기를, 1,500바이트를 나르는 이더넷 프레임 하나에 들어가는 가장 큰 페이로드로 정해 보세요.',
        missing: (f) =>
          `페이로드가 ${bytes(f.params.sizeBytes)}면 패킷은 ${bytes(f.params.sizeBytes + 28)}예요. 20바이트는 IP 헤더, 8바이트는 UDP 헤더예요.`,
        done: () => `1,500 − 20 − 8 = ${figure(ONE_FRAME_BYTES)}. 한 바이트만 더하면 두 조각이 돼요.`,
      },
      'three-fragments': {
        ask: `첫 시도의 크기를, 딱 ${String(FRAGMENTS_WANTED)}조각이 될 가장 큰 페이로드로 정해 보세요.`,
        missing: (f) =>
          `${bytes(f.params.sizeBytes)}면 ${figure(fragmentsOf(f.params.sizeBytes))}조각이에요. 조각마다 1,480바이트가 들어가고, UDP 헤더 8바이트는 첫 조각에 있어요.`,
        done: () => `3 × 1,480 − 8 = ${figure(mostIn(FRAGMENTS_WANTED))}.`,
      },
    },
  },
  flood: {
    intro:
      '클라이언트가 1,024바이트짜리 데이터그램 2,000개를 되는대로 빨리 보내요. 서버는 하나에 1 ms씩 걸리고, 그동안은 읽지 않아요. 중계기도 케이블도 없어요. 모두 이 컴퓨터의 메모리 안에서 일어나요.',
    question: '서버는 그중 몇 개를 받을까요?',
    options: {},
    happened: (f) =>
      `클라이언트가 ${josa(datagrams(f.sent), '을/를')} 보냈고 서버는 ${figure(f.received)}개를 받았어요. ${figure(f.lost)}개를 잃었어요.${systemCount(f)}`,
    right: (f) =>
      f.lost === 0
        ? '그대로예요. 이 서버는 따라갈 수 있었거나, 모두 담을 자리가 있었어요.'
        : `그대로예요. 서버가 바쁜 동안 온 것은 ${bufferWords(f)}에서 기다렸고, 그마저 가득 찼을 때 온 것은 버려졌어요.`,
    feedback: {
      'udp-waits-for-the-receiver': (f) =>
        `그러려면 보내는 쪽에 천천히 하라고 말해 줄 누군가가 있어야 해요. UDP에는 그런 말이 없어요. 클라이언트의 보내기는 ${figure(f.sent)}번 모두 성공했는데, ${josa(datagrams(f.lost), '은/는')} ${josa(bufferWords(f), '이/가')} 가득 차서 버려졌어요.${systemCount(f)}`,
    },
    otherwise: (f) =>
      `${figure(f.sent)}개 중 ${figure(f.received)}개가 도착했어요. 서버가 제때 읽은 것과 그동안 ${bufferWords(f)}에 들어간 것까지예요. 나머지는 버려졌어요.`,
    unsettled:
      '클라이언트가 다 보내고 서버가 남은 것을 읽을 때까지, 확인 응답 없이 두세요. 그러면 예측을 맞춰 볼 수 있어요.',
    explanation: (f) =>
      `둘 사이에 있는 것은 ${bufferWords(f)}뿐이에요. 운영체제가 서버의 소켓을 위해 비워 둔 자리예요. 여러분의 바이트만 세지 않고, 데이터그램마다 간수하는 데 드는 수백 바이트도 함께 세요. ` +
      (f.lost === 0
        ? '이번 실행에서는 넘치지 않았어요.'
        : `가득 찬 동안 오는 것은 운영체제가 버리고, 누구에게도 말하지 않아요. 클라이언트의 보내기 ${figure(f.sent)}번은 모두 성공했어요. ‘보냈다’는 ‘운영체제가 받아 갔다’는 뜻일 뿐이거든요.`) +
      ' 그러니 루프백 인터페이스에서도 데이터그램을 잃어요.' +
      chosenOrder(f),
    modelAnswer:
      '보내는 동안 서버가 읽을 수 있는 만큼, 그리고 수신 버퍼에 들어가는 만큼이에요. UDP는 보내는 쪽을 늦추지 않고, 버려진 것을 알려 주는 이도 없어요.',
    tasks: {
      'never-arrived': {
        ask: '끝내 도착하지 않은 첫 데이터그램을 보낸 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.lost === 0
            ? '이번에는 모두 도착했어요. 서버를 더 느리게 하거나 더 많이 보내 보세요.'
            : `${kindOf.ko(picked)}클라이언트의 줄에서 화살표가 나가지 않는 첫 보내기를 찾아보세요. 그림보다 표에서 찾기 쉬워요.`,
        done: (f) => `맞아요, ${String(f.lostNumbers[0] ?? '')}번이에요. 클라이언트에게는 여느 보내기와 똑같아 보여요.`,
      },
      'nothing-lost': {
        ask: `하나하나에 시간이 드는 서버에 ${figure(FLOOD)}개 이상 보내고, 하나도 잃지 않아 보세요.`,
        missing: (f) =>
          `보낸 것 ${figure(f.sent)}개, 잃은 것 ${figure(f.lost)}개, 일하는 시간 ${String(f.params.workMs)} ms. 누가 누구에게 시간이나 자리를 더 줄 수 있을까요?`,
        done: (f) =>
          f.params.gapMs > 0
            ? '보내는 쪽이 사이를 두었어요. 다만 서버가 얼마나 빠른지는 짐작일 뿐이에요. 아무도 알려 주지 않았으니까요.'
            : '버퍼에 모두 들어갔어요. 짧은 홍수는 막아 주지만, 계속되는 홍수는 못 막아요.',
      },
      'large-and-few': {
        ask: '많아야 100개를 쉬지 않고 보내서, 절반 넘게 잃어 보세요.',
        missing: (f) =>
          `보낸 것 ${figure(f.sent)}개, 잃은 것 ${figure(f.lost)}개. 자리는 바이트로 세고, 서버의 시간은 하나에 몇 ms로 세요.`,
        done: (f) =>
          `${bytes(f.params.sizeBytes)}짜리 ${figure(f.sent)}개 중 ${figure(f.lost)}개를 잃었어요. 버퍼는 개수가 아니라 바이트로 가득 차요.`,
      },
    },
  },
  nobody: {
    intro:
      '두 클라이언트가 아무도 듣지 않는 포트로 보내요. client-1은 소켓을 그대로 쓰고, client-2는 먼저 소켓을 그 포트에 연결(connect)해 두었어요. 이 연결은 아무것도 보내지 않아요. 이 소켓이 누구와 이야기할지 운영체제에 일러둘 뿐이에요.',
    question: '두 클라이언트는 무엇을 알게 될까요?',
    options: {
      fails: '첫 보내기가 실패한다',
      later: '보낸 뒤에 듣는다',
      nothing: '아무것도 모른다',
    },
    happened: (f) => `${told(f, 'client-1')}. ${told(f, 'client-2')}.`,
    right: (f) => `${told(f, 'client-1')}. ${told(f, 'client-2')}. 네트워크가 한 일은 둘 다 같아요.`,
    feedback: {
      'udp-loss-is-reported': (f) =>
        `운영체제가 기별을 보내기는 해요. ‘그 포트에는 아무도 없다’는 ICMP 메시지가 이 컴퓨터로 돌아와요. 하지만 client-1의 소켓은 누구와도 이야기하니, 운영체제는 어느 보내기를 두고 한 말인지 전하지 않아요. ${figure(f.sentBy['client-1'] ?? 0)}번 보내는 동안 ${told(f, 'client-1')}.`,
      'connecting-udp-asks-the-server': (f) =>
        `데이터그램 소켓을 연결해도 아무에게도 묻지 않고 아무것도 보내지 않아요. 그러니 실패할 일이 없고, 첫 보내기도 운영체제가 받아 갔으니 성공이에요. 기별은 그다음에 돌아왔어요. ${told(f, 'client-2')}.`,
    },
    otherwise: (f) =>
      `${told(f, 'client-1')}. ${told(f, 'client-2')}. 무엇을 프로그램에 전할지는 운영체제가 정해요. 이 컴퓨터는 이렇게 해요.`,
    unsettled: '두 클라이언트가 끝날 때까지 두면 예측을 맞춰 볼 수 있어요.',
    explanation: (f) =>
      `보낸다는 것은 운영체제에 건넨다는 뜻이고, 운영체제는 그때마다 받아 갔어요. 그 포트의 주인이 없으니 운영체제는 ICMP 메시지로 답해요. 연결해 둔 소켓은 상대가 하나뿐이라 그 말을 오류로 전해 줄 수 있어요${f.told['client-2'] === undefined || f.told['client-2'] === 'nothing' ? '' : `(${f.told['client-2']})`}. 프로그램이 그 소켓으로 다음 일을 할 때 전해요. 연결하지 않은 소켓에는 대개 아무것도 전해 주지 않아요.` +
      (errorCount(f) === 0 ? ' 이번 실행에서는 아무도 듣지 못했어요. 모든 운영체제가 전해 주지는 않아요.' : '') +
      ' 인터넷에서는 이 기별마저 잃거나 방화벽에 막히기도 해요. 어느 쪽이든 침묵은 답이 아니에요.',
    modelAnswer:
      '둘 다 보내기는 성공해요. 연결해 둔 소켓만, 그것도 나중에 들을 수 있고, 그 오류는 앞서 보낸 것의 오류예요. 다른 쪽은 아무도 보내지 않을 답을 기다려요.',
    tasks: {
      'the-refusal': {
        ask: 'client-2가 소식을 들은 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}client-2의 줄에서 보내기 뒤에 있는 오류 표시를 찾아보세요.`,
        done: (f) => `맞아요, ${f.told['client-2'] ?? ''}예요. 클라이언트가 이미 답을 기다리던 중에 왔어요.`,
      },
      'told-five-times': {
        ask: 'client-2가 다섯 번 이상 듣게 해 보세요.',
        missing: (f) => `${String(f.errorRows['client-2']?.length ?? 0)}번 들었어요. 한 번 보낼 때마다 한 번씩 들어요.`,
        done: (f) =>
          `${String(f.sentBy['client-2'] ?? 0)}번 보내고 ${String(f.errorRows['client-2']?.length ?? 0)}번 들었어요. 첫 번째에 그만둘 수도 있었어요.`,
      },
      'refused-first': {
        ask: '순서를 직접 정해 보세요. client-1이 아무것도 보내기 전에 client-2가 거절당하게요.',
        missing: () => '‘한 걸음씩 시작’을 누르고, client-2의 줄에 오류가 나타날 때까지 client-2만 보내 주세요.',
        done: () => '순서는 여러분이 정했지만, 저마다 듣는 말은 달라지지 않았어요.',
      },
    },
  },
};
