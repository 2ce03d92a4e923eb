import consumer from '../../../../main/labs/threads/consumer.worker.ts?source';
import creator from '../../../../main/labs/threads/creator.worker.ts?source';
import teller from '../../../../main/labs/threads/teller.worker.ts?source';
import python from '../../../../main/labs/threads/threads.py?source';
import { threads } from '../../../../shared/labs/threads/contract';
import type { ExperimentOf } from '../../../../shared/labs/lab';
import { definePanel, type Program } from '../panel';
import { Actions } from './Actions';
import { bets } from './bets';
import { threadsFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

function sourcesFor(experiment: ExperimentOf<typeof threads>): readonly Program[] {
  const books = experiment === 'terminate' || experiment === 'cancel';
  return [
    { actors: /^creator$/, typescript: creator },
    { actors: /^consumer-\d+$/, typescript: books ? teller : consumer },
  ];
}

export default definePanel(threads, {
  text: { en, ko },
  hasQueues: true,
  sources: sourcesFor('one-sentinel'),
  sourcesFor: (_params, experiment) => sourcesFor(experiment),
  python,
  Scene,
  facts: threadsFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  Actions,
  // Without a lock there is nothing to be rescued from.
  parametersOf: {
    'one-sentinel': ['input', 'consumers', 'ending', 'workMs'],
    'shared-variable': ['input', 'consumers', 'ending', 'workMs'],
  },
});
