import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { kindOf } from '../../picked';
import type { LayersFacts } from '../facts';
import { BYTES_A_LETTER, MIN_LETTERS, WANTED_PACKETS } from '../tasks';
import type { en } from './en';
import { notes } from './ko-notes';

/** `4,029`, as everywhere in the app. */
const count = (n: number): string => n.toLocaleString('ko');
const hex = (sum: number | undefined): string => (sum === undefined ? '?' : `0x${sum.toString(16).padStart(4, '0')}`);
const obtained = ({ captured }: LayersFacts): string =>
  captured
    ? '패킷은 이 컴퓨터의 루프백에서 실제로 캡처한 거예요.'
    : '헤더는 재구성한 거예요. 캡처할 수 없어서, 운영체제가 만들었을 헤더를 계산했어요.';
const sums = ({ checked }: LayersFacts): string =>
  `함께 온 체크섬은 ${hex(checked?.sent)}, 서버가 계산한 체크섬은 ${hex(checked?.computed)}예요.`;
const lastAnswer = ({ said }: LayersFacts): string =>
  said
    .filter(({ by }) => by === 'server')
    .at(-1)
    ?.text.trim() ?? '없음';
const madeOf = ({ received, notUnderstood }: LayersFacts): string =>
  received !== undefined
    ? ` 서버는 ${josa(`“${received.slice(0, 60)}”`, '으로/로')} 받아들였어요.`
    : notUnderstood
      ? ' 하지만 도착한 바이트는 더 이상 메시지가 아니어서 쓸 수 없었어요.'
      : '';

/** The rules' names are English, as the server says them. */
const RULES: Readonly<Record<string, string>> = {
  HELLO_FIRST: 'HELLO가 먼저',
  LENGTH_BEFORE_MESSAGE: '메시지 앞에 길이',
  BYE_AT_THE_END: '마지막에 BYE',
  NOTHING_AFTER_BYE: 'BYE 뒤에는 말하지 않기',
};
const ruleWords = (rule = ''): string => (Object.hasOwn(RULES, rule) ? `${rule}(${RULES[rule] ?? ''})` : rule);

