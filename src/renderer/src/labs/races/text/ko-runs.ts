/** The words of the experiments in which real threads run. */
import type { SameText } from '../../../language/text';
import { kindOf } from '../../picked';
import { counted } from '../facts';
import { FEWEST_SWITCHES, fewestSwitches, LOWEST, MANY_TESTS, THOUSAND } from '../tasks';
import type { en } from './en';
import { ending, failedOf, finals, raced, staleHint, steps } from './ko-parts';

type Words = SameText<typeof en>['experiments'];

export const schedule: Words['schedule'] = {
  intro:
    '표가 한 장 남았고 스레드 둘이 팔아요. 남았는지 보고, 남았으면 팔죠. 순서는 여러분이 정해요. ‘진행’을 누르면 그 스레드가 한 걸음 가요. 마지막 표를 두 번 팔아 보세요.',
  question: '표가 한 장 남았어요. 몇 장까지 팔릴 수 있을까요?',
  options: {
    'one-by-check': '한 장. 남았는지 먼저 확인하고 파니까',
    'one-by-turns': '한 장. 한 스레드가 다 끝나야 다음 스레드가 시작하니까',
    more: '걸음이 운 나쁘게 섞이면 두 장 이상',
  },
  happened: (f) => `${ending(f)}${steps(f.shown)}`,
  right: (f) => `${ending(f)} 확인과 판매는 두 걸음이고, 그 사이에 다른 스레드가 끼어들었어요.`,
  feedback: {
    'what-was-checked-stays-true': (f) => `확인할 때는 맞는 말이었지만, 팔 때는 이미 옛말이었어요. ${ending(f)}`,
    'threads-take-turns-fairly': (f) =>
      `한 스레드가 먼저 끝나야 한다는 규칙은 없어요. 이번처럼 어느 걸음 뒤에서든 멈출 수 있어요. ${ending(f)}`,
  },
  otherwise: (f) => `${ending(f)}${steps(f.shown)}`,
  unsettled:
    '이번 실행에서는 표가 두 번 팔리지 않았어요. 이 순서가 괜찮았다는 뜻일 뿐이에요. 다시 실행해서, 둘 다 표를 확인한 다음에 팔게 해 보세요.',
  explanation: () =>
    '두 스레드 모두 표가 있는 것을 보았고, 그때는 둘 다 옳았어요. 이렇게 확인하고 나서 행동하는 것(check-then-act) 사이에 세상은 바뀌어요. 확인과 행동은 하나의 임계 구역 안에 있어야 해요.',
  modelAnswer:
    '보는 것과 파는 것은 서로 다른 걸음이에요. 첫 스레드가 팔기 전에 둘째 스레드가 보면, 둘 다 표가 있다고 믿고 둘 다 팔아요. 아무도 끼어들 수 없어야 팔 때까지 확인이 참으로 남아요.',
  tasks: {
    'second-sale': {
      ask: '같은 표를 두 번째로 판 걸음을 골라 보세요.',
      missing: (f, picked) => `${kindOf.ko(picked)}${staleHint(f)}`,
      done: () => '맞아요. 이 스레드가 쓸 때, 읽어 둔 값은 더 이상 사실이 아니었어요.',
    },
    'sell-twice': {
      ask: '마지막 표를 두 번 팔아 보세요.',
      missing: (f) =>
        f.params.program !== 'ticket' || f.params.guard !== 'none'
          ? '프로그램은 ticket, 보호 방법은 none으로 골라 주세요.'
          : `${ending(f)} 누구든 쓰기 전에 둘 다 읽게 해 보세요. 한 걸음 되돌릴 수도 있어요.`,
      done: (f) => `${ending(f)}${steps(f.shown)}`,
    },
    'fewest-switches': {
      ask: '스레드를 되도록 적게 바꾸면서 표를 두 번 팔아 보세요.',
      missing: (f) => {
        const switches = fewestSwitches(f);
        return Number.isFinite(switches)
          ? `${switches}번 바꿨어요. ${FEWEST_SWITCHES}번이면 돼요.`
          : `먼저 표를 두 번 팔아 보세요. ${ending(f)}`;
      },
      done: () =>
        `${FEWEST_SWITCHES}번이면 충분해요. 한 스레드가 하필 그 순간에 한 번 끊긴 것뿐이에요. 그래서 드물고, 그래도 일어나요.`,
    },
    'try-with-lock': {
      ask: '보호 방법을 lock으로 바꾸고 다시 두 번 팔아 보세요. 무엇이 막나요?',
      missing: (f) =>
        f.params.guard !== 'lock'
          ? '보호 방법이 아직 lock이 아니에요.'
          : (f.shown?.blocks ?? 0) === 0
            ? '이번 실행에서는 락을 기다린 스레드가 없어요. 한쪽이 락을 쥔 동안 다른 쪽을 보내고, 끝까지 실행해 보세요.'
            : `${ending(f)} 끝까지 실행해 보세요.`,
      done: (f) =>
        `${ending(f)} 다른 스레드는 락이 풀릴 때까지 기다렸고, 들어가 보니 표가 없었어요. 누가 먼저 갈지는 여전히 여러분이 정했지만, 사이에 끼어들 수는 없었죠.`,
    },
    'lose-an-update': {
      ask: '프로그램을 increment로 바꾸고 갱신을 하나 잃어 보세요.',
      missing: (f) =>
        f.params.program !== 'increment' || f.params.guard !== 'none'
          ? '프로그램은 increment, 보호 방법은 none으로 골라 주세요.'
          : `${ending(f)} 누구든 쓰기 전에 두 스레드가 무엇을 해야 할까요?`,
      done: (f) => `${ending(f)} 표를 팔 때와 같은 함정이에요. 읽고, 읽은 것만 믿고 행동하죠.`,
    },
    'flag-without-data': {
      ask: '프로그램을 publish로 바꾸고, thread-1이 깃발은 보지만 데이터는 놓치게 해 보세요.',
      missing: (f) =>
        f.params.program !== 'publish' || f.params.guard !== 'none'
          ? '프로그램은 publish, 보호 방법은 none으로 골라 주세요.'
          : `${ending(f)} 깃발은 올라갔는데 데이터는 아직 없는 때가 언제일까요?`,
      done: (f) => `${ending(f)} 쓰는 쪽이 깃발부터 올렸거든요. 깃발은 그 전에 쓴 것만 약속해요.`,
    },
  },
};

