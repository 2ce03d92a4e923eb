/** The words of the experiments about connections and about the stream in them. */
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { listed } from '../../figures';
import { kindOf } from '../../picked';
import { madeOutBy } from '../message-facts';
import { ALL_TRIALS, MANY_CLIENTS, SOME_MESSAGES, SOME_WRITES } from '../tasks';
import type { en } from './en';
import {
  accepted,
  allMadeOut,
  chosenOrder,
  count,
  counterexample,
  madeOut,
  pieces,
  piecesInShort,
  trials,
  whoWasRight,
} from './ko-parts';

type Words = SameText<typeof en>['experiments'];

export const connection: Words['connection'] = {
  intro:
    '서버가 포트 하나에서 기다려요. 클라이언트는 저마다 따로 도는 프로세스예요. 연결하고, 몇 줄을 보내고, 되돌려 받고, 닫아요. 그림 아래에는 운영체제가 이 소켓들을 어떻게 알고 있는지, 연결이 지금 어느 단계인지 나와요.',
  question: '모든 클라이언트와 이야기하는 동안, 서버 쪽에서 쓰는 포트는 모두 몇 개일까요?',
  options: {},
  happened: accepted,
  right: () => '연결은 양쪽 끝을 함께 봐야 구별돼요. 그래서 서버 쪽 포트는 하나로 충분해요.',
  feedback: {
    'port-identifies-connection': () =>
      `클라이언트가 늘어도 서버에 새 포트는 필요 없어요. 두 연결을 구별하는 것은 쌍이에요. 클라이언트의 주소와 포트, 서버의 주소와 포트를 함께 보는 거예요.`,
  },
  otherwise: () => '서버는 포트 하나에서 듣고, 모든 연결의 서버 쪽 끝이 그 포트예요.',
  unsettled: '서버가 연결을 두 개 이상 받아들이면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `accept는 연결마다 소켓을 하나씩 서버에 줘요. 운영체제는 들어오는 것을 양쪽 주소와 양쪽 포트, 이 네 가지로 나누어 보내고요. 연결이 있는 동안 서버는 클라이언트의 포트를 계속 알고 있어요${f.calls.mostOpen > 1 ? `(많을 때 한꺼번에 ${count(f.calls.mostOpen)}개)` : ''}. UDP였다면 데이터그램이 올 때마다 보낸 쪽 포트를 볼 뿐, 그 사이에는 아무 관계도 없어요.${chosenOrder(f)}`,
  modelAnswer:
    '하나예요. 어느 연결이든 서버 쪽 끝은 서버가 듣는 그 포트이고, 클라이언트의 주소와 포트가 서로 달라요. 연결은 양쪽 끝의 쌍이에요.',
  tasks: {
    'server-learns': {
      ask: '서버가 두 번째 연결을 건네받은 이벤트를 골라 보세요.',
      missing: (f, picked) =>
        f.calls.accepted < 2
          ? '이번 실행에서 서버가 받아들인 연결은 두 개가 안 돼요.'
          : `${kindOf.ko(picked)}서버의 줄에서, 연결(connect)에 응하는 이벤트를 찾아보세요.`,
      done: () => '맞아요. 여기서부터 닫힐 때까지 서버는 이 클라이언트의 주소와 포트를 알고 있어요.',
    },
    'five-at-once': {
      ask: `서버가 연결을 한꺼번에 ${MANY_CLIENTS}개 이상 가지고 있게 해 보세요.`,
      missing: (f) => `한꺼번에 가진 것은 많을 때 ${count(f.calls.mostOpen)}개였어요.`,
      done: (f) =>
        `한꺼번에 ${count(f.calls.mostOpen)}개, 모두 포트 ${f.calls.serverPorts.join(', ')}에서예요. 포트의 쌍은 모두 달라요.`,
    },
    'from-outside': {
      ask: '직접 클라이언트가 돼 보세요. 서버를 켜 두고 터미널에서 nc나 Python으로 연결해요. 명령은 ‘밖에서 보기’ 탭에 있어요.',
      missing: () => '이번 실행에는 밖에서 온 연결이 없어요.',
      done: (f) => `${accepted(f)} 그중 하나가 여러분이에요.`,
    },
  },
};

