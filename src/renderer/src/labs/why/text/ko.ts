import { amdahl } from '../../../../../shared/labs/why/scaling';
import type { Way } from '../../../../../shared/labs/why/contract';
import type { SameText } from '../../../language/text';
import { josa } from '../../../trace/josa';
import { koreanDuration as duration } from '../../figures';
import { kindOf } from '../../picked';
import { isBeyondLimit, lastRow, serialPart, waysOf, type WhyFacts } from '../facts';
import { FEW_TIMES, MANY_WORKERS, STEADY_MS, WELL_BEYOND } from '../tasks';
import type { en } from './en';
import { notes } from './ko-notes';

const times = (value: number): string => `${value.toFixed(1)}배`;
const percent = (part: number): string => `${Math.round(part * 100)}%`;
const cores = (count: number): string => `코어 ${count}개`;
const chosenOrder = ({ gated }: WhyFacts): string =>
  gated
    ? ' 다만 이번 실행의 시간은 여러분이나 진행 방식이 정했어요. 컴퓨터가 알아서 하는 모습을 보려면 ‘그대로’로 실행해 보세요.'
    : '';

function wayTimes(facts: WhyFacts): string {
  return waysOf(facts.params)
    .flatMap((way) => {
      const seen = facts.ways[way];
      return seen
        ? [`${way}에서는 빠른 작업이 ${duration(seen.lastFastMs)}, 전체가 ${duration(seen.allDoneMs)} 만에 끝났어요`]
        : [];
    })
    .join('. ');
}

const wayTime = ({ ways }: WhyFacts, way: Way): string => duration(ways[way]?.lastFastMs ?? 0);

/** A clause that ends in a noun. */
function speed(facts: WhyFacts): string {
  const last = lastRow(facts);
  return last ? `일꾼 ${last.workers}명일 때 초당 작업 수는 한 명일 때의 ${times(last.speedup)}` : '아직 잰 것이 없음';
}

function bend({ bend: row, rows }: WhyFacts): string {
  if (row) return `선은 일꾼 ${row.workers}명에서 꺾여요. 그다음 한 명이 더한 몫이 첫 일꾼의 절반도 안 되거든요.`;
  return rows.length > 1 ? '선이 꺾이지 않았어요. 일꾼을 더할 때마다 첫 일꾼의 절반 이상을 더했어요.' : '';
}

function ceiling(facts: WhyFacts): string {
  const serial = serialPart(facts);
  const last = lastRow(facts);
  if (!last || serial <= 0) return '';
  return `일꾼 한 명만 있어도 공유 자원은 ${percent(serial)}의 시간 동안 바빴어요. 그러니 일꾼이 아무리 많아도 ${times(1 / serial)}까지가 한계예요. ${last.workers}명일 때 공유 자원은 ${percent(last.busy)}의 시간 동안 바빴고, 일꾼들은 자기 시간의 ${percent(last.waiting)}를 기다리는 데 썼어요. 암달의 공식은 작업 하나를 일꾼들이 나누어 할 때의 값이라 ${times(amdahl(serial, last.workers))}이고, 잰 값은 ${times(last.speedup)}예요. ${beyond(facts)}여기서는 작업이 많아서 한 명이 공유 자원을 쓰는 동안 나머지는 자기 몫을 해요. 그래도 한계는 같아요.`;
}

/** A first row that came out too low makes all others look better than they can be. */
const beyond = (facts: WhyFacts): string =>
  isBeyondLimit(facts)
    ? '잰 값이 한계를 넘었으니 첫 줄이 너무 낮게 나온 거예요. 컴퓨터가 덜 바쁠 때, ‘한 줄을 재는 시간’을 늘려 다시 재 보세요. '
    : '';

const gone = ({ door }: WhyFacts): string =>
  door.gone.length === 0 ? '끝난 서버가 없어요' : `${josa(door.gone.join(', '), '이/가')} 끝났어요`;
const answers = ({ door }: WhyFacts): string =>
  `요청 ${door.sent}개 중 ${door.answered}개가 응답을 받았고 ${door.failed}개가 실패했어요`;