export const thousand: Words['thousand'] = {
  intro:
    '스레드 둘이 한 카운터에 1을 100번씩 더해요. 200이 나와야 하죠. 아무도 붙잡지 않는 진짜 스레드로 1,000번 되풀이하고, 락을 걸고도 똑같이 해 봐요.',
  question: '갱신을 잃는 실행은 얼마나 될까요?',
  options: {
    'none-one-line': '없다. 1을 더하는 건 한 줄이니까',
    'none-too-rare': '없다. 그럴 수는 있어도 일어나기엔 너무 드무니까',
    few: '있다. 많아야 열에 하나',
    many: '열에 하나보다 많다',
    none: '이번에는 없었다',
  },
  happened: (f) => `${raced(f)}. ${finals(f.series)}`,
  right: (f) => `${raced(f)}. 순서를 정한 것은 운영체제예요.`,
  feedback: {
    'one-line-is-atomic': (f) =>
      `한 줄이지만 세 걸음이에요. 읽고, 더하고, 쓰죠. ${failedOf(f.series)}은 그 사이에 다른 스레드가 끼어들었어요. 자바스크립트에서도 공유 메모리의 counter[0] += 1은 읽기, 더하기, 쓰기이고, Atomics.add라야 한 걸음이에요.`,
    'rare-means-never': (f) =>
      `실제로 일어났어요. ${failedOf(f.series)}이에요. 한 번으로는 드문 일도 자꾸 하면 일어나요. 서버는 온종일 되풀이하고요.`,
    'it-worked-so-it-is-right': (f) =>
      `이번 ${counted(f.series?.runs ?? 0)}번은 그랬지만 증거는 아니에요. 프로그램 안에 막아 주는 것이 없거든요. 반복 횟수를 늘려 다시 실행하거나 ‘가능한 모든 순서’를 보세요.`,
    'threads-take-turns-fairly': (f) =>
      `실제로는 ${failedOf(f.series)}이었어요. 스레드는 한 걸음마다 번갈아 가지 않아요. 한동안 쭉 달려서, 서로 부딪치기도 전에 끝날 때가 많아요.`,
  },
  otherwise: (f) => `${raced(f)}.`,
  unsettled:
    '이 예측은 보호 없이 스레드 둘 이상이 끝까지 달렸을 때 확인할 수 있어요. 보호 방법을 none으로 두고 끝까지 실행해 보세요.',
  explanation: (f) =>
    `프로그램은 매번 같았고 걸음의 순서만 달랐어요. ${raced(f)}. ${finals(f.series)}` +
    (f.locked ? ` 락을 걸었을 때는 ${failedOf(f.locked)}이었어요.` : '') +
    ' 통과한 테스트는 몇 가지 순서를 보았을 뿐, 나머지 순서에 대해서는 아무 말도 해 주지 않아요.' +
    (f.caught && f.caught.length > 0
      ? ` 실패한 실행 하나를 붙잡았어요. ${counted(f.caught.length)}걸음짜리 스케줄이면 그때 스레드들이 본 것이 모두 설명돼요.`
      : ''),
  modelAnswer:
    '1을 더하는 일은 읽기, 더하기, 쓰기예요. 두 스레드가 같은 값을 읽으면 둘 중 하나는 사라져요. 얼마나 자주인지는 컴퓨터와 기회의 수에 달렸고, 보호가 없으면 막아 주는 것도 없어요.',
  tasks: {
    'a-failing-run': {
      ask: '잘못된 실행 하나를 골라 보세요. 표에 main의 메모로 있어요.',
      missing: (f, picked) =>
        (f.series?.failed ?? 0) === 0
          ? '이번에는 잘못된 실행이 없었어요. 반복 횟수를 늘려 다시 실행해 보세요.'
          : `${kindOf.ko(picked)}데이터에 violates: true라고 적힌 메모를 찾아보세요.`,
      done: () => '맞아요. 많은 실행 가운데 하나이고, 다른 것은 순서뿐이었어요.',
    },
    'make-it-rare': {
      ask: '실패를 드물게 만들어 보세요. 한 번은 있되, 백에 하나를 넘지 않게요.',
      missing: (f) => `${failedOf(f.series)}이었어요. 걸음이 적으면 기회도 적고, 많이 실행하면 드문 것도 찾아요.`,
      done: (f) => `${failedOf(f.series)}이에요. 테스트를 한 번만 돌렸다면 찾기 어려웠을 거예요.`,
    },
    'wrong-and-never-caught': {
      ask: `보호 없이 스레드 둘 이상으로 ${MANY_TESTS}번 넘게 달려서 한 번도 틀리지 않게 해 보세요.`,
      missing: (f) =>
        f.params.guard !== 'none' || f.params.threads < 2
          ? '스레드는 둘 이상, 보호 방법은 none이어야 해요.'
          : `${failedOf(f.series)} 틀렸어요. 한 번씩만 더하면 어떨까요?`,
      done: (f) =>
        `틀린 프로그램이 ${counted(f.series?.runs ?? 0)}번이나 멀쩡했어요. 이런 잘못은 이렇게 테스트를 빠져나가요.`,
    },
    'atomic-thousand': {
      ask: `보호 방법을 atomic으로 바꾸고 ${counted(THOUSAND)}번 넘게 달려 보세요. 갱신을 하나도 잃지 않아야 해요.`,
      missing: (f) =>
        f.params.guard !== 'atomic'
          ? '보호 방법이 아직 atomic이 아니에요.'
          : `${failedOf(f.series)} 틀렸어요. 스레드 둘 이상으로 ${counted(THOUSAND)}번 이상 달려야 해요.`,
      done: (f) => `틀린 것은 ${failedOf(f.series)}이에요. 락을 기다린 스레드도 없어요. 세 걸음이 한 걸음이 됐거든요.`,
    },
  },
};