export const stream: Words['stream'] = {
  intro:
    '클라이언트가 쉬지 않고 여러 번 써요. 서버는 주어지는 대로 읽고, 몇 번 주어졌는지 세요. 그 한 번이 ‘data’ 이벤트 하나예요. 모든 바이트가 순서대로 왔는지는 체크섬으로 확인해요.',
  question: '쓰기 횟수와 견주어, 읽는 쪽의 data 이벤트는 몇 번일까요?',
  options: {
    same: '같아요. 쓰기 한 번에 하나씩이니까요',
    fewer: '더 적어요. 여러 번 쓴 것이 함께 와요',
    more: '더 많아요. 한 번 쓴 것이 나뉘어 와요',
  },
  happened: pieces,
  right: () => '쓰기와 읽기를 따로 생각했네요. 한 번에 썼다고 한 번에 읽는 것은 아니에요.',
  feedback: {
    'one-send-is-one-receive': () =>
      `TCP가 나르는 것은 바이트이지 ‘쓰기’가 아니에요. 쓰기 하나가 어디서 끝나고 다음이 어디서 시작하는지는 네트워크로 전해지지 않아요.`,
    'it-worked-so-it-is-right': () =>
      `이번에는 두 수가 같았어요. 하지만 그렇게 된다는 약속은 없어요. 그때그때 양쪽이 얼마나 빨랐느냐에 달렸으니, 프로그램이 여기에 기대면 안 돼요.`,
  },
  otherwise: () =>
    '바이트는 빠짐없이 순서대로 와요. 몇 조각으로 오는지는 읽는 쪽이 언제 들여다보고 한 번에 얼마나 가져가느냐에 달렸어요.',
  unsettled: '두 번 이상 쓴 것을 읽는 쪽이 모두 읽으면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `쓴 것은 운영체제의 버퍼에 놓이고, 읽는 쪽은 들여다본 그때 거기 있는 만큼 받아요. 그래서 작은 쓰기들은 합쳐지고, 한 번에 읽는 것보다 큰 쓰기는 나뉘어요. ${f.params.noDelay ? '이번에는 네이글 알고리즘을 꺼서 작은 세그먼트가 서로를 기다리지 않았어요. 그래도 읽는 쪽이 볼 때는 여러 개가 한꺼번에 와 있을 수 있어요.' : '이번에는 네이글 알고리즘이 켜져 있어서, 확인 못 받은 것이 있는 동안 작은 쓰기를 모아 세그먼트 하나로 보내요(RFC 896). 다만 한 컴퓨터 안에서는 거의 차이가 없어요.'}${f.stream.isSame === true ? ' 체크섬이 같으니 모든 바이트가 순서대로 온 거예요.' : ''}${chosenOrder(f)}`,
  modelAnswer:
    '미리 알 수 없어요. TCP는 바이트의 흐름이라서 여러 쓰기가 합쳐지기도 하고 하나가 나뉘기도 해요. 지켜지는 것은 바이트와 그 순서뿐이에요.',
  tasks: {
    'several-in-one': {
      ask: '쓰기 여러 번의 끝이 함께 들어 있는 data 이벤트를 골라 보세요.',
      missing: (f, picked) =>
        f.stream.merged === 0
          ? '이번 실행에는 쓰기 여러 번의 끝이 함께 든 조각이 없어요.'
          : `${kindOf.ko(picked)}서버의 받기 가운데 쓰기 한 번보다 큰 것을 찾아보세요.`,
      done: () => '맞아요. 읽는 쪽은 쓰기 하나가 어디서 끝났는지 알 수 없었어요.',
    },
    'more-than-writes': {
      ask: 'data 이벤트가 쓰기보다 많은 실행을 만들어 보세요.',
      missing: (f) => `${piecesInShort(f)} 얼마나 크게 써야 한 번에 다 읽지 못할까요?`,
      done: (f) => `${piecesInShort(f)} 어떻게 썼든, 한 번에 읽는 양에는 한도가 있어요.`,
    },
    'one-each': {
      ask: `${SOME_WRITES}번 이상 쓰고, 쓰기마다 data 이벤트가 하나씩 오게 해 보세요.`,
      missing: (f) => `${piecesInShort(f)} 두 번 쓰는 사이에 읽는 쪽이 들여다볼 시간이 있다면 어떨까요?`,
      done: () => '하나에 하나씩이에요. 쓰기 사이에 시간이 있어서 그렇게 된 것이지, TCP가 약속한 것은 아니에요.',
    },
  },
};