const shares = ({ door }: WhyFacts): string =>
  Object.entries(door.answeredBy)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([actor, count]) => `${actor} ${count}개`)
    .join(', ');

export const ko: SameText<typeof en> = {
  idea: '일을 동시에 하는 네 가지 이유를 진짜 스레드와 프로세스, 소켓으로 이 컴퓨터에서 직접 재 봐요.',
  terms: [
    {
      term: '동시성(concurrency)',
      meaning: '여러 일을 함께 진행하는 것이에요. 하나가 끝나지 않아도 다음 일을 시작해요.',
    },
    { term: '병렬성(parallelism)', meaning: '여러 일이 저마다 코어를 하나씩 차지하고 같은 순간에 실행되는 것이에요.' },
    { term: '비동기(asynchronous)', meaning: '일을 시작해 두고 준비될 때까지 다른 일을 하는 방식이에요.' },
    { term: '코어(core)', meaning: 'CPU 안에서 한 번에 스레드 하나를 실행하는 부분이에요.' },
    { term: '처리량(throughput)', meaning: '모두 합쳐 1초에 해내는 일의 양이에요.' },
    { term: '병목(bottleneck)', meaning: '모두가 거쳐야 해서 전체의 속도를 정하는 한 곳이에요.' },
    { term: '복제 서버(replica)', meaning: '똑같은 일을 할 수 있는 여러 서버 중 하나예요.' },
    { term: '멱등(idempotent)', meaning: '두 번 해도 한 번 한 것과 같아서 다시 부탁해도 되는 성질이에요.' },
  ],
  parameters: {
    mode: { label: '방식', hint: '작업을 하는 방식 하나, 또는 세 가지를 차례로 모두(all) 해 봐요.' },
    work: { label: '일의 종류', hint: '디스크나 네트워크를 기다리듯 기다리거나(wait), 계산해요(compute).' },
    tasks: { label: '작업 수', hint: '느린 작업까지 더한 수예요.' },
    slowAt: { label: '느린 작업의 자리', hint: '줄의 맨 앞(first) 또는 가운데(middle)예요.' },
    fastMs: { label: '빠른 작업', hint: '혼자 할 때 걸리는 시간이에요. 복제 서버가 요청 하나에 쓰는 시간이기도 해요.' },
    slowMs: { label: '느린 작업', hint: '혼자 할 때 걸리는 시간이에요.' },
    workers: { label: '일꾼의 최대 수', hint: '1명부터 이만큼까지 재요. 0이면 코어 수의 두 배예요.' },
    sharedPercent: {
      label: '공유하는 몫',
      hint: '작업의 몇 퍼센트가 한 번에 한 명만 쓸 수 있는 것을 필요로 하는지예요.',
    },
    measureMs: { label: '한 줄을 재는 시간', hint: '일꾼 수마다 이만큼 재요.' },
    replicas: { label: '복제 서버 수', hint: '문 뒤에 선 서버의 수예요.' },
    requests: { label: '요청 수', hint: '클라이언트가 보낼 요청이에요. 서버 수만큼 한꺼번에 진행해요.' },
    retries: {
      label: '다시 부탁하는 횟수',
      hint: '답하기 전에 서버가 사라지면 문이 다른 서버에 몇 번까지 다시 부탁하는지예요.',
    },
  },
  notes,
  experiments: {
    'slow-among-fast': {
      intro:
        '느린 작업 하나와 빠른 작업들을 세 가지 방식으로 해요. 차례로 하나씩(sequential), 스레드 하나에서 한꺼번에 시작(concurrent, 비동기), 작업마다 스레드 하나씩(parallel)이에요. ‘wait’이면 작업은 타이머를 기다리고, ‘compute’이면 수를 섞는 계산을 해요.',
      question: '마지막 빠른 작업은 느린 작업보다 먼저 끝날까요, 나중에 끝날까요?',
      options: { before: '느린 작업보다 먼저 끝나요', after: '느린 작업보다 나중에 끝나요' },
      happened: (f) => `${wayTimes(f)}.`,
      right: (f) => `${wayTimes(f)}.`,
      feedback: {
        'async-is-parallel': (f) =>
          `비동기로 한다고 손이 늘지는 않아요. ‘concurrent’는 스레드가 하나인데 이번 작업은 계산이에요. 느린 작업을 계산하는 동안 다른 것을 할 수 없어요. 마지막 빠른 작업은 ${wayTime(f, 'concurrent')}, 느린 작업은 ${duration(f.ways.concurrent?.slowDoneMs ?? 0)}에 끝났어요. 스레드를 따로 두어야 다른 코어도 쓸 수 있어요.`,
        'waiting-needs-a-core': (f) =>
          `기다리는 데는 코어가 들지 않아요. ‘concurrent’는 스레드가 하나지만 어느 것도 기다리기 전에 모두 시작했어요. 그래서 느린 작업이 아직 기다리는 동안 마지막 빠른 작업이 ${wayTime(f, 'concurrent')}에 끝났어요.`,
      },
      otherwise: (f) => `${wayTimes(f)}.`,
      unsettled: '모든 방식이 작업을 다 마칠 때까지 실행하면 예측을 확인할 수 있어요.',
      explanation: (f) =>
        `${wayTimes(f)}. 차례로 하면 앞의 것이 모두 끝나야 해서, 느린 작업 하나가 뒤에 선 모두를 늦춰요. ` +
        (f.params.work === 'wait'
          ? '이번 작업은 기다리기만 하니 스레드 하나로도 모두 함께 진행할 수 있어요. 스레드를 여럿 두어도 되지만 꼭 필요하지는 않아요.'
          : `이번 작업은 계산이라 스레드가 하나면 뭐라고 부르든 하나씩 할 수밖에 없어요. 작업마다 스레드를 두면 운영체제가 코어를 나누어 줘요. 이 컴퓨터에는 ${josa(cores(f.cores), '이/가')} 있어요.`) +
        chosenOrder(f),
      modelAnswer:
        '차례로 하면 느린 작업 뒤의 모두가 기다려요. 기다리기만 하는 작업이면 한꺼번에 시작하는 스레드 하나로 충분해요. 계산하는 작업이면 스레드와 코어가 더 있어야 빨라져요.',
      tasks: {
        'slow-is-done': {
          ask: '‘concurrent’ 방식에서 느린 작업이 끝나는 이벤트를 골라 보세요.',
          missing: (_f, picked) => `${kindOf.ko(picked)}concurrent의 줄에서 느린 작업이 끝났다는 기록을 찾아보세요.`,
          done: (f) =>
            `맞아요. 이번 실행에서는 그전에 빠른 작업 ${f.ways.concurrent?.fastBeforeSlow ?? 0}개가 끝나 있었어요.`,
        },
        'async-computes': {
          ask: '‘concurrent’가 도움이 되지 않는 실행을 만들어 보세요. 마지막 빠른 작업이 느린 작업보다 나중에 끝나야 해요.',
          missing: (f) =>
            f.ways.concurrent
              ? `마지막 빠른 작업은 ${wayTime(f, 'concurrent')}, 느린 작업은 ${duration(f.ways.concurrent.slowDoneMs)}에 끝났어요. 무엇이 하나뿐인 스레드를 붙잡아 둘까요?`
              : '이번 실행에는 ‘concurrent’ 방식이 없었거나 끝까지 가지 않았어요.',
          done: (f) => `${wayTimes(f)}. 스레드는 하나뿐이고, 계산이 그 스레드를 붙잡고 있어요.`,
        },
        'two-before': {
          ask: '‘sequential’에서 빠른 작업 두 개 이상이 느린 작업보다 먼저, 하나 이상이 나중에 끝나게 해 보세요.',
          missing: (f) =>
            `느린 작업보다 먼저 끝난 것이 ${f.ways.sequential?.fastBeforeSlow ?? 0}개예요. 느린 작업은 줄의 어디에 서 있나요?`,
          done: (f) => `${f.ways.sequential?.fastBeforeSlow ?? 0}개가 먼저 끝났어요. 뒤에 선 것은 여전히 기다려요.`,
        },
      },
    },
    throughput: {
      intro:
        '스레드인 일꾼들이 아무것도 함께 쓰지 않고 작은 작업을 계속해요. 모두 합쳐 1초에 몇 개를 해낼까요? 한 명, 두 명, … ‘일꾼의 최대 수’까지 재요. 0이면 이 컴퓨터 코어 수의 두 배예요.',
      question: '일꾼이 가장 많을 때, 초당 작업 수는 한 명일 때의 몇 배일까요?',
      options: {
        same: '거의 같아요. 컴퓨터는 한 대니까요',
        cores: '코어 수만큼 늘어요',
        workers: '일꾼 수만큼 늘어요',
      },
      happened: (f) => `${cores(f.cores)}에서, ${speed(f)}였어요.`,
      right: (f) => `${cores(f.cores)}에서, ${speed(f)}였어요. ${bend(f)}`,
      feedback: {
        'more-threads-proportionally-faster': (f) =>
          `계산하려면 스레드마다 코어가 있어야 하는데, 코어는 ${f.cores}개예요. ${speed(f)}였어요. ${bend(f)} 그보다 많은 스레드는 번갈아 실행될 뿐 얻는 것이 없어요.`,
        'waiting-needs-a-core': (f) =>
          `이번 작업은 기다리는 일이고, 기다리는 데는 코어가 들지 않아요. ${cores(f.cores)}에서, ${speed(f)}였어요.`,
      },
      otherwise: (f) => `${cores(f.cores)}에서, ${speed(f)}였어요. ${bend(f)}`,
      unsettled: '일꾼을 코어보다 넉넉히 많게 하고 끝까지 재면 예측을 확인할 수 있어요.',
      explanation: (f) =>
        `${speed(f)}였고, 이 컴퓨터는 같은 순간에 스레드 ${f.cores}개를 실행할 수 있어요. ${bend(f)} ` +
        (f.params.work === 'compute'
          ? '코어 수까지는 일꾼마다 코어를 하나씩 가질 수 있어요. 다른 프로그램, 함께 쓰는 캐시, 사실은 코어 하나를 둘로 나눈 코어, 뜨거워지면 느려지는 클럭 때문에 잰 선은 이상적인 선보다 아래에 있기 쉬워요.'
          : '기다리는 작업은 코어를 비워 두니, 여기서는 코어 수가 한계가 아니에요.') +
        chosenOrder(f),
      modelAnswer:
        '계산은 모든 코어가 바빠질 때까지 스레드가 늘수록 빨라지고, 그 뒤로는 번갈아 실행될 뿐이에요. 기다리는 일에는 그런 한계가 없어요.',
      tasks: {
        'row-of-cores': {
          ask: '일꾼 수가 코어 수와 같을 때 잰 값을 알려 주는 이벤트를 골라 보세요.',
          missing: (f, picked) => `${kindOf.ko(picked)}main의 줄에서 workers가 ${f.cores}인 기록을 찾아보세요.`,
          done: (f) => `맞아요. ${bend(f)}`,
        },
        'waiting-workers': {
          ask: `일꾼이 가장 많을 때, 코어만으로 할 수 있는 것의 ${WELL_BEYOND}배 이상을 해내게 해 보세요.`,
          missing: (f) => `${speed(f)}, 코어는 ${f.cores}개예요. 코어 없이도 여럿이 함께 할 수 있는 일은 무엇일까요?`,
          done: (f) => `${cores(f.cores)}에서, ${speed(f)}예요. 디스크나 네트워크를 기다리는 일이 이래요.`,
        },
        steadier: {
          ask: `계산을 한 줄에 ${duration(STEADY_MS)} 이상씩, 코어보다 많은 일꾼까지 다시 재 보세요. 선이 더 고른가요?`,
          missing: (f) =>
            `한 줄을 ${duration(f.params.measureMs)} 동안, 일꾼 ${f.rows.at(-1)?.workers ?? 0}명까지 쟀어요. 코어는 ${f.cores}개예요.`,
          done: (f) => `${speed(f)}예요. ${bend(f)} 짧게 재면 그 순간 컴퓨터가 하던 다른 일까지 섞여 들어가요.`,
        },
      },
    },
    bottleneck: {
      intro:
        '작업마다 혼자 하는 부분과, 한 번에 한 명만 쓸 수 있는 공유 자원이 필요한 부분이 있어요. 공유 자원은 락(lock)이 지켜요. ‘wait’이면 작업은 기다리기만 해서 코어 수는 한계가 아니에요. 작업은 모두 세고, 타임라인에는 줄마다 일꾼의 처음 다섯 개만 보여요.',
      question: '‘설정’만큼 공유하면, 일꾼이 가장 많을 때 초당 작업 수는 한 명일 때의 몇 배일까요?',
      options: {
        same: '그대로예요. 번갈아 해야 하니까요',
        limited: '늘지만, 공유하는 몫이 정하는 한계까지만 늘어요',
        proportional: '일꾼 수만큼 늘어요',
      },
      happened: (f) => `${speed(f)}였어요.`,
      right: (f) => `${speed(f)}였어요. ${ceiling(f)}`,
      feedback: {
        'more-workers-relieve-a-bottleneck': (f) => `${speed(f)}였어요. 일꾼이 늘면 공유 자원 앞의 줄만 길어져요.`,
      },
      otherwise: (f) => `${speed(f)}였어요. ${ceiling(f)}`,
      unsettled: '공유하는 몫이 있고 서로 부딪칠 만큼 일꾼이 많은 실행을 끝까지 재면 확인할 수 있어요.',
      explanation: (f) =>
        `${speed(f)}였어요. ${ceiling(f)} ${bend(f)} 더 빨라지려면 공유하는 몫을 줄이거나 공유 자원을 여러 개 두어야 해요.` +
        chosenOrder(f),
      modelAnswer:
        '공유하는 부분은 한 번에 한 명만 할 수 있어요. 공유 자원이 쉴 틈 없이 바빠지면 더는 빨라지지 않아요. 작업의 4분의 1을 공유하면 네 배가 한계예요.',
      tasks: {
        'had-to-wait': {
          ask: '공유 자원을 쓰려는데 다른 일꾼이 쓰고 있었던 이벤트를 골라 보세요.',
          missing: (_f, picked) =>
            `${kindOf.ko(picked)}락이 잡혀 있으면 일꾼은 막혀요(block). 일꾼이 여럿인 줄을 살펴보세요.`,
          done: () => '맞아요. 락을 가진 쪽이 놓을 때까지 자요.',
        },
        tighter: {
          ask: `일꾼이 ${MANY_WORKERS}명 이상인데도 한 명일 때의 ${FEW_TIMES}배가 안 되도록 병목을 좁혀 보세요.`,
          missing: (f) => `${speed(f)}예요. 한 명일 때 공유 자원은 ${percent(serialPart(f))}의 시간 동안 바빴어요.`,
          done: (f) => `${speed(f)}예요. ${ceiling(f)}`,
        },
        wider: {
          ask: '공유하는 몫은 남겨 두되, 네 명 이상의 일꾼이 한 명일 때의 거의 일꾼 수 배를 해내도록 병목을 넓혀 보세요.',
          missing: (f) => `${speed(f)}예요. 공유 자원은 ${percent(lastRow(f)?.busy ?? 0)}의 시간 동안 바빴어요.`,
          done: (f) => `${speed(f)}예요. 잠깐씩만 바쁜 자원이라면 기다리는 일이 적어요.`,
        },
      },
    },
    replicas: {
      intro:
        '복제 서버(replica) 여럿이 문 하나 뒤에 있어요. 서버마다 프로세스가 하나예요. 요청을 보내는 클라이언트는 문만 알아요. 문은 요청을 살아 있는 다음 서버에 넘겨요. 실행하는 동안 서버 하나를 강제 종료해 보세요. 문의 포트에 nc로 한 줄씩 직접 물어볼 수도 있어요. 방법은 아래 ‘밖에서 보기’ 탭에 있어요.',
      question: '도중에 서버 하나를 강제 종료해요. 요청들은 어떻게 될까요?',
      options: {
        none: '하나도 실패하지 않고 모두 응답을 받아요',
        'in-hand': '종료된 서버가 맡고 있던 것만 실패해요',
        all: '그때부터 모두 실패해요',
      },
      happened: (f) => `${gone(f)}. ${answers(f)}.`,
      right: (f) => `${gone(f)}. ${answers(f)}. 그 뒤에 온 응답이 ${f.door.answeredAfter}개예요. ${shares(f)}.`,
      feedback: {
        'one-gone-all-gone': (f) =>
          `클라이언트는 서버가 아니라 문을 알아요. ${gone(f)}. 그 뒤에도 나머지가 ${f.door.answeredAfter}개에 답했어요. ${shares(f)}.`,
      },
      otherwise: (f) =>
        `${gone(f)}. ${answers(f)}. 서버와 함께 잃은 요청은 ${f.door.lost}개, 문이 다시 부탁할 수 있는 횟수는 요청마다 ${f.params.retries}번이었어요.`,
      unsettled: '클라이언트가 요청하는 동안 서버를 딱 하나만 강제 종료하고, 끝까지 실행해 보세요.',
      explanation: (f) =>
        `${answers(f)}. ${shares(f)}. ` +
        (f.door.gone.length > 0
          ? `클라이언트가 요청하는 동안 ${gone(f)}. 그때 맡고 있던 요청 ${f.door.lost}개를 잃었어요. 연결이 끊겨서 문이 알아챘고, ` +
            (f.params.retries > 0
              ? '다른 서버에 다시 부탁했어요. 이 요청은 아무것도 바꾸지 않아서(멱등) 그래도 괜찮아요.'
              : '다시 부탁하지 않기로 했으니 포기했어요.')
          : '이번 실행에서는 아무도 종료되지 않았어요.') +
        ' 문 자체는 하나뿐이에요. 문이 사라지면 아무 데도 닿을 수 없어요.' +
        chosenOrder(f),
      modelAnswer:
        '나머지 서버가 계속해요. 종료된 서버가 맡고 있던 것은 함께 사라지지만, 두 번 부탁해도 괜찮은 요청이라면 문이 다른 서버에 다시 부탁할 수 있어요. 그러면 하나도 실패하지 않아요.',
      tasks: {
        'door-notices': {
          ask: '서버가 사라진 것을 문이 알아채는 이벤트를 골라 보세요.',
          missing: (f, picked) =>
            f.door.lost === 0
              ? '이번 실행에서는 서버와 함께 사라진 요청이 없어요. 일하고 있는 서버를 강제 종료해 보세요.'
              : `${kindOf.ko(picked)}main의 줄에서 오류를 찾아보세요.`,
          done: () => '맞아요. 응답이 오기 전에 연결이 끊겼어요. 그다음은 다시 부탁하거나 포기하는 것이에요.',
        },
        'no-second-try': {
          ask: '서버 하나가 죽어서 요청을 잃되, 나머지는 계속하는 실행을 만들어 보세요.',
          missing: (f) => `${gone(f)}. ${answers(f)}. 문은 몇 번까지 다시 부탁할 수 있나요?`,
          done: (f) =>
            `${answers(f)}. 다시 부탁하지 않으면 죽은 서버가 맡고 있던 것을 잃어요. 이번에는 ${f.door.lost}개예요.`,
        },
        'two-gone': {
          ask: '서버 둘을 강제 종료하고도 모든 요청이 응답받게 해 보세요.',
          missing: (f) => `${gone(f)}. ${answers(f)}.`,
          done: (f) => `${gone(f)}. 그래도 요청 ${f.door.sent}개 중 ${f.door.answered}개가 응답받았어요. ${shares(f)}.`,
        },
        'all-gone': {
          ask: '클라이언트가 요청하는 동안 서버를 모두 강제 종료해 보세요. 문은 뭐라고 할까요?',
          missing: (f) =>
            `클라이언트가 요청하는 동안 끝난 서버는 ${f.params.replicas}개 중 ${f.door.gone.length}개예요.`,
          done: (f) => `${answers(f)}. 하나라도 살아 있어야 복제 서버가 도움이 돼요.`,
        },
      },
    },
  },
};