export const ko: SameText<typeof en> = {
  idea: '메시지 하나가 다른 프로그램에 닿기까지 어떤 모습이 되는지 봐요. 객체, 텍스트, 바이트, 그리고 겹겹의 봉투예요.',
  terms: [
    {
      term: '프로토콜(protocol)',
      meaning: '양쪽이 지키는 규칙이에요. 어떻게 시작하고, 어떤 순서로 말하고, 어떻게 끝내는지 정해요.',
    },
    {
      term: '계층(layer)',
      meaning: '한 가지 일을 맡은 프로토콜의 무리예요. 아래 계층을 쓰고, 위 계층은 몰라요.',
    },
    {
      term: '헤더(header)',
      meaning: '계층이 건네받은 바이트 앞에 적는 것이에요. 포트나 주소 같은 게 적힌 봉투인 셈이에요.',
    },
    { term: '캡슐화(encapsulation)', meaning: '계층마다 위에서 받은 것을 자기 봉투에 넣는 일이에요.' },
    {
      term: 'UTF-8',
      meaning: '글자를 바이트로 적는 방법이에요. 알파벳은 한 바이트, 한글 한 글자는 세 바이트예요.',
    },
    { term: 'MTU', meaning: '링크가 나를 수 있는 가장 큰 패킷이에요. 이더넷은 1,500바이트예요.' },
    {
      term: '체크섬(checksum)',
      meaning: '바이트로 계산한 수예요. 받는 쪽이 바이트가 바뀌었는지 확인할 때 써요.',
    },
    { term: '캡처(capture)', meaning: '지나가는 패킷을 기록하는 일이에요. 권한이 있어야 할 수 있어요.' },
  ],
  parameters: {
    from: { label: '보내는 사람', hint: '메시지에 적을 이름이에요.' },
    message: { label: '메시지', hint: '어떤 글이든 좋아요. 한글이나 따옴표도 넣어 보세요.' },
    transport: {
      label: '전송 방법',
      hint: '메시지를 무엇으로 나를지 정해요.',
      values: { tcp: 'TCP: 바이트의 흐름', udp: 'UDP: 데이터그램' },
    },
    mtuBytes: { label: '링크의 MTU', hint: '계산에만 써요. 이 컴퓨터의 루프백은 그대로예요.' },
    turn: {
      label: '케이블이 바꾸는 것',
      hint: '메시지가 가는 도중에 무엇이 바뀌는지 정해요.',
      values: {
        nothing: '아무것도 안 바꿔요',
        'one-bit': '비트 하나',
        'two-that-cancel': '서로 상쇄되는 비트 둘',
        'swap-words': '두 워드의 자리',
      },
    },
    breaks: {
      label: '클라이언트가 어기는 규칙',
      hint: '작은 프로토콜의 규칙 가운데 무엇을 어길지 정해요.',
      values: {
        nothing: '어기지 않아요',
        'no-hello': 'HELLO라고 하지 않아요',
        'no-length': '길이를 말하지 않아요',
        'talks-after-bye': 'BYE 뒤에 더 말해요',
        'never-says-bye': 'BYE라고 하지 않아요',
      },
    },
  },
  notes,
  experiments: {
    lenses: {
      intro:
        '클라이언트에 보내는 사람과 글이 담긴 객체가 있어요. 이것을 JSON으로 적고, UTF-8 바이트로 바꿔서 운영체제에 건네면, 운영체제가 헤더를 붙여요. 글자를 하나 가리키면 모든 모습에서 함께 빛나요.',
      question: '메시지 자체(‘메시지’ 칸에 쓴 글)는 보낼 때 몇 바이트일까요?',
      options: {},
      happened: (f) => `${f.letters}글자를 ${f.letterBytes}바이트로 보냈어요.`,
      right: (f) => `${f.letters}글자, ${f.letterBytes}바이트예요. 글자 하나가 몇 바이트인지는 인코딩이 정해요.`,
      feedback: {
        'one-character-is-one-byte': (f) =>
          `그건 글자 수예요. UTF-8에서 알파벳은 한 바이트지만 한글 한 글자는 세 바이트, 이모지는 네 바이트인 것이 많아요. JSON은 기호 앞에 역슬래시를 더하기도 해요. 모두 ${f.letterBytes}바이트예요.`,
      },
      otherwise: (f) =>
        `${f.letters}글자가 ${f.letterBytes}바이트였어요. 알파벳과 숫자, 빈칸은 한 바이트, 한글은 세 바이트이고, JSON이 역슬래시를 붙이면 한 바이트가 더 들어요.`,
      unsettled: '실행이 끝까지 가면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) =>
        `객체는 클라이언트를 떠난 적이 없어요. 떠난 것은 ${count(f.handedOverBytes)}바이트예요. ${f.params.transport === 'tcp' ? '스트림에는 메시지의 끝이 없어서, 길이를 적은 네 바이트가 먼저 가고 JSON이 뒤따랐어요' : '데이터그램은 그 자체로 메시지여서 JSON만 갔어요'}. 운영체제는 그 앞에 헤더 ${count(f.headerBytes)}바이트를 붙였어요. 반대편에서는 계층마다 자기 봉투를 열었고, 서버가 새 객체를 만들었어요. ${obtained(f)}`,
      modelAnswer: '오가는 것은 객체도 글자도 아닌 바이트예요. 글자 하나가 몇 바이트인지는 인코딩이 정해요.',
      tasks: {
        'handed-over': {
          ask: '클라이언트가 바이트를 운영체제에 건넨 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}클라이언트의 줄을 보세요. TCP라면 연결한 다음이에요.`,
          done: (f) => `맞아요. ${count(f.handedOverBytes)}바이트이고, 아직 헤더는 없어요.`,
        },
        'three-bytes-each': {
          ask: `${MIN_LETTERS}글자 이상이면서 한 글자에 ${BYTES_A_LETTER}바이트 이상 드는 메시지를 보내 보세요.`,
          missing: (f) => `이번에는 ${f.letters}글자에 ${f.letterBytes}바이트였어요.`,
          done: (f) => `${f.letters}글자, ${f.letterBytes}바이트예요.`,
        },
        'as-a-datagram': {
          ask: '메시지를 UDP로 보내고, 그 앞에 붙는 바이트를 TCP 때와 견주어 보세요.',
          missing: (f) => `이번 실행은 ${f.params.transport.toUpperCase()}였어요.`,
          done: () =>
            '데이터그램은 끝이 어디인지 알아서 메시지 앞에 길이를 붙이지 않았어요. 헤더도 20바이트 이상이 아니라 8바이트예요.',
        },
      },
    },
    headers: {
      intro:
        '이번에는 긴 메시지예요. 패킷마다 헤더가 붙고, 링크는 정해진 크기(MTU)까지만 패킷을 날라요. 컴퓨터 안의 루프백(loopback)도 링크지만, 선이 없는 링크예요.',
      question:
        '이더넷은 패킷 하나에 1,500바이트까지예요. 여기, 이 컴퓨터에서는 패킷 몇 개가 이 메시지를 서버에 나를까요?',
      options: {},
      happened: (f) => `패킷 ${f.carrierCount}개가 ${count(f.handedOverBytes)}바이트를 날랐어요.`,
      right: (f) => `${f.carrierCount}개예요. 이더넷의 한도는 루프백에는 없어요.`,
      feedback: {
        'localhost-is-the-network': (f) =>
          `${count(f.params.mtuBytes)}바이트까지 되는 링크라면 ${f.overLink.packets}개였을 거예요. 하지만 이 컴퓨터를 벗어난 것은 없어요. 루프백은 훨씬 큰 패킷도 나르니 ${f.carrierCount}개였어요. 여기서 잘된다고 네트워크에서도 똑같지는 않아요.`,
      },
      otherwise: (f) =>
        `${f.carrierCount}개였어요. 루프백은 수만 바이트짜리 패킷도 나르니, 웬만한 메시지는 하나에 다 들어가요.`,
      unsettled: '실행이 끝까지 가면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) =>
        `${count(f.handedOverBytes)}바이트가 패킷 ${f.carrierCount}개에 담겨 갔고, 헤더는 ${count(f.headerBytes)}바이트였어요. MTU가 ${count(f.params.mtuBytes)}인 링크라면 패킷 ${f.overLink.packets}개에 헤더 ${count(f.overLink.headerBytes)}바이트예요. 이건 잰 것이 아니라 계산한 거예요. ${obtained(f)}`,
      modelAnswer: '루프백은 이더넷보다 훨씬 큰 패킷을 나르기 때문에 여기서는 하나로 충분해요.',
      tasks: {
        'was-given': {
          ask: '서버가 메시지의 바이트를 건네받은 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}서버의 줄을 보세요.`,
          done: () => '맞아요. 서버는 봉투 속 내용만 받았고, 헤더는 운영체제가 떼어 냈어요.',
        },
        'mostly-envelope': {
          ask: '내용보다 헤더가 더 무거운 메시지를 보내 보세요.',
          missing: (f) => `내용 ${count(f.handedOverBytes)}바이트에 헤더 ${count(f.headerBytes)}바이트였어요.`,
          done: (f) => `내용 ${count(f.handedOverBytes)}바이트에 헤더 ${count(f.headerBytes)}바이트예요.`,
        },
        'five-over-ethernet': {
          ask: `이더넷(MTU 1,500)이라면 패킷이 꼭 ${WANTED_PACKETS}개 필요한 메시지를 보내 보세요.`,
          missing: (f) => `MTU가 ${count(f.params.mtuBytes)}이면 이 메시지는 패킷 ${f.overLink.packets}개예요.`,
          done: (f) =>
            `${count(f.handedOverBytes)}바이트는 ${count(f.overLink.bytesEach)}바이트까지 담는 패킷 ${f.overLink.packets}개가 돼요.`,
        },
      },
    },
    checksum: {
      intro:
        '클라이언트는 인터넷 프로토콜처럼 바이트를 더해서 그 합을 메시지 앞에 붙여요. 도중에 나쁜 케이블(따로 도는 프로세스예요)이 무언가를 바꾸고, 서버는 다시 더해 봐요. 메시지는 UDP로 보내요.',
      question: '서버는 합을 보고 무언가 바뀐 것을 알아챌까요?',
      options: { noticed: '알아채요', 'not-noticed': '알아채지 못해요' },
      happened: (f) =>
        `${sums(f)}${f.checked?.noticed ? ' 서버가 알아챘어요.' : ' 서버는 아무것도 알아채지 못했어요.'}`,
      right: (f) =>
        f.checked?.noticed
          ? '합이 달라지면 드러나요. 비트 하나가 뒤집히면 반드시 달라지고요.'
          : '합이 그대로인 변화는 합으로 알아낼 수 없어요.',
      feedback: {
        'a-checksum-notices-everything': (f) =>
          `${sums(f)} 메시지가 바뀌었는데도 값이 같아요. ${f.params.turn === 'swap-words' ? '더하는 순서를 바꿔도 합은 그대로니까요' : '한 비트가 뺀 만큼 다른 비트가 더했으니까요'}. 체크섬은 사고를 웬만하면 알아채게 해 줄 뿐이에요.${madeOf(f)}`,
      },
      otherwise: (f) =>
        `${sums(f)} ${f.checked?.noticed ? '비트 하나가 뒤집히면 합은 반드시 달라져요.' : '합이 그대로였어요.'}`,
      unsettled: '데이터그램이 서버에 닿으면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) =>
        `${sums(f)}${madeOf(f)} 케이블은 프로그램이라서, 운영체제는 바뀐 바이트에 맞는 UDP 체크섬을 새로 붙여 줬어요. 바뀐 것을 알아챌 수 있는 건 양 끝이 직접 계산한 값뿐이에요.`,
      modelAnswer: '인터넷 체크섬은 비트 하나가 바뀌면 늘 알아채지만, 합이 그대로인 변화는 알아채지 못해요.',
      tasks: {
        'where-compared': {
          ask: '서버가 두 합을 견준 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}서버의 줄에서, 데이터그램을 받은 뒤의 메모를 찾아보세요.`,
          done: (f) => sums(f),
        },
        'not-noticed': {
          ask: '체크섬이 알아채지 못하게 무언가를 바꿔 보세요.',
          missing: (f) => sums(f),
          done: (f) => `${sums(f)} 메시지는 달라졌는데 값은 같아요.`,
        },
        'wrong-and-taken': {
          ask: '서버가 틀린 글을 맞는 줄 알고 받아들이게 해 보세요.',
          missing: (f) =>
            f.notUnderstood
              ? '체크섬은 알아채지 못했지만 바이트가 JSON이나 UTF-8이 아니게 됐어요. 알파벳으로만 쓴 글은 두 워드가 자리를 바꿔도 읽을 수 있어요.'
              : '서버가 버렸거나, 보낸 그대로 받았어요.',
          done: (f) => `보낸 글: “${f.params.message.slice(0, 60)}”.${madeOf(f)}`,
        },
      },
    },
    rules: {
      intro:
        '프로토콜은 규칙이에요. 이 프로토콜의 규칙은 이래요. 먼저 HELLO와 이름, 그다음 LENGTH와 그만큼의 바이트를 몇 번이든, 마지막에 BYE. 서버는 규칙을 엄격하게 지키고, 클라이언트는 하나를 어겨요.',
      question: '서버는 클라이언트의 말에 어떻게 할까요?',
      options: {
        'goes-on': '무슨 뜻인지 알아듣고 계속해요',
        'names-the-rule': '오류라고 답하고 대화를 끝내요',
        silent: '아무 답도 하지 않아요',
      },
      happened: (f) =>
        f.brokenRule === undefined
          ? '아무 규칙도 어기지 않았고, 대화는 끝까지 갔어요.'
          : `서버는 “${lastAnswer(f)}”라고 답하고 대화를 끝냈어요.`,
      right: (f) =>
        f.brokenRule === undefined
          ? '들은 말 가운데 규칙에 어긋난 것이 없으니 따질 것도 없어요.'
          : '서버는 정해진 규칙만 알아요. 그래서 깨진 규칙의 이름을 대고 끝내요.',
      feedback: {
        'the-other-side-guesses': (f) =>
          `프로그램은 속뜻을 짐작하지 않아요. 지금 상태에 맞지 않는 말을 들었을 뿐이에요. 답은 “${lastAnswer(f)}”였어요. 짐작하는 서버는 틀리게 짐작할 수도 있고, 그러면 아무도 몰라요.`,
      },
      otherwise: (f) => `서버의 마지막 답은 “${lastAnswer(f)}”였어요.`,
      unsettled: '실행이 끝까지 가면 예측을 맞춰 볼 수 있어요.',
      explanation: (f) =>
        f.brokenRule === undefined
          ? '양쪽은 언제나 누구 차례인지, 다음에 무엇이 올 수 있는지 알았어요. 프로토콜이 해 주는 일이 그거예요.'
          : `어긴 규칙은 ${josa(ruleWords(f.brokenRule), '이에요/예요')}. ${f.received === undefined ? '메시지는 받아들여지지 않았어요.' : '메시지는 그전에 받았어요. 다만 클라이언트가 할 말을 다 했는지는 서버가 알 수 없어요.'} 답에 규칙의 이름이 있으니 클라이언트를 만든 사람이 잘못을 찾을 수 있어요.`,
      modelAnswer: '서버는 정해진 규칙만 알아요. 어떤 규칙을 어겼는지 답하고 대화를 끝내요.',
      tasks: {
        'where-broken': {
          ask: '서버가 규칙이 깨진 것을 알아챈 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}서버의 줄에서 메모를 찾아보세요.`,
          done: (f) => `맞아요. ${josa(ruleWords(f.brokenRule), '이에요/예요')}.`,
        },
        'all-kept': {
          ask: '아무 규칙도 어기지 않는 실행을 만들어 보세요.',
          missing: (f) =>
            f.brokenRule === undefined ? '메시지가 도착하지 않았어요.' : `어긴 규칙: ${ruleWords(f.brokenRule)}`,
          done: () => 'HELLO, 메시지, BYE를 말했고 그때마다 답을 받았어요.',
        },
        'broken-but-received': {
          ask: '규칙을 어기되, 메시지는 이미 받은 뒤가 되게 해 보세요.',
          missing: (f) =>
            f.brokenRule === undefined ? '아무 규칙도 어기지 않았어요.' : '메시지를 받기 전에 서버가 끝냈어요.',
          done: (f) => `메시지는 도착했고, 그다음에 어겼어요: ${ruleWords(f.brokenRule)}`,
        },
      },
    },
  },
};
