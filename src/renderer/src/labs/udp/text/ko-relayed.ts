/** The experiments in which a relay stands between client and server, in Korean. */
import { josa } from '../../../trace/josa';
import type { SameText } from '../../../language/text';
import { listed } from '../../figures';
import { kindOf } from '../../picked';
import { allOnce, handedOnTwice, neverHandedOn, type UdpFacts } from '../facts';
import { HEAVY_LOSS } from '../tasks';
import type { enRelayed } from './en-relayed';
import { arrived, chosenOrder, damage, datagrams, figure } from './ko-parts';

const percent = (share: number): string => `${String(Math.round(share * 100))}%`;
const numbers = (all: readonly number[]): string =>
  all
    .slice(0, 8)
    .map((number) => `${String(number)}번`)
    .join(', ') + (all.length > 8 ? ', …' : '');

/** How a run with acknowledgements came out. */
const handedOnWords = (f: UdpFacts): string =>
  allOnce(f)
    ? `번호 ${figure(f.params.count)}개가 모두 딱 한 번씩 넘어갔어요.`
    : [
        neverHandedOn(f).length > 0 ? `끝내 넘어가지 않은 것: ${numbers(neverHandedOn(f))}.` : '',
        handedOnTwice(f).length > 0 ? `여러 번 넘어간 것: ${numbers(handedOnTwice(f))}.` : '',
      ]
        .filter(Boolean)
        .join(' ');