export const framing: Words['framing'] = {
  intro:
    '메시지 몇 개를 ‘설정’의 프레이밍대로 스트림 하나에 실어 보내요. 스트림은 표시한 곳에서 진짜로 잘려요. 한 조각이 도착해야 다음 조각을 보내요. 수신자 셋이 같은 조각을 받아요. 첫째는 조각 하나를 메시지 하나로 보고, 둘째는 줄바꿈을 찾고, 셋째는 길이를 읽고 그만큼 읽어요. 바이트 띠에서 자를 곳을 옮겨 보세요.',
  question: '이 프레이밍을 아는 수신자는 어떤 메시지들을 얻을까요? 차례대로 써 보세요.',
  options: {},
  happened: (f) => madeOut(f.framing, f.params.framing),
  right: (f) =>
    f.params.framing === 'none'
      ? '이 수신자는 보낸 쪽의 뜻과 상관없이 조각을 그대로 받아요.'
      : '이 수신자는 메시지가 온전해질 때까지 조각을 이어 붙여요.',
  feedback: {
    'one-send-is-one-receive': (f) =>
      `보낸 것은 ${josa(listed(f.framing.messages) || '없음', '이에요/예요')}. 조각은 메시지가 아니에요. 어디서 잘릴지는 네트워크에 달렸어요.`,
    'a-cut-breaks-a-message': () =>
      `잘렸어도 달라진 것이 없어요. 메시지를 어떻게 구분하는지 아는 수신자는, 덜 온 것을 두었다가 나머지를 기다려요.`,
  },
  otherwise: (f) =>
    `보낸 것은 ${josa(listed(f.framing.messages) || '없음', '이에요/예요')}. 무엇이 나올지는 자른 곳과, 이 수신자가 무엇을 보고 나누는지에 달렸어요.`,
  unsettled: '스트림이 끝까지 도착하면 예측을 확인할 수 있어요.',
  explanation: (f) =>
    `${allMadeOut(f)} ${whoWasRight(f)} TCP는 바이트를 순서대로 전할 뿐이라, 메시지가 어디에서 끝나는지는 두 프로그램이 따로 약속해야 해요. 구분자는 읽기 쉽지만 메시지 안에 나오면 안 돼요. 길이를 앞에 쓰면 메시지에 무엇이든 담을 수 있어요. 다만 길이 자체도 둘로 잘릴 수 있어요.${chosenOrder(f)}`,
  modelAnswer:
    '프레이밍이 없으면 잘린 대로 조각을 얻어요. 구분자나 길이가 있고 덜 온 것을 담아 둘 버퍼가 있으면, 어디에서 잘리든 메시지를 그대로 찾아내요.',
  tasks: {
    'no-message': {
      ask: '프레이밍이 없는 수신자가 메시지가 아닌 것을 메시지로 본 이벤트를 골라 보세요.',
      missing: (f, picked) =>
        madeOutBy(f.framing, 'none').every((text) => f.framing.messages.includes(text))
          ? '이번 실행에서는 진짜 메시지만 메시지로 봤어요. 다른 곳에서 잘라 보세요.'
          : `${kindOf.ko(picked)}서버의 줄에서 프레이밍이 없는 수신자의 메모를 찾아보세요.`,
      done: () => '맞아요. 이 수신자로서는 더 알 길이 없었어요.',
    },
    'lucky-cuts': {
      ask: `프레이밍 없이 메시지를 ${SOME_MESSAGES}개 이상 보내되, 프레이밍이 없는 수신자도 맞히도록 자를 곳을 정해 보세요.`,
      missing: (f) =>
        `${madeOut(f.framing, 'none')} 보낸 것은 ${josa(listed(f.framing.messages) || '없음', '이에요/예요')}.`,
      done: () =>
        '운 좋게 맞았어요. 메시지가 끝나는 곳에서 잘렸으니까요. 내 컴퓨터에서만 돌려 보면 이런 일이 흔해서, 잘못을 늦게 발견해요.',
    },
    'cut-the-length': {
      ask: '길이를 앞에 쓰는 프레이밍에서, 길이 한가운데를 잘라 보세요. 그래도 모두 받을까요?',
      missing: (f) =>
        f.framing.cutsLength
          ? madeOut(f.framing, 'length')
          : '길이 안에 자른 곳이 없어요. 길이는 메시지 앞의 네 바이트예요.',
      done: (f) => `${madeOut(f.framing, 'length')} 길이의 나머지 바이트가 올 때까지 기다린 거예요.`,
    },
    'byte-by-byte': {
      ask: `메시지 ${SOME_MESSAGES}개 이상을 한 바이트씩 보내고도 모두 그대로 받게 해 보세요.`,
      missing: (f) =>
        `스트림은 ${count(f.framing.streamBytes)}바이트인데 ${count(f.params.cuts.length)}번 잘랐어요. ${whoWasRight(f)}`,
      done: (f) => `한 바이트짜리 조각 ${count(f.framing.streamBytes)}개예요. ${whoWasRight(f)}`,
    },
  },
};

