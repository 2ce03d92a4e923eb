import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { kindOf } from '../../picked';
import { threadsOf } from '../facts';
import { allEnded, GIVEN_BACK, MANY_MEALS } from '../tasks';
import type { ways as english } from './en-ways';
import { circle, explored, givenBack, mealsOf, noCircle, nobodyDetects, steps, stood, whoChose } from './ko-parts';

/** 교착 상태에서 빠져나오는 길과, 다시 들어가는 길. */
export const ways: SameText<typeof english> = {
  livelock: {
    intro:
      '양보하는 철학자 둘이에요. 오른쪽 포크가 없으면 왼쪽을 돌려놓고 처음부터 다시 해요. 그러니 포크를 쥔 채 기다리는 일은 없어요. 번갈아 보내 보거나 ‘천천히’로 실행하면서 식사 횟수를 보세요. 다 봤으면 멈춰 주세요.',
    question: '상대가 포크를 쥐고 있으면 아무도 자기 것을 계속 쥐지 않아요. 그래도 아무도 못 먹는 일이 있을까요?',
    options: {
      eats: '아니요, 자꾸 시도하다 보면 곧 먹는다',
      busy: '네, 둘 다 끝없이 바쁘기만 하고 못 먹을 수 있다',
      waits: '네, 결국 서로를 기다리게 된다',
    },
    happened: (f) => `${givenBack(f.last)} ${mealsOf(f.last)}`,
    right: (f) => givenBack(f.last),
    feedback: {
      'trying-is-progress': (f) =>
        `시도하고 또 시도했어요. ${givenBack(f.last)} ${mealsOf(f.last)} 둘이 똑같은 때에 똑같이 하면 돌려놓는 것도 똑같은 때예요.`,
    },
    otherwise: (f) => circle(f.stuck) || `${givenBack(f.last)} 기다림이 한 바퀴를 이룬 적은 없어요.`,
    unsettled: '이번에는 금방 두 포크를 다 집었어요. 번번이 둘 다 왼쪽부터 집게 해 보세요. 그다음 멈춰 주세요.',
    explanation: (f) =>
      `${givenBack(f.last)} ${mealsOf(f.last)} 라이브락은 교착 상태보다 알아보기 어려워요. 모두 바쁜데 나아가지 못하거든요. 발이 어긋나는 순간 풀려요. 그래서 프로그램은 제각각 정한 시간만큼 쉬었다가 다시 시도해요.${whoChose(f)}`,
    modelAnswer:
      '네. 둘이 발을 맞춰 집고, 없으니 돌려놓고, 또 집으면 끝없이 바쁘기만 하고 못 먹어요. 이것이 라이브락이에요.',
    tasks: {
      'gives-back': {
        ask: '먹지 못하고 포크를 돌려놓는 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}오른쪽 포크를 얻지 못했다는 이벤트 바로 뒤에 와요.`,
        done: () => '맞아요. 놓았으니 상대가 집을 수도 있었어요. 있기는 했죠.',
      },
      hungry: {
        ask: `한 번도 먹지 못한 채 ${GIVEN_BACK}번 돌려놓게 해 보세요.`,
        missing: (f) => `지금까지 가장 길게 ${Math.max(0, ...f.attempts.map((one) => one.givenBackInARow))}번이에요.`,
        done: (f) => `${givenBack(f.last)} 일은 그렇게 했는데 그동안 먹지는 못했어요.`,
      },
      'both-eat': {
        ask: '한 걸음씩 보내 보세요. 누군가 한 번은 돌려놓은 다음, 둘 다 먹는 순서를 찾아보세요.',
        missing: (f) =>
          f.params.strategy !== 'try'
            ? `전략이 ${josa(f.params.strategy, '이에요/예요')}.`
            : `${givenBack(f.last)} ${mealsOf(f.last)}`,
        done: (f) => mealsOf(allEnded(f).at(-1)),
      },
    },
  },
  repair: {
    intro:
      '이제 모두 번호가 낮은 포크부터 집어요. 먼저 모델이 한 끼씩 먹는 순서를 빠짐없이 따져 보고, 그다음 진짜 스레드가 정해 둔 횟수만큼 자유롭게 먹어요.',
    question: '순서를 정하면 교착 상태는 어떻게 될까요?',
    options: {
      impossible: '어떤 순서로 가도 일어날 수 없게 된다',
      rarer: '드물어지지만 일어날 수는 있다',
      'as-often': '필요한 포크가 그대로니 달라지지 않는다',
    },
    happened: (f) =>
      `${explored(f)} ${f.last ? `진짜 스레드로는 이랬어요. ${mealsOf(f.last)}` : ''} ${circle(f.stuck)}`.trim(),
    right: (f) => `${explored(f)} 드문 것이 아니라 불가능해요.`,
    feedback: {
      'a-repair-makes-it-rarer': (f) =>
        `잠깐 쉬게 하거나 운에 맡기면 드물어져요. 순서는 아예 없애요. 기다리는 쪽은 자기가 쥔 것보다 높은 번호를 기다리는데, 번호는 한 바퀴 돌아올 수 없거든요. ${explored(f)}`,
    },
    otherwise: (f) => explored(f),
    unsettled: '모든 순서를 따져 보지는 못했어요. try 전략은 끝없이 다시 할 수 있어서 순서에도 끝이 없어요.',
    explanation: (f) =>
      `${explored(f)} ${f.last ? `진짜 스레드로는 이랬어요. ${mealsOf(f.last)} ${f.stuck ? circle(f.stuck) : '여러 번 잘됐다는 것만으로는 증명이 안 돼요. 멈추는 순서가 하나도 없다는 것이 증명이에요.'}` : ''} ` +
      '고치는 길마다 없애는 것이 달라요. 순서는 바퀴를 없애요. 시도 락은 쥔 채 기다리는 것을 없애는데, 라이브락을 낳기도 해요. 웨이터는 포크보다 한 명 적게 들여보내서, 누군가는 늘 두 개를 다 집게 해요.',
    modelAnswer:
      '일어날 수 없게 돼요. 바퀴가 닫히려면 누군가 자기가 쥔 것보다 낮은 번호를 기다려야 하는데, 아무도 그러지 않거든요.',
    tasks: {
      'wait-that-ends': {
        ask: '포크를 기다렸다가 끝내 집은 철학자를 찾아, 그 기다림이 시작된 이벤트를 골라 보세요.',
        missing: (f, picked) =>
          f.attempts.some(({ waits }) => waits.length > 0)
            ? `${kindOf.ko(picked)}막힘(block) 뒤에 같은 철학자가 그 포크를 쥐는 곳을 찾아보세요.`
            : '이번 실행에서는 아무도 기다리지 않았어요. 식사 횟수를 늘려 보세요.',
        done: () => '맞아요. 여전히 서로를 기다리지만, 빙 둘러 기다리는 일은 없어요.',
      },
      waiter: {
        ask: `이번에는 웨이터로 고쳐 보세요. 셋 이상이 ${MANY_MEALS}끼 이상씩, 자유롭게 다 먹어야 해요.`,
        missing: (f) => `전략은 ${f.params.strategy}, 식사는 ${f.params.meals}번씩이에요. ${mealsOf(f.last)}`,
        done: (f) => `${mealsOf(f.last)} 대신 모두가 웨이터에게 한 번 더 물어봐야 해요.`,
      },
      'caught-live': {
        ask: '이제 망가뜨려 봐요. naive로 돌아가 식사 횟수를 늘리고 자유롭게 실행해서, 아무도 꾸미지 않은 교착 상태를 잡아 보세요. 철학자가 둘이면 가장 잘 걸려요.',
        missing: (f) =>
          `${mealsOf(f.last)} ${f.stuck ? '이번 것은 누군가 순서를 정한 거예요.' : noCircle} 다시 해 보거나 식사 횟수를 늘려 보세요.`,
        done: (f) => `${circle(f.stuck)} ${mealsOf(f.stuck)} 이 순서는 아무도 정하지 않았어요.`,
      },
    },
  },
  replay: {
    intro:
      '스케줄(schedule)은 차례를 적은 목록이에요. 0,1,2면 철학자마다 한 걸음씩, 왼쪽 포크를 집어요. 진짜 스레드가 서로 넘겨주면서 그대로 따라가요. 비워 두면 가장 짧은 교착 상태를 먼저 찾아요.',
    question: '교착 상태에 빠지는 스케줄을 진짜 스레드가 그대로 따라가요. 어떻게 될까요?',
    options: {
      'for-ever': '또 멈추고, 도와주러 오는 것도 없다',
      detected: 'Node나 운영체제가 알아채고 하나를 끝낸다',
      eats: '진짜 스레드는 똑같지 않아서, 빠져나가 누군가 먹는다',
    },
    happened: (f) =>
      f.last ? `${steps(f.last.schedule)} ${circle(f.last) || '바퀴는 닫히지 않았어요.'}` : '따라간 스케줄이 없어요.',
    right: (f) => (f.last ? stood(f.last) : ''),
    feedback: {
      'deadlock-is-detected-for-you': (f) =>
        `${f.last ? stood(f.last) : ''} ${nobodyDetects} 실행이 끝난 것은 적힌 스케줄을 다 따라갔기 때문이고, 스레드는 이 앱이 치웠어요.`,
      'rare-means-never': (f) =>
        `드문 것은 아무도 그 순서를 고르지 않아서였어요. 같은 차례를 주면 같은 일이 일어나요. ${circle(f.last)}`,
    },
    otherwise: (f) => `${steps(f.last?.schedule ?? [])} ${mealsOf(f.last)}`,
    unsettled: '교착 상태나 식사에 이르지 않은 스케줄이에요. naive를 고르고 스케줄을 비워 두세요.',
    explanation: (f) =>
      `${f.last ? `${steps(f.last.schedule)} ${circle(f.last)}` : ''} 교착 상태가 까다로운 것은 순서에 달렸는데 그 순서가 좀처럼 되풀이되지 않기 때문이에요. 스케줄로 적어 두면 붙잡을 수 있어요. 되풀이하고, 남에게 보내고, 고친 뒤에 다시 해 볼 수 있죠.`,
    modelAnswer: '차례가 같으면 바퀴도 같아요. 모두 멈춰 서고, Node도 운영체제도 아무것도 하지 않아요.',
    tasks: {
      'waits-for-first': {
        ask: '0번이 쥔 락을 누군가 기다리기 시작하는 이벤트를 골라 보세요.',
        missing: (_f, picked) => `${kindOf.ko(picked)}막힘(block) 이벤트에는 원하는 것을 누가 쥐고 있는지 나와요.`,
        done: () => '맞아요. 대기 그래프에서 0번으로 들어가는 화살표예요.',
      },
      four: {
        ask: '철학자 넷의 교착 상태를 되풀이해 보세요.',
        missing: (f) => `${circle(f.last) || noCircle} ${threadsOf(f.params)}명이었어요.`,
        done: (f) => circle(f.last),
      },
      'after-a-meal': {
        ask: '누군가 먹은 다음에 교착 상태에 빠지는 스케줄을 써 보세요. (식사 횟수를 두 번으로 해 주세요.)',
        missing: (f) => `${f.last?.cycle ? '교착 상태에는 빠졌어요.' : noCircle} ${mealsOf(f.last)}`,
        done: (f) => `${mealsOf(f.last)} ${circle(f.last)}`,
      },
    },
  },
};