export const koRelayed: SameText<typeof enRelayed> = {
  relay: {
    intro:
      '클라이언트와 서버 사이에 중계기(relay)가 있어요. 나쁜 네트워크처럼 데이터그램(datagram)을 잃고, 두 번 보내고, 뒤바꿔요. 시드(seed)를 따르니 시드가 같으면 하는 일도 같아요. 실행하는 동안 바꿀 수도 있어요.',
    question: '다섯에 하나꼴로 길에서 사라져요. 클라이언트는 무엇을 알아챌까요?',
    options: {
      nothing: '아무것도. 클라이언트에게는 모든 보내기가 똑같다',
      'at-once': '잃어버릴 것은 보내기부터 실패한다',
      later: '조금 뒤에 운영체제가 알려 준다',
    },
    happened: (f) =>
      `${figure(f.sent)}개를 보냈고 ${figure(f.received)}개가 도착했어요. ${damage(f)}. 도착한 순서: ${arrived(f)}.`,
    right: (f) => `${figure(f.lost)}개를 잃었는데도 클라이언트의 줄에는 성공한 보내기만 ${figure(f.sent)}번 있어요.`,
    feedback: {
      'udp-loss-is-reported': (f) =>
        `누가 알려 줄까요? 잃은 쪽은 누가 아쉬워할지 모르고, 서버는 들어 본 적도 없는 것을 아쉬워할 수 없어요. ${figure(f.sent)}개 중 ${figure(f.lost)}개를 잃었지만 클라이언트는 아무 말도 듣지 못했어요. 알고 싶으면 건너편이 답을 해 줘야 해요.`,
    },
    otherwise: (f) =>
      `${figure(f.sent)}개 중 ${figure(f.lost)}개를 잃었어요. 클라이언트가 무슨 말을 들었는지는 그 줄을 보세요.`,
    unsettled:
      '이번 실행에서는 잃은 것이 없거나, 도중에 끝났거나, 서버가 확인 응답을 했어요. 손실이 있는 실행을 확인 응답 없이 끝까지 두세요.',
    explanation: (f) =>
      `번호는 페이로드에 있어요. UDP에는 번호가 없어서 클라이언트가 직접 적어 넣었어요. 그 덕에 서버 쪽에서 이만큼 알 수 있었어요: ${damage(f)}. ` +
      (f.unreadable > 0
        ? '비트가 뒤집힌 곳은 번호를 읽을 수 없었어요. UDP에 체크섬(checksum)이 있지만, 중계기가 보낼 때 새로 계산해 넣었거든요. '
        : '') +
      (f.params.acknowledge
        ? `확인 응답이 오지 않은 것은 클라이언트가 다시 보냈고, 모두 ${figure(f.retries)}번이었어요. ${handedOnWords(f)}`
        : '번호가 없었다면 서버도 몰랐을 일이고, 클라이언트는 어느 쪽이든 몰랐어요.') +
      chosenOrder(f),
    modelAnswer:
      '아무것도요. 운영체제가 데이터그램을 받아 가면 보내기는 끝난 거예요. UDP에는 확인 응답이 없어서, 잃은 것도 보낸 쪽에는 여느 것과 똑같아 보여요.',
    tasks: {
      overtaken: {
        ask: '나중 것에게 앞질린 데이터그램을 서버가 받은 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.outOfOrder === 0
            ? '이번에는 앞질린 것이 없어요. ‘순서 바뀜’을 올리거나 시드를 바꿔 보세요.'
            : `${kindOf.ko(picked)}서버가 받은 순서는 ${josa(arrived(f), '이에요/예요')}. 큰 수 뒤에 작은 수가 오는 곳을 찾아보세요.`,
        done: (f) => `맞아요. 나중에 보낸 것보다 늦게 온 것이 ${figure(f.outOfOrder)}개예요.`,
      },
      'all-once': {
        ask: `손실이 ${percent(HEAVY_LOSS)} 이상인데도 모두 딱 한 번씩 넘어가게 해 보세요.`,
        missing: (f) =>
          f.params.acknowledge
            ? handedOnWords(f)
            : `${figure(f.lost)}개가 도착하지 않았어요. 누군가 알아채고 다시 보내야 해요. ‘확인 응답’을 켜 보세요.`,
        done: (f) =>
          `보내기 가운데 ${figure(f.retries)}번이 다시 보낸 거예요. 네트워크는 그대로 나빠요. 바뀐 것은 양 끝의 두 프로그램이에요.`,
      },
      'only-copies': {
        ask: '잃지도 뒤바꾸지도 않고, 세 개 이상을 두 번 전하는 네트워크를 만들어 보세요. 확인 응답 없이요.',
        missing: (f) => `지금까지: ${damage(f)}.`,
        done: (f) => `${figure(f.duplicated)}개가 다시 왔어요. 온도라면 괜찮지만, 돈을 보내라는 말이라면 큰일이에요.`,
      },
    },
  },
  'by-hand': {
    intro:
      '여러분이 네트워크예요. 데이터그램은 모두 카드가 되어 중계기에서 기다려요. 보내 주고, 버리고, 복사하고, 다른 것과 바꾸고, 바이트를 고칠 수 있어요. 나중 것을 앞의 것보다 먼저 보내고, 서버가 무엇을 받는지 보세요.',
    question: '이를테면 3번을 0번보다 먼저 보내 줘요. 서버의 프로그램은 무엇을 받을까요?',
    options: {
      'as-released': '내가 보내 준 것을 보내 준 순서대로',
      sorted: '번호 순서대로: 운영체제가 순서를 맞춘다',
      discarded: '앞질러 간 것만: 늦게 온 것은 운영체제가 버린다',
    },
    happened: (f) =>
      `보내 준 것: ${f.passedOn.length === 0 ? '없음' : listed(f.passedOn)}. 서버가 받은 것: ${arrived(f)}.`,
    right: (f) => `서버는 여러분이 보내 준 그대로 받았어요: ${arrived(f)}.`,
    feedback: {
      'udp-arrives-in-order': (f) =>
        `순서를 맞추려면 운영체제가 순서를 알아야 하는데, UDP 헤더에는 번호가 없어요. 포트 둘, 길이, 체크섬이 전부예요. 서버는 보내 준 대로 받았어요: ${arrived(f)}. (TCP는 바이트의 순서를 맞춰 줘요. 헤더에 번호가 있거든요.)`,
      'late-datagram-is-discarded': (f) =>
        `UDP에는 ‘늦었다’는 것이 없어요. 데이터그램은 저마다 따로라서, 오면 오는 대로 건네져요. 서버가 받은 것: ${arrived(f)}.`,
    },
    otherwise: (f) => `보내 준 것은 ${listed(f.passedOn)}, 서버가 받은 것은 ${josa(arrived(f), '이에요/예요')}.`,
    unsettled: '나중 것을 하나라도 앞의 것보다 먼저 보내 주세요. 그러면 예측을 맞춰 볼 수 있어요.',
    explanation: (f) =>
      '데이터그램은 오는 대로, 통째로, 다른 것과 상관없이 서버의 프로그램에 건네져요. ' +
      (f.arrivals.some(({ isEdited }) => isEdited)
        ? '여러분이 고친 것도 있었어요. 서버는 적힌 대로 믿었어요. UDP의 체크섬은 길에서 생긴 흠을 막을 뿐, 다른 것을 적고 새로 계산하는 사람은 막지 못해요. '
        : '') +
      (f.lost > 0 ? `서버에 닿지 않은 것(${figure(f.lost)}개)은 서버가 있는 줄도 몰라요. ` : '') +
      '순서가 중요하다면 프로그램이 페이로드에 번호를 적고 스스로 맞춰야 해요.',
    modelAnswer:
      '도착한 순서대로예요. UDP에는 순서 번호가 없어서, 운영체제는 순서를 맞출 수도 늦은 것을 알아챌 수도 없어요.',
    tasks: {
      'first-to-arrive': {
        ask: '여러분이 보내 준 첫 데이터그램을 서버가 받은 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}서버의 줄에 있어요. 화살표가 처음 닿는 곳이에요.`,
        done: (f) => `맞아요, ${String(f.arrivals[0]?.number ?? '?')}번이에요.`,
      },
      reversed: {
        ask: '서버가 모두를 정확히 거꾸로 받게 해 보세요. 세 개 이상으로요.',
        missing: (f) => `서버가 받은 것: ${arrived(f)}.`,
        done: (f) => `${arrived(f)}. 클라이언트는 반대로 보냈고, 앞으로도 모를 거예요.`,
      },
      forged: {
        ask: '카드의 바이트를 고쳐서, 아무도 보내지 않은 것을 서버가 받게 해 보세요.',
        missing: () => '기다리는 카드마다 ‘바이트 고치기’가 있어요. 바이트 하나를 바꿔서 보내 주세요.',
        done: () =>
          '서버는 알아낼 길이 없어요. 확실히 하려면, 가운데에 있는 사람이 계산할 수 없는 검사값이 있어야 해요.',
      },
    },
  },
  reliable: {
    intro:
      '네트워크는 똑같이 나쁜데 프로그램이 달라요. 서버는 받은 것마다 확인 응답(acknowledgement)을 보내고, 클라이언트는 100 ms 안에 확인받지 못한 것을 다시 보내고, 서버는 받은 번호를 기억해요. 확인 응답도 길에서 사라져요.',
    question: '서버는 뒤에 있는 프로그램에 무엇을 넘겨줄까요?',
    options: {
      once: '모든 번호를 딱 한 번씩',
      twice: '모든 번호를, 어떤 것은 여러 번',
      missing: '빠지는 번호가 있다: 잃은 것은 잃은 것',
    },
    happened: (f) =>
      `메시지 ${figure(f.params.count)}개에 ${josa(datagrams(f.sent), '이/가')} 들었고 그중 ${figure(f.retries)}번은 다시 보낸 거예요. ${handedOnWords(f)}`,
    right: (f) => `${handedOnWords(f)} ${figure(f.retries)}번 다시 보낸 덕이에요.`,
    feedback: {
      'retry-means-twice': (f) =>
        `여러 번 오기는 해요. 메시지 ${figure(f.params.count)}개에 서버가 받은 것은 ${datagrams(f.received)}예요. 하지만 저마다 번호가 있고, 서버는 받은 번호를 기억해요. ${handedOnWords(f)}`,
      'what-is-lost-stays-lost': (f) =>
        `잃은 데이터그램은 사라졌어요. 메시지는 아니에요. 클라이언트는 확인받을 때까지 지니고 있다가 다시 보내요. 이번에는 ${figure(f.retries)}번이었어요. ${handedOnWords(f)}`,
    },
    otherwise: (f) => handedOnWords(f),
    unsettled:
      '이번 실행에서는 바로잡을 것이 없었거나, 도중에 끝났거나, 확인 응답이 꺼져 있었어요. 손실이 있는 실행을 끝까지 두세요.',
    explanation: (f) =>
      `확인 응답이 오지 않으면 클라이언트는 무엇을 잃었는지 몰라요. 보낸 것일 수도, 답일 수도 있어요. 이번에 사라진 확인 응답은 ${figure(f.lostAnswerRows.length)}개예요. 어느 쪽이든 다시 보낼 수밖에 없으니 같은 번호가 두 번 올 수 있어요. 다시 보내기는 손실을, 기억하기는 겹침을 바로잡아요. 둘 다 있어야 해요. ${handedOnWords(f)}` +
      (f.gaveUp.length > 0
        ? ` 클라이언트가 포기한 것은 ${josa(numbers(f.gaveUp), '이에요/예요')}. 도착했는지는 이제 알 수 없어요.`
        : '') +
      chosenOrder(f),
    modelAnswer:
      '모든 번호를 한 번씩이에요. 클라이언트가 확인받을 때까지 되풀이하니 잃은 채로 남는 것이 없고, 서버가 받은 번호를 기억하니 다시 온 것은 확인만 해 주고 넘기지 않아요.',
    tasks: {
      'lost-acknowledgement': {
        ask: '확인 응답이 사라진 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.lostAnswerRows.length === 0
            ? '이번에는 사라진 확인 응답이 없어요. 시드를 바꿔 다시 실행해 보세요.'
            : `${kindOf.ko(picked)}서버에서 클라이언트로 돌아가는 길에 중계기가 버려요.`,
        done: () => '맞아요. 메시지는 도착했는데, 클라이언트는 그걸 모르니 다시 보내요.',
      },
      'handed-on-twice': {
        ask: '한 가지만 바꿔서, 서버가 메시지를 여러 번 넘기게 해 보세요.',
        missing: (f) => `${handedOnWords(f)} 다시 온 것을 서버가 넘기지 않는 까닭이 뭘까요?`,
        done: (f) =>
          `기억하지 않으니 ${josa(numbers(handedOnTwice(f)), '이/가')} 여러 번 넘어갔어요. ‘적어도 한 번’은 쉽지만 ‘딱 한 번’에는 기억이 필요해요.`,
      },
      'gave-up-in-vain': {
        ask: '사실은 도착한 메시지를 클라이언트가 포기하게 해 보세요.',
        missing: (f) =>
          f.gaveUp.length === 0
            ? '클라이언트가 포기한 것이 없어요. 몇 번까지 보낼 수 있나요?'
            : `포기한 것은 ${numbers(f.gaveUp)}인데, 모두 도착하지 않았어요. 메시지가 아니라 확인 응답을 잃어야 해요. 더 많이 보내거나 시드를 바꿔 보세요.`,
        done: (f) =>
          `${numbers(f.gaveUp.filter((number) => f.delivered.includes(number)))}이 그래요. “못 들었다”는 “안 됐다”가 아니에요.`,
      },
    },
  },
};
