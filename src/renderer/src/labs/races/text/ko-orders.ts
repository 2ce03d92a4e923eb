/** The words of the experiments in which every order is tried. */
import type { SameText } from '../../../language/text';
import { kindOf } from '../../picked';
import { counted, share } from '../facts';
import type { en } from './en';
import { errorOf, found, ordersOf, proposed, reduced, staleHint, steps, verdicts } from './ko-parts';

type Words = SameText<typeof en>['experiments'];

export const explore: Words['explore'] = {
  intro:
    '스레드 둘이 1씩 더해요. 읽기, 더하기, 쓰기 세 걸음이니 여섯 걸음이 섞이는 순서는 20가지예요. 모델이 하나도 빠짐없이 해 봐요. 운에 맡기지 않아요.',
  question: '가능한 모든 순서 중 몇 가지에서 갱신을 잃을까요?',
  options: {},
  happened: (f) => `${found(f)}.`,
  right: (f) =>
    f.explored?.violations === 0n
      ? `하나도 없어요. ${ordersOf(f)}예요.`
      : '한쪽이 쓰고 난 다음에 다른 쪽이 읽을 때만 잃지 않아요.',
  feedback: {
    'one-line-is-atomic': (f) =>
      `한 걸음이라면 하나도 없겠죠. 하지만 읽기, 더하기, 쓰기는 세 걸음이라 다른 스레드가 끼어들어요. ${ordersOf(f)}예요.`,
    'few-interleavings': (f) =>
      `생각보다 많아요. ${ordersOf(f)}예요. 괜찮은 것은 한쪽이 다 쓴 다음에 다른 쪽이 읽는 순서뿐이에요.`,
    'race-fails-every-time': (f) =>
      `모든 순서가 실패하지는 않아요. ${ordersOf(f)}예요. 나머지는 멀쩡해서 경쟁 상태를 찾기가 그렇게 어려운 거예요.`,
  },
  otherwise: (f) => `${ordersOf(f)}예요.`,
  unsettled: '탐색이 끝날 때까지 두세요. 일부만 보아서는 알 수 없어요.',
  explanation: (f) =>
    `${found(f)}. ${reduced(f)}` +
    (f.explored?.shortest
      ? ` 가장 짧은 실패는 ${f.explored.shortest.length}걸음이에요: ${f.explored.shortest.join(',')}. 아래에서 한 걸음씩 따라가 보세요.`
      : ' 실패하는 순서가 없어요. 이제 운이 아니라 이 프로그램에 대한 증명이에요.'),
  modelAnswer:
    '한쪽이 쓴 다음에 다른 쪽이 읽어야 잃지 않아요. 20가지 중 그런 순서는 둘뿐이에요. thread-0이 다 하고 thread-1이 하거나, 그 반대죠. 나머지 18가지에서는 둘 다 0을 읽어요.',
  tasks: {
    'where-it-is-lost': {
      ask: '실패하는 순서를 한 걸음씩 따라가며 갱신을 잃는 쓰기를 골라 보세요.',
      missing: (f, picked) => `${kindOf.ko(picked)}${staleHint(f)}`,
      done: () => '맞아요. 다른 스레드가 쓰기 전의 값으로 계산한 것을 썼어요.',
    },
    'three-threads': {
      ask: '스레드가 셋이면 순서는 몇 가지일까요? 짐작해 보고 보호 없이 실행해 보세요.',
      missing: (f) =>
        f.explored?.partial
          ? '다 세기 전에 멈췄어요.'
          : `지금은 스레드 ${f.params.threads}개, 보호 방법 ${f.params.guard}예요.`,
      done: (f) => `${ordersOf(f)}예요. 둘일 때는 20가지였죠. 머릿속으로 다 따져 볼 수 있는 수가 아니에요.`,
    },
    'none-fails': {
      ask: '보호 방법을 골라서 어떤 순서로도 틀리지 않게 해 보세요.',
      missing: (f) => `보호 방법 ${f.params.guard}: ${ordersOf(f)}가 틀렸어요.`,
      done: (f) => `틀린 것은 ${ordersOf(f)}예요. 천 번 멀쩡한 것보다 확실해요. 다른 순서는 없으니까요.`,
    },
    'a-million-by-few': {
      ask: '순서가 백만 가지를 넘는데 실제로 실행한 것은 백에 하나도 안 되는 프로그램을 찾아보세요.',
      missing: (f) => `${ordersOf(f)}가 틀렸어요. ${reduced(f)} 스레드 수나 반복 횟수를 늘려 보세요.`,
      done: (f) =>
        `순서는 ${counted(f.explored?.schedules ?? 0)}가지, 실행한 것은 ${counted(f.explored?.explored ?? 0)}가지(${share(f.explored?.explored ?? 0, f.explored?.schedules ?? 1n)})예요. 그래도 빠진 결과는 없어요.`,
    },
  },
};

