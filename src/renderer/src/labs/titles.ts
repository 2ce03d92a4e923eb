/**
 * What the first screen says of each lab, apart from its other texts so that it loads without them.
 * A lab or an experiment without its words in both languages does not compile.
 */
import type { LabId, Labs } from '../../../shared/labs/registry';
import type { Texts } from '../language/text';

type Titles = {
  readonly [Id in LabId]: {
    readonly title: string;
    readonly blurb: string;
    readonly experiments: { readonly [X in keyof Labs[Id]['experiments']]: string };
  };
};

const en: Titles = {
  why: {
    title: 'Why concurrency',
    blurb: 'Four reasons to do things at the same time, each measured on this machine.',
    experiments: {
      'slow-among-fast': 'One slow task among fast ones',
      throughput: 'More workers, more done?',
      bottleneck: 'Everybody wants the same thing',
      replicas: 'Three behind one door',
    },
  },
  queue: {
    title: 'Queue',
    blurb: 'Producers put in, consumers take out, and a queue lies between them.',
    experiments: {
      'order-in-order-out': 'Order in, order out',
      'full-queue': 'A full queue',
      'who-gets-next': 'Who gets the next item?',
    },
  },
  processes: {
    title: 'Processes',
    blurb: 'A creator and a consumer as two real processes, joined by queues.',
    experiments: {
      default: 'From start to end',
      'bad-item': 'A bad item in the middle',
      'no-sentinel': 'Nobody says it is over',
      'kill-consumer': 'Kill the consumer halfway',
      'nothing-shared': 'One variable, three processes',
    },
  },
  threads: {
    title: 'Threads',
    blurb: 'A creator and consumers as threads of one process: they share everything.',
    experiments: {
      'one-sentinel': 'Two consumers, one sentinel',
      'shared-variable': 'One variable, seen by all',
      terminate: 'Terminate a thread that holds a lock',
      cancel: 'Ask it to stop instead',
    },
  },
  races: {
    title: 'Race conditions',
    blurb: 'Be the scheduler of real threads: lose an update, catch it, repair it.',
    experiments: {
      schedule: 'You are the scheduler',
      thousand: 'A thousand races',
      replay: 'Replay a failing run',
      explore: 'Every possible order',
      repair: 'Repair it',
    },
  },
  deadlock: {
    title: 'Deadlock',
    blurb: 'Threads that wait for each other in a circle, and four ways out.',
    experiments: {
      'two-locks': 'Two locks, two threads',
      'by-hand': 'Make them all wait',
      explore: 'How many orders deadlock?',
      livelock: 'Busy, and getting nowhere',
      repair: 'Take them in order',
      replay: 'Replay a deadlock',
    },
  },
};

const ko: Titles = {
  why: {
    title: '왜 동시에 할까',
    blurb: '일을 동시에 하는 네 가지 이유를 이 컴퓨터에서 직접 재 봐요.',
    experiments: {
      'slow-among-fast': '빠른 일 사이의 느린 일 하나',
      throughput: '일꾼이 늘면 그만큼 빨라질까?',
      bottleneck: '모두가 같은 것을 원할 때',
      replicas: '문 하나 뒤에 셋',
    },
  },
  queue: {
    title: '큐',
    blurb: '생산자가 넣고 소비자가 꺼내요. 그 사이에 큐가 있어요.',
    experiments: {
      'order-in-order-out': '넣은 순서, 나오는 순서',
      'full-queue': '꽉 찬 큐',
      'who-gets-next': '다음 항목은 누가 받을까?',
    },
  },
  processes: {
    title: '프로세스',
    blurb: '생산자와 소비자가 진짜 프로세스 두 개로 돌고, 큐로 이어져요.',
    experiments: {
      default: '처음부터 끝까지',
      'bad-item': '중간에 낀 나쁜 항목',
      'no-sentinel': '끝났다고 알려 주지 않으면',
      'kill-consumer': '도중에 소비자를 강제 종료하면',
      'nothing-shared': '변수 하나, 프로세스 셋',
    },
  },
  threads: {
    title: '스레드',
    blurb: '생산자와 소비자가 한 프로세스의 스레드로 돌아요. 모든 것을 함께 써요.',
    experiments: {
      'one-sentinel': '소비자 둘, 센티널 하나',
      'shared-variable': '모두가 보는 변수 하나',
      terminate: '락을 쥔 스레드를 강제로 끝내면',
      cancel: '끝내 달라고 부탁하면',
    },
  },
  races: {
    title: '경쟁 상태',
    blurb: '진짜 스레드의 순서를 직접 정해 보세요. 갱신을 잃고, 붙잡고, 고쳐요.',
    experiments: {
      schedule: '순서는 내가 정해요',
      thousand: '천 번의 경쟁',
      replay: '실패한 실행 되풀이하기',
      explore: '가능한 모든 순서',
      repair: '고쳐 보기',
    },
  },
  deadlock: {
    title: '교착 상태',
    blurb: '스레드들이 빙 둘러 서로를 기다려요. 빠져나오는 길은 네 가지예요.',
    experiments: {
      'two-locks': '락 둘, 스레드 둘',
      'by-hand': '모두 기다리게 만들기',
      explore: '몇 가지 순서에서 멈출까?',
      livelock: '바쁘지만 제자리',
      repair: '순서대로 집기',
      replay: '교착 상태 되풀이하기',
    },
  },
};

export const labTitles: Texts<Titles> = { en, ko };

/** The words of an experiment by name; the name itself where there are none, such as in a run of another version. */
export function experimentTitle(titles: Titles, lab: LabId, experiment: string): string {
  const words: Readonly<Record<string, string>> = titles[lab].experiments;
  return words[experiment] ?? experiment;
}