export const replay: Words['replay'] = {
  intro:
    '스케줄 0,0,1,1,1,0은 한 걸음마다 누구 차례인지 적은 것이에요. 1을 더하는 일은 읽기, 더하기, 쓰기 세 걸음이고요. 진짜 스레드가 적힌 그대로, 몇 번이든 똑같이 따라가요.',
  question: '카운터는 0에서 시작하고 스레드마다 1을 더해요. 스케줄이 끝나면 값은 얼마일까요?',
  options: {},
  happened: (f) => `${ending(f)}${steps(f.shown)}`,
  right: (f) => `${ending(f)} 마지막 쓰기는 그 스레드가 읽어 둔 값으로 계산한 것을 적었어요.`,
  feedback: {
    'one-line-is-atomic': (f) =>
      `더하기가 한 걸음이라면 그랬을 거예요. ${ending(f)} 마지막에 쓰는 쪽이 그 사이에 쓰인 값을 덮어써요.`,
    'race-means-any-value': (f) =>
      `경쟁 상태라고 값이 뒤죽박죽되지는 않아요. 쓰기마다 자기가 읽은 값에 1을 더해 적을 뿐이에요. ${ending(f)}`,
  },
  otherwise: (f) => `${ending(f)}${steps(f.shown)}`,
  unsettled: '스케줄을 끝까지 따라가야 해요. 스레드마다 읽기, 더하기, 쓰기 세 걸음이 필요해요.',
  explanation: () =>
    '같은 스케줄이면 늘 똑같이 끝나요. 우연에 맡긴 것이 없으니까요. 실패한 실행을 스케줄로 남겨 두면, 이해될 때까지 몇 번이든 다시 볼 수 있어요.',
  modelAnswer:
    '0,0,1,1,1,0이라면 thread-0이 0을 읽고 더해요. 이어서 thread-1도 0을 읽고 더해서 1을 써요. 마지막에 thread-0이 자기가 계산한 1을 덮어써요. 그래서 2가 아니라 1이에요.',
  tasks: {
    'overwriting-store': {
      ask: '다른 스레드가 더한 것을 지워 버린 쓰기를 골라 보세요.',
      missing: (f, picked) =>
        f.attempts.some(({ staleWrites }) => staleWrites.length > 0)
          ? `${kindOf.ko(picked)}읽고 나서 다른 스레드가 썼는데도 그대로 쓴 것은 어느 스레드인가요?`
          : `${ending(f)} 이번 실행에는 지워진 것이 없어요.`,
      done: () => '맞아요. 그때는 이미 지난 값을 믿고 썼어요.',
    },
    'nothing-lost': {
      ask: '갱신을 하나도 잃지 않는 스케줄을 써 보세요.',
      missing: (f) => (f.followed ? ending(f) : '스케줄을 끝까지 따라갈 수 없었어요.'),
      done: (f) => `${ending(f)} 저마다 앞에서 쓴 값을 읽었어요.`,
    },
    'three-make-one': {
      ask: '스레드 셋이 더했는데 카운터가 1로 끝나는 스케줄을 써 보세요.',
      missing: (f) =>
        f.params.threads === 3 ? ending(f) : `지금은 스레드가 ${f.params.threads}개예요. 셋이 필요해요.`,
      done: () => '셋 다 0을 읽었어요. 두 번은 더한 흔적도 없어요.',
    },
    'as-low-as-it-gets': {
      ask: `스레드 둘이 세 번씩 더하고 ${LOWEST}로 끝나게 해 보세요. 더 낮출 수는 없어요.`,
      missing: (f) =>
        f.params.threads !== 2 || f.params.increments < 3
          ? `지금은 스레드 ${f.params.threads}개, 반복 ${f.params.increments}번이에요.`
          : `${ending(f)} 힌트: 한쪽이 0을 읽고 쉬어요. 다른 쪽에 마지막 더하기만 남을 때까지요.`,
      done: () => `여섯 번 더했는데 ${LOWEST}만 남았어요.`,
    },
  },
};
