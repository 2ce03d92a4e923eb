import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { kindOf } from '../../picked';
import { threadsOf } from '../facts';
import { allEnded, MANY_SCHEDULES, waited } from '../tasks';
import type { en } from './en';
import {
  circle,
  count,
  explored,
  givenBack,
  noCircle,
  nobodyDetects,
  orders,
  steps,
  stood,
  whoChose,
} from './ko-parts';
import { ways } from './ko-ways';
import { stepNotes } from '../../steps/notes';

export const ko: SameText<typeof en> = {
  idea: '락을 하나 쥔 채 다른 락을 기다리다 보면 스레드들이 빙 둘러 서로를 기다리게 될 수 있어요. 그러면 아무도 움직이지 못해요.',
  terms: [
    {
      term: '교착 상태(deadlock)',
      meaning: '저마다 다음 스레드가 쥔 락을 기다리고, 마지막은 첫 번째를 기다려요. 그래서 아무도 못 가요.',
    },
    {
      term: '대기 그래프(wait-for graph)',
      meaning:
        '기다리는 쪽에서, 기다리는 것을 쥔 쪽으로 화살표를 그은 그림이에요. 화살표가 한 바퀴 돌면 교착 상태예요.',
    },
    { term: '락 순서(lock order)', meaning: '모두가 같은 순서로 락을 쥐자는 약속이에요. 그러면 바퀴가 닫히지 않아요.' },
    {
      term: '시도 락(try-lock)',
      meaning:
        '비어 있으면 쥐고, 아니면 기다리는 대신 안 된다고 답해요. 시간 제한(time-out)이 있으면 그만큼만 기다려요.',
    },
    {
      term: '라이브락(livelock)',
      meaning: '아무도 기다리지 않고 모두 바쁜데, 누구도 앞으로 나아가지 못하는 상태예요.',
    },
  ],
  parameters: {
    program: { label: '프로그램', hint: '락 두 개가 다 필요한 스레드 둘이거나, 식탁에 둘러앉은 철학자들이에요.' },
    philosophers: { label: '철학자 수', hint: '포크도 같은 수만큼 있어요. two-locks는 늘 스레드가 둘이에요.' },
    strategy: {
      label: '전략',
      hint: 'naive: 왼쪽, 그다음 오른쪽. ordered: 번호가 낮은 포크부터. try: 오른쪽이 없으면 왼쪽을 돌려놓아요. waiter: 집기 전에 먼저 물어봐요.',
    },
    meals: { label: '식사 횟수', hint: '스레드마다 자기 프로그램을 몇 번 하는지예요.' },
    schedule: {
      label: '스케줄',
      hint: '한 걸음씩 누구 차례인지 0부터 적어요: 0,1,2. ‘교착 상태 되풀이하기’에서는 비워 두면 가장 짧은 것을 먼저 찾아요.',
    },
  },
  notes: stepNotes.ko,
  experiments: {
    'two-locks': {
      intro:
        'thread-0은 락 a를 쥐고 b를, thread-1은 b를 쥐고 a를 원해요. 둘 다 진짜 스레드이고, 한 걸음마다 여러분이 보내 주기를 기다려요. 각자 첫 락을 쥐게 하고, 그다음 두 번째를 쥐게 해 보세요. 저절로 끝나지 않으니 다 봤으면 멈춰 주세요.',
      question: 'thread-0은 a를 쥐고 b를 원하고, thread-1은 b를 쥐고 a를 원해요. 어떻게 될까요?',
      options: {
        'for-ever': '프로그램이 도는 한 둘 다 기다린다',
        'broken-up': '누군가 알아채고 하나를 물러나게 한다',
        passes: '잠깐 기다리면 락 하나가 풀린다',
      },
      happened: (f) => (f.stuck ? `${circle(f.stuck)} ${stood(f.stuck)}` : noCircle),
      right: () => '서로를 기다려요. 끝내 줄 수 있는 것은 제삼자뿐인데, 그런 것은 없어요.',
      feedback: {
        'deadlock-is-detected-for-you': () =>
          `데이터베이스는 그렇게 해요. 바퀴를 찾아 트랜잭션 하나를 취소하죠. 보통 락은 아니에요. ${nobodyDetects} 여기서 바퀴의 이름을 불러 준 것은 이 앱이에요. 누가 누구를 기다리는지 그렸을 뿐, 스레드는 그대로 두었어요.`,
        'a-lock-alone-makes-it-safe': (f) =>
          `락은 쥔 쪽이 놓아야 풀리는데, 쥔 쪽도 기다리고 있어요. ${circle(f.stuck)} 락은 제 할 일을 다했어요. 한 번에 하나만 쥐게 했으니까요. 그것만으로는 모자라요.`,
      },
      otherwise: (f) => (f.stuck ? stood(f.stuck) : noCircle),
      unsettled: '둘 다 첫 락을 쥐게 하고 두 번째를 쥐게 해 보세요. 둘 다 멈추면 실행을 멈춰 주세요.',
      explanation: (f) =>
        (f.stuck ? `${circle(f.stuck)} ` : `${noCircle} `) +
        `네 가지가 모두 갖춰져야 교착 상태가 돼요. 락은 하나만 쥘 수 있고, 기다리면서도 쥔 것을 놓지 않고, 빼앗을 수 없고, 기다림이 한 바퀴를 돌아요. 하나만 없애도 교착 상태는 없어요.${whoChose(f)}`,
      modelAnswer:
        '서로 상대가 쥔 락을 기다리고, 누구도 쥔 것을 놓지 않아요. 알아채거나 풀어 주는 것도 없으니 끝없이 기다려요.',
      tasks: {
        'closes-circle': {
          ask: '바퀴를 닫은 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.stuck
              ? `${kindOf.ko(picked)}하나는 벌써 기다리고 있었어요. 마지막에 시작된 기다림은 무엇일까요?`
              : `${noCircle} 먼저 하나 만들어 보세요.`,
          done: () => '맞아요. 그 전까지는 누군가 갈 수 있었는데, 그때부터 아무도 못 가요.',
        },
        'waits-and-ends': {
          ask: '전략을 ordered로 바꿔 보세요. 하나가 기다리게 하고도 둘 다 끝까지 가게 해 보세요.',
          missing: (f) =>
            f.params.strategy !== 'ordered'
              ? `전략이 ${josa(f.params.strategy, '이에요/예요')}.`
              : allEnded(f).length === 0
                ? '둘 다 끝까지 가야 해요.'
                : '아무도 기다리지 않았어요. 하나가 a를 쥔 다음 다른 쪽을 보내 보세요.',
          done: () =>
            '기다림 자체는 괜찮아요. 빙 둘러 기다리는 것이 문제예요. 모두 같은 순서로 쥐면 바퀴가 닫히지 않아요.',
        },
        'gives-back': {
          ask: '전략을 try로 바꿔 보세요. 하나가 첫 락을 돌려놓게 하고도 둘 다 끝까지 가게 해 보세요.',
          missing: (f) =>
            f.params.strategy !== 'try'
              ? `전략이 ${josa(f.params.strategy, '이에요/예요')}.`
              : `${givenBack(f.last)} ${allEnded(f).length === 0 ? '둘 다 끝까지 가야 해요.' : ''}`,
          done: (f) => `${givenBack(allEnded(f).at(-1))} 기다림에 끝이 있으니 교착 상태에도 끝이 있었어요.`,
        },
      },
    },
    'by-hand': {
      intro:
        '철학자 셋, 포크 셋이에요. 왼쪽 포크를 집고, 오른쪽을 집고, 먹고, 둘 다 내려놔요. 한 걸음마다 누가 갈지 여러분이 골라요. 목표는 아무도 못 가게 만드는 것이에요. 그다음 실행을 멈춰 주세요.',
      question:
        '포크마다 락이 있어서 두 철학자가 같은 포크를 쥐는 일은 없어요. 그래도 모두를 끝없이 기다리게 만들 수 있을까요?',
      options: {
        never: '아니요, 포크마다 락이 있으니 안전하다',
        'one-eats': '아니요, 적어도 한 명은 늘 먹을 수 있다',
        'all-wait': '네, 모두 다',
      },
      happened: (f) => (f.stuck ? `${circle(f.stuck)} ${steps(f.stuck.schedule)}` : noCircle),
      right: (f) => `${f.stuck?.cycle?.length ?? 0}명이 모두 포크를 하나씩 쥐고 기다려요.`,
      feedback: {
        'a-lock-alone-makes-it-safe': (f) =>
          `락은 약속을 지켰어요. 포크마다 한 번에 하나만 쥐었죠. 그런데 먹으려면 포크가 두 개 필요하고, 두 개를 두고는 아무도 약속하지 않았어요. ${circle(f.stuck)}`,
      },
      otherwise: (f) =>
        f.stuck
          ? `${threadsOf(f.params)}명 중 ${f.stuck.cycle?.length ?? 0}명이 바퀴 안에 있어요. ${circle(f.stuck)}`
          : noCircle,
      unsettled:
        '아직 멈추지 않았어요. 누가 오른쪽을 집기 전에 모두 왼쪽부터 집으면 어떻게 될까요? 모두 기다리면 실행을 멈춰 주세요.',
      explanation: (f) =>
        (f.stuck ? `${circle(f.stuck)} ${steps(f.stuck.schedule)} ` : `${noCircle} `) +
        `왼쪽 포크만으로 충분해요. 저마다 하나씩 쥐면 오른쪽 포크는 하나도 남지 않아요. ${nobodyDetects}${whoChose(f)}`,
      modelAnswer:
        '네. 모두 왼쪽 포크부터 집으면 오른쪽 포크가 남지 않아요. 모두 포크 하나를 쥔 채 기다리고, 아무도 내려놓지 않아요.',
      tasks: {
        'waits-with-fork': {
          ask: '포크를 하나 쥔 철학자가 기다리기 시작하는 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}포크가 남의 손에 있으면 막힘(block) 이벤트가 생겨요. 왼쪽 포크를 이미 쥔 철학자의 것을 찾아보세요.`,
          done: () => '맞아요. 하나를 쥔 채 다른 것을 기다리는 것, 교착 상태는 여기서 생겨요.',
        },
        'five-wait': {
          ask: '철학자 다섯이 서로를 기다리게 해 보세요.',
          missing: (f) => `${circle(f.stuck) || noCircle} 식탁에는 ${threadsOf(f.params)}명이 있었어요.`,
          done: (f) => `${circle(f.stuck)} ${steps(f.stuck?.schedule ?? [])}`,
        },
        almost: {
          ask: 'naive 전략에 셋 이상이에요. 한 명만 빼고 모두 기다렸는데도 다 먹게 해 보세요.',
          missing: (f) =>
            f.params.strategy !== 'naive' || threadsOf(f.params) < 3
              ? 'naive 전략에 철학자 셋 이상이어야 해요.'
              : allEnded(f).length === 0
                ? '모두 끝까지 가지는 못했어요.'
                : `기다려 본 철학자는 ${Math.max(0, ...allEnded(f).map(waited))}명이에요.`,
          done: () => '모두 먹었어요. 같은 프로그램이 멈추기도 하고 잘되기도 해요. 순서에 달렸을 뿐이에요.',
        },
      },
    },
    explore: {
      intro:
        '여기서는 스레드를 띄우지 않아요. 모델이 걸음의 순서를 하나도 빠짐없이 따져 보고 세어요. 철학자 셋이 한 끼씩 먹어요. 교착 상태가 있으면 거기에 이르는 가장 짧은 길도 찾아요.',
      question: '철학자 셋이 다섯 걸음씩 가요. 끝나거나 아무도 못 갈 때까지, 서로 다른 순서는 몇 가지일까요?',
      options: {
        tens: '100가지가 안 된다',
        hundreds: '100가지에서 9,999가지',
        more: '10,000가지 이상',
      },
      happened: (f) => explored(f),
      right: (f) => `${orders(f)}.`,
      feedback: {
        'few-interleavings': (f) =>
          `${orders(f)}. 걸음마다 다른 스레드가 갈 수 있으니 가짓수가 곱해져요. 머릿속으로 다 따져 볼 수 없고, 한 번 실행해 보는 것은 그중 하나를 볼 뿐이에요.`,
      },
      otherwise: (f) => `${orders(f)}. 기다리는 쪽은 갈 수 없으니, 락이 많은 순서를 없애 줘요.`,
      unsettled: '다 세지 못했어요. 철학자나 식사 횟수를 줄이면 금방 끝나요.',
      explanation: (f) =>
        `${explored(f)} 여기서는 순서마다 한 번씩만 세요. 진짜 스레드는 고르게 고르지 않아서, 드문 순서가 자주 나오기도 하고 흔한 순서가 한 번도 안 나오기도 해요. 그래서 이 비율은 여러분의 컴퓨터에서 얼마나 자주 멈추는지를 말해 주지 않아요. 0이 아니면 일어날 수 있다는 것만 말해 줘요.`,
      modelAnswer:
        '셋이면 수백 가지, 넷이면 백만 가지가 넘어요. 한 명이 늘 때마다 곱해지거든요. 락은 그중 일부를 없앨 뿐이에요.',
      tasks: {
        'last-step': {
          ask: '그 걸음 뒤로 아무도 못 가게 된 걸음을 골라 보세요.',
          missing: (f, picked) =>
            f.shown
              ? `${kindOf.ko(picked)}가장 짧은 교착 상태가 아래에 걸음으로 나와 있어요. 마지막 걸음은 무엇인가요?`
              : '이번에는 교착 상태를 찾지 못했어요. naive 전략으로 해 보세요.',
          done: () => '맞아요. 그 전까지는 빠져나갈 길이 있었어요.',
        },
        'no-deadlock': {
          ask: '어떤 순서로 가도 교착 상태에 빠지지 않는 전략을 골라 보세요.',
          missing: (f) => explored(f),
          done: (f) => `${explored(f)} 운이 좋아서도, 시험해 봐서도 아니에요. 모든 순서를 봤거든요.`,
        },
        million: {
          ask: `순서가 ${count(MANY_SCHEDULES)}가지 이상이고, 교착 상태도 하나는 있는 식탁을 찾아보세요.`,
          missing: (f) => explored(f),
          done: (f) => `${explored(f)} 그 순서만 피해 가면 잘 도는 프로그램처럼 보여요.`,
        },
      },
    },
    ...ways,
  },
};
