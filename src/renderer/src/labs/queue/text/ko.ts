import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration as duration, names } from '../../figures';
import { kindOf } from '../../picked';
import { tookTurns, type QueueFacts } from '../facts';
import { changesOfProducer, DEEP, spread } from '../tasks';
import type { en } from './en';

const first = (all: readonly string[]): string =>
  all.length > 12 ? `${names(all.slice(0, 12))}, … (+${all.length - 12})` : names(all);
const shares = ({ takenBy }: QueueFacts): string =>
  Object.entries(takenBy)
    .map(([actor, count]) => `${josa(actor, '은/는')} ${count}개`)
    .join(', ');
const takerOf = ({ taken, takers }: QueueFacts, item: string): string => takers[taken.indexOf(item)] ?? '소비자';
/** Whoever reads what the order shows must know who chose it. */
const chosenOrder = ({ gated }: QueueFacts): string =>
  gated
    ? ' 다만 이번 실행의 순서와 시간은 여러분이나 진행 방식이 정했어요. 컴퓨터가 알아서 하는 모습을 보려면 ‘그대로’로 실행해 보세요.'
    : '';
/** A clause: the queue had no limit, or so much room. */
const room = ({ params }: QueueFacts): string => (params.capacity === 0 ? '한도 없음' : `${params.capacity}자리`);