export const onData: Words['on-data'] = {
  intro: `onData는 스트림이 한 조각 올 때마다 불리고, 메시지마다 한 번씩 deliver를 불러야 해요. 이것을 ${ALL_TRIALS}번 시험해요. 매번 다르게 자르거나 합치고, 한 바이트씩 주기도 하고, 길이 한가운데를 자르기도 해요. 틀리면 가장 작은 실패를 찾아 진짜 연결로 다시 보여 줘요. 그다음 고쳐 보세요.`,
  question: '지금의 onData는 시험 가운데 몇 번이나 틀릴까요?',
  options: { none: '한 번도 틀리지 않아요', few: '조금. 많아야 열 번에 한 번', many: '열 번에 한 번보다 자주' },
  happened: trials,
  right: (f) => `한 조각에는 메시지 하나보다 적게도, 많이도 들어 있을 수 있어요.${counterexample(f)}`,
  feedback: {
    'one-send-is-one-receive': (f) =>
      `이 onData는 조각 하나를 메시지 하나로 봐요. 하지만 조각은 메시지가 아니에요.${counterexample(f)}`,
    'rare-means-never': (f) => `조각이 마침 메시지와 함께 끝나는 쪽이 오히려 예외예요.${counterexample(f)}`,
  },
  otherwise: (f) =>
    f.onData.failed === 0
      ? '이 onData는 덜 온 것을 남겨 두고, 온전한 것을 모두 꺼내요.'
      : `얼마나 자주 틀릴지는 조각이 어떻게 나뉘느냐에 달렸어요.${counterexample(f)}`,
  unsettled: '실행할 수 있는 코드로 시험을 모두 마치면 예측을 확인할 수 있어요.',
  explanation: () =>
    `스트림을 받는 쪽에는 기억이 있어야 해요. 새 조각을 남은 것 뒤에 붙이고, 온전한 메시지를 모두 꺼내고, 나머지를 남겨 둬요. 길이도 다 안 왔을 때, 메시지가 다 안 왔을 때, 한 조각에 메시지가 여럿일 때, 이 세 경우를 살펴야 해요.`,
  modelAnswer:
    '조각을 메시지로 여기는 한, 둘의 끝이 맞지 않을 때마다 틀려요. 덜 온 것은 남겨 두고, 온전한 것은 반복해서 모두 꺼내야 해요.',
  tasks: {
    'where-it-goes-wrong': {
      ask: '다시 보여 준 실행에서 틀리는 이벤트를 골라 보세요. 예외를 던지거나, 다른 것을 내놓거나, 온전한 메시지를 받고도 내놓지 않은 곳이에요.',
      missing: (f, picked) =>
        f.onData.wrongRows.length === 0
          ? '여기서는 틀린 것이 없어요.'
          : `${kindOf.ko(picked)}서버의 줄에서, 무엇을 받았고 그다음에 어떤 메모가 있는지 보세요.`,
      done: (f) => `맞아요.${counterexample(f)}`,
    },
    'half-repaired': {
      ask: 'onData를 고쳐서, 덜 틀리지만 아직 가끔 틀리게 해 보세요.',
      missing: (f) => (f.onData.isChanged ? trials(f) : '코드가 처음 그대로예요.'),
      done: (f) => `${trials(f)}${counterexample(f)} 이런 잘못이 이렇게 세상에 나가요.`,
    },
    'passes-all': {
      ask: 'onData를 고쳐서 시험을 모두 통과하게 해 보세요.',
      missing: trials,
      done: (f) => `${trials(f)} 시험이 증명은 아니지만, 일부러 짓궂게 고른 것들이에요.`,
    },
  },
};