export const repair: Words['repair'] = {
  intro:
    '이 코드는 마지막 표를 두 번 팔 수 있어요. 고치는 방법이 네 가지 나왔어요. 실행하면 지금 코드와 네 가지 방법을 모든 순서로 확인해요. 그다음에는 여러분이 직접 고쳐요. 락의 이름은 mutex예요.',
  question: '어떤 방법으로 고칠 수 있을까요?',
  options: {
    'lock-store': '쓰기만 락으로 감싼다',
    'lock-both': '확인과 판매를 락 하나로 함께 감싼다',
    'check-twice': '팔기 직전에 한 번 더 확인한다',
    pause: '확인과 판매 사이에 잠깐 쉰다',
  },
  happened: (f) => `지금 코드는 ${ordersOf(f)}가 틀려요.${verdicts(f)}`,
  right: (f) =>
    `틀린 것은 ${proposed(f, 'lock-both')}예요. 확인과 판매가 하나의 임계 구역이고, 그동안 내내 락을 쥐고 있으니까요.`,
  feedback: {
    'lock-protects-code-not-data': (f) =>
      `쓰기만 감싸면 ${proposed(f, 'lock-store')}가 여전히 틀려요. 쓰기끼리는 겹치지 않지만, 문제는 그게 아니었어요. 확인도 같은 데이터를 읽으니 같은 락 안에 있어야 해요.`,
    'sleep-fixes-a-race': (f) =>
      `잠깐 쉬어도 ${proposed(f, 'pause')}가 여전히 틀려요. 때가 옮겨질 뿐이고, 다른 스레드가 끼어들 틈은 오히려 늘어나요.`,
    'what-was-checked-stays-true': (f) =>
      `한 번 더 확인해도 ${proposed(f, 'check-twice')}가 여전히 틀려요. 그 확인과 판매 사이에도 틈이 있거든요.`,
  },
  otherwise: (f) => `${ordersOf(f)}가 틀려요.${verdicts(f)}`,
  unsettled: '끝까지 실행해 주세요. 지금 코드를 확인한 다음, 네 가지 방법을 차례로 확인해요.',
  explanation: () =>
    '락이 지키는 것은 코드 몇 줄이 아니라 데이터예요. tickets를 읽거나 쓰는 스레드는 누구나, 확인할 때부터 표를 팔 때까지 mutex를 쥐고 있어야 해요. 이제 직접 고쳐 보세요.',
  modelAnswer:
    '확인과 판매를 락 하나로 함께 감싸요. 확인한 것을 믿고 파는 것이니, 그 사이에 아무도 표의 수를 바꾸면 안 돼요. 더 좁은 락, 두 번째 확인, 잠깐 쉬기는 모두 틈을 남겨요.',
  tasks: {
    'second-sale': {
      ask: '실패하는 순서를 한 걸음씩 따라가며 표를 두 번째로 판 쓰기를 골라 보세요.',
      missing: (f, picked) => `${kindOf.ko(picked)}${staleHint(f)}`,
      done: () => '맞아요. 이 스레드는 다른 스레드가 팔기 전에 확인했어요.',
    },
    'a-repair-that-fails': {
      ask: '쓰기만 락으로 감싸는 것처럼, 통하지 않는 방법도 해 보세요. 실패하는 순서에서 무엇이 보이나요?',
      missing: (f) =>
        f.codeChanged
          ? `${errorOf(f) || `틀린 것은 ${ordersOf(f)}예요. `}실행은 되지만 한 가지 순서에서라도 틀리는 코드여야 해요.`
          : '아직 코드를 바꾸지 않았어요.',
      done: (f) => `틀린 것은 ${ordersOf(f)}예요.${steps(f.shown)}`,
    },
    'passes-every-order': {
      ask: '어떤 순서로도 표가 딱 한 번만 팔리게 고쳐 보세요.',
      missing: (f) =>
        f.programError
          ? errorOf(f)
          : (f.explored?.deadlocks ?? 0n) > 0n
            ? `${counted(f.explored?.deadlocks ?? 0)}가지 순서에서 아무도 나아가지 못했어요. 어느 길로 나가든 락을 놓나요?`
            : f.explored?.partial
              ? '모든 순서를 끝까지 따라가지는 못했어요. 스레드가 언젠가는 꼭 끝나나요?'
              : f.explored?.violations === 0n
                ? '두 번 팔리는 순서는 없지만, 모든 순서에서 딱 한 번 팔리지는 않아요.'
                : `틀린 것은 ${ordersOf(f)}예요.${steps(f.shown)}`,
      done: (f) => `${counted(f.explored?.schedules ?? 0)}가지 순서가 모두 맞아요.`,
    },
    'without-a-lock': {
      ask: '락 없이 compareExchange로 고쳐 보세요.',
      missing: (f) =>
        f.calls.includes('compareExchange')
          ? `${errorOf(f) || `틀린 것은 ${ordersOf(f)}예요. `}돌려주는 것은 원래 들어 있던 값이에요. 예상한 값과 같을 때만 쓴 거예요.`
          : "self.compareExchange('tickets', 예상한 값, 새 값)은 예상한 값이 그대로 있을 때만 써요.",
      done: () => '확인한 것이 아직 참일 때만, 한 걸음에 바꿔요. 기다리는 스레드도 없어요.',
    },
  },
};