export const ko: SameText<typeof en> = {
  idea: '한 프로세스 안의 진짜 스레드인 생산자와 소비자가 큐로 항목을 건네요.',
  terms: [
    { term: 'FIFO(선입선출)', meaning: '먼저 들어간 것이 먼저 나와요. 가장 오래 기다린 것이 다음 차례예요.' },
    { term: '생산자(producer), 소비자(consumer)', meaning: '큐에 넣는 쪽과 큐에서 꺼내는 쪽이에요.' },
    { term: '유한 큐(bounded queue)', meaning: '정해진 개수까지만 들어가는 큐예요.' },
    { term: '블로킹(blocking)', meaning: '할 수 있게 될 때까지 호출이 돌아오지 않는 것이에요. 그동안 스레드는 자요.' },
    { term: '배압(back-pressure)', meaning: '느린 쪽이 빠른 쪽의 속도를 늦추는 것이에요.' },
  ],
  parameters: {
    capacity: {
      label: '큐의 자리',
      hint: '몇 개까지 들어가는지예요. 0이면 한도가 없어요.',
      values: { 0: '한도 없음' },
    },
    producers: { label: '생산자 수', hint: '넣는 스레드의 수예요.' },
    consumers: { label: '소비자 수', hint: '꺼내는 스레드의 수예요.' },
    items: { label: '생산자당 항목 수', hint: '항목 이름은 생산자를 따라요. 2.3은 생산자 2의 세 번째 항목이에요.' },
    workMs: { label: '항목당 작업 시간', hint: '소비자가 항목 하나에 매달려 있는 시간이에요.' },
  },
  experiments: {
    'order-in-order-out': {
      intro:
        '생산자 하나가 1.1부터 1.6까지 여섯 개를 되도록 빨리 넣어요. 소비자 하나가 꺼내는데, 하나에 150 ms가 걸려요. 큐에는 한도가 없어요.',
      question: '항목은 어떤 순서로 큐를 떠날까요?',
      options: {},
      happened: (f) => `들어간 순서는 ${first(f.put)}, 나온 순서는 ${first(f.taken)}이에요.`,
      right: () => '선입선출이에요. 가장 오래 기다린 항목이 다음 차례예요.',
      feedback: {
        'queue-is-a-stack': (f) =>
          `그건 스택(stack)이에요. 쌓아 둔 접시처럼 나중에 놓은 것이 먼저 나오죠. 큐는 창구 앞에 선 줄이에요. ${josa(f.taken[0] ?? '첫 항목', '이/가')} 먼저 와서 먼저 나갔어요.`,
      },
      otherwise: (f) => `큐는 넣은 순서를 지켜요: ${first(f.taken)}.`,
      unsettled: '항목을 모두 꺼낼 때까지 실행하면 예측을 확인할 수 있어요.',
      explanation: (f) =>
        `생산자가 소비자보다 훨씬 빨라서 많을 때는 ${f.maxDepth}개가 큐에 쌓였어요. 큐는 순서를 기억하고, 꺼낼 때는 맨 앞의 것을 줘요: ${first(f.taken)}.` +
        (f.params.consumers > 1
          ? ' 소비자가 여럿이어도 항목은 순서대로 떠나요. 다만 처리가 끝나는 순서까지 약속하지는 않아요.'
          : '') +
        chosenOrder(f),
      modelAnswer:
        '큐는 가장 오래 들어 있던 것을 내줘요. 생산자 하나가 1.1을 가장 먼저 넣었으니 1.1이 먼저 나가고, 그렇게 1.6까지 이어져요.',
      tasks: {
        'third-leaves': {
          ask: '항목 1.3이 큐를 떠나는 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}항목은 넣기로 들어가고 꺼내기로 나와요. 소비자 줄에서 1.3을 찾아보세요.`,
          done: () => '맞아요. 여기서 끝나는 화살표는 같은 항목을 넣은 곳에서 시작했어요.',
        },
        deep: {
          ask: `큐에 ${DEEP}개 이상이 한꺼번에 쌓이게 해 보세요.`,
          missing: (f) =>
            `지금까지 가장 많을 때가 ${f.maxDepth}개예요. 생산자당 항목은 ${f.params.items}개, 큐의 자리는 ‘${room(f)}’.`,
          done: (f) =>
            `한꺼번에 ${f.maxDepth}개가 쌓였어요. 기다리는 동안 메모리를 차지해요. 한도 없는 큐는 메모리가 바닥날 때까지 커질 수 있어요.`,
        },
        'mixed-but-ordered': {
          ask: '생산자를 여럿 두고 항목이 세 번 이상 섞이게 해 보세요. 그리고 생산자마다 자기 순서는 지켜지는지 확인해 보세요.',
          missing: (f) =>
            f.params.producers < 2
              ? '생산자가 하나예요. 둘 이상이 필요해요.'
              : `다른 생산자의 항목으로 바뀐 것이 ${changesOfProducer(f)}번이에요. 한 걸음씩 실행하거나 ‘뒤섞기’로 실행하면 더 잘 섞여요.`,
          done: (f) => `${first(f.taken)}. 섞였지만 생산자마다 자기 순서는 그대로예요.`,
        },
      },
    },
    'full-queue': {
      intro: '큐에는 두 자리뿐이에요. 생산자는 여섯 개를 서둘러 넣으려 하고, 소비자는 하나에 150 ms가 걸려요.',
      question: '큐가 가득 찼는데 생산자가 하나를 더 넣으려 해요. 어떻게 될까요?',
      options: {
        waits: '자리가 날 때까지 생산자가 기다린다',
        drops: '항목 하나가 버려진다',
        grows: '큐가 자리를 늘린다',
      },
      happened: (f) =>
        `큐의 자리는 ‘${room(f)}’, 생산자가 기다린 것은 ${f.roomWaits}번, 모두 ${duration(f.producersWaitedMs)}예요. ${f.put.length}개가 들어가 ${f.taken.length}개가 나왔고, 한꺼번에 ${f.maxDepth}개를 넘은 적은 없어요.`,
      right: (f) => `${f.roomWaits}번 기다렸고, ${f.put.length}개가 모두 들어갔어요.`,
      feedback: {
        'full-queue-drops': (f) =>
          `버려진 것은 없어요. ${f.put.length}개가 들어가 ${f.taken.length}개가 나왔어요. 가득 차면 버리는 것도 있지만, 블로킹 큐는 대신 넣는 쪽을 기다리게 해요.`,
        'full-queue-grows': (f) =>
          `한꺼번에 ${f.maxDepth}개를 넘은 적이 없어요. 커지는 큐는 한도가 없는 큐예요. 이 큐는 한도를 정해 두었고, 생산자를 ${f.roomWaits}번 기다리게 해서 지켰어요.`,
      },
      otherwise: (f) => `생산자는 ${f.roomWaits}번 기다렸고, 꺼내기가 자리를 내주면 다시 넣었어요.`,
      unsettled: '이번 실행에서는 큐가 가득 찬 적이 없어요. 자리는 적게, 소비자는 느리게 해 보세요.',
      explanation: (f) =>
        `가득 찬 큐에 넣으려 하면 막혀요(block). 꺼내기가 자리를 낼 때까지 스레드가 자는 거예요. 그래서 생산자는 소비자의 속도에 맞춰졌어요. ${f.roomWaits}번에 걸쳐 모두 ${duration(f.producersWaitedMs)} 동안 기다렸거든요. 이것이 배압(back-pressure)이에요. 시간은 더 걸리지만 메모리를 아껴요. 정할 것은 한도뿐이에요.` +
        chosenOrder(f),
      modelAnswer:
        '한도가 있는 큐가 가득 차면 넣기는 기다려요. 소비자가 하나를 꺼내는 순간 자리가 나서 생산자가 다시 움직여요. 잃는 것도 없고, 큐가 한도를 넘지도 않아요.',
      tasks: {
        'what-made-room': {
          ask: '생산자가 자리를 기다리고 있어요. 자리를 내준 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.roomWaits === 0
              ? '이번 실행에서는 생산자가 자리를 기다린 적이 없어요. 자리를 줄여 다시 실행해 보세요.'
              : `${kindOf.ko(picked)}누군가 항목을 꺼내면 자리가 나요. 기다리던 넣기 바로 앞의 꺼내기는 무엇인가요?`,
          done: () => '맞아요. 이 꺼내기가 자리를 냈고, 기다리던 넣기가 뒤따랐어요.',
        },
        'never-waits': {
          ask: '항목은 여섯 개 이상, 소비자는 일을 해야 해요. 생산자가 한 번도 기다리지 않는 실행을 만들어 보세요.',
          missing: (f) =>
            f.put.length < 6
              ? `들어간 항목이 ${f.put.length}개뿐이에요.`
              : f.params.workMs === 0
                ? '소비자가 할 일이 없어요. 작업 시간을 조금 주세요.'
                : `${f.roomWaits}번 기다렸어요. 자리가 얼마나 있었으면 넉넉했을까요?`,
          done: (f) =>
            `한 번도 기다리지 않은 대신 큐에 ${f.maxDepth}개까지 쌓였어요. 시간이든 메모리든 하나는 더 들어요.`,
        },
        'long-wait-small-queue': {
          ask: '자리가 하나뿐인 큐에서 생산자가 모두 합쳐 1초 이상 기다리게 해 보세요.',
          missing: (f) =>
            f.params.capacity !== 1
              ? f.params.capacity === 0
                ? '큐에 한도가 없었어요. 자리를 하나로 해 보세요.'
                : `큐의 자리가 ${f.params.capacity}자리였어요. 하나로 해 보세요.`
              : `기다린 시간은 ${duration(f.producersWaitedMs)}예요. 무엇이 소비자를 더 느리게 할까요?`,
          done: (f) => `${duration(f.producersWaitedMs)}예요. 자리가 하나면 두 쪽이 거의 번갈아 움직여요.`,
        },
      },
    },
    'who-gets-next': {
      intro: '큐 하나에 항목 아홉 개, 똑같은 소비자 셋이 있어요. 항목 하나에 150 ms가 걸려요.',
      question: '어떤 항목이 누구에게 갈까요?',
      options: {
        all: '모든 소비자가 모든 항목을 받는다',
        turns: '1, 2, 3, 1, 2, 3, … 차례로 받는다',
        free: '항목마다 하나에게만 가고, 누구인지는 약속이 없다',
        'turns-this-time': '항목마다 하나에게만 갔고, 이번에는 차례대로였다',
      },
      happened: (f) =>
        `항목이 간 곳은 차례로 ${first(f.takers.map((actor) => actor.replace('consumer-', '')))}. ${shares(f)}예요.`,
      right: (f) =>
        tookTurns(f)
          ? '항목은 하나씩 한 소비자에게 갔어요. 이번에는 우연히 차례대로였지만, 아무도 그러기로 약속하지 않았어요.'
          : '항목마다 딱 한 소비자에게 갔어요. 꺼낼 수 있을 때 그 자리에 있던 소비자에게요.',
      feedback: {
        'queue-item-goes-to-all': (f) =>
          `그건 발행-구독(publish-subscribe)이에요. 큐는 항목을 내주고 나면 갖고 있지 않아요. 항목 ${f.taken.length}개에 꺼내기도 ${f.taken.length}번이었어요: ${shares(f)}.`,
        'threads-take-turns-fairly': (f) =>
          `카드처럼 나눠 주는 사람은 없어요. 항목이 있을 때 먼저 달라고 한 쪽이 받아요. 그게 누구인지는 ${f.gated ? '여러분이나 진행 방식이 누구를 먼저 보냈는지' : '운영체제와, 누가 바빴는지'}에 달렸어요. 이번에는 ${shares(f)}였어요.`,
        'it-worked-so-it-is-right': (f) =>
          `이번에는 정말 차례대로였고 예측이 맞았어요. 하지만 한 번의 실행은 증거가 못 돼요. ${f.gated ? '순서를 여러분이나 진행 방식이 정한 실행이거든요' : '똑같은 일을 하면 떠난 순서대로 돌아오기 쉬울 뿐이에요'}. ‘뒤섞기’로 다시 실행해 보세요.`,
      },
      otherwise: (f) => `이번 실행: ${shares(f)}.`,
      unsettled: '끝까지 실행하면 누가 무엇을 받았는지 알 수 있어요.',
      explanation: (f) =>
        `항목 ${f.taken.length}개가 저마다 한 번씩 큐를 떠났어요: ${shares(f)}. ` +
        (f.gated
          ? '누가 먼저였는지는 여러분이나 진행 방식이 정했어요. 한 걸음씩 보낸 실행이거든요.'
          : tookTurns(f)
            ? '차례대로 받은 것은 모두 같은 양의 일을 하고 떠난 순서대로 돌아왔기 때문이에요. 보장된 것은 아니에요.'
            : '정해진 차례는 없었어요. 손이 비어 먼저 달라고 한 쪽이 다음 것을 받았어요.') +
        ' 큐가 약속하는 것은 항목의 순서예요. 누가 받는지, 몫이 같은지는 약속하지 않아요.',
      modelAnswer:
        '항목은 손이 비어 있어 달라고 한 소비자 딱 하나에게 가요. 큐는 항목의 순서를 지킬 뿐, 다음 것을 누가 받을지는 약속하지 않아요.',
      tasks: {
        'who-took-it': {
          ask: '항목 1.5는 어느 소비자가 받았을까요? 그것을 보여 주는 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.taken.includes('1.5')
              ? `${kindOf.ko(picked)}꺼내기가 큐에서 항목을 가져가요. 소비자 줄에서 1.5를 꺼내는 곳을 찾아보세요.`
              : '이번 실행에서는 1.5를 아무도 꺼내지 않았어요. 생산자당 항목을 다섯 개 이상으로 하고 다시 실행해 보세요.',
          done: (f) =>
            `맞아요. ${josa(takerOf(f, '1.5'), '이/가')} 받았어요. 다른 줄에는 1.5를 꺼내는 이벤트가 없어요. 큐는 한 번만 내주거든요.`,
        },
        unfair: {
          ask: '한 소비자가 다른 소비자보다 두 개 이상 더 받는 실행을 만들어 보세요.',
          missing: (f) =>
            `${shares(f)}, 차이는 ${spread(f)}개예요. ‘뒤섞기’로 실행하거나 한 소비자만 골라 보내면 누가 먼저인지 달라져요.`,
          done: (f) => `${shares(f)}. 그래도 항목은 모두 한 번씩, 순서대로 나갔어요.`,
        },
        starved: {
          ask: '항목이 세 개 이상인데 한 소비자는 하나도 받지 못하는 실행을 만들어 보세요.',
          missing: (f) => `${shares(f)}. 소비자를 항목보다 많이 두거나, 한 소비자를 끝까지 보내 주지 않으면 돼요.`,
          done: (f) => `${shares(f)}. 이것이 기아(starvation)예요. 공평하겠다는 약속이 없으니 얼마든지 생겨요.`,
        },
      },
    },
  },
};
