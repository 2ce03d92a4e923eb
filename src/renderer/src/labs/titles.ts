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
};

const ko: Titles = {
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
};

export const labTitles: Texts<Titles> = { en, ko };

/** The words of an experiment by name; the name itself where there are none, such as in a run of another version. */
export function experimentTitle(titles: Titles, lab: LabId, experiment: string): string {
  const words: Readonly<Record<string, string>> = titles[lab].experiments;
  return words[experiment] ?? experiment;
}
