import consumer from '../../../../main/labs/processes/consumer.process.ts?source';
import creator from '../../../../main/labs/processes/creator.process.ts?source';
import python from '../../../../main/labs/processes/processes.py?source';
import { processes } from '../../../../shared/labs/processes/contract';
import { definePanel } from '../panel';
import { Actions } from './Actions';
import { bets } from './bets';
import { processesFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

export default definePanel(processes, {
  text: { en, ko },
  hasQueues: true,
  sources: [
    { actors: /^creator$/, typescript: creator },
    { actors: /^consumer-\d+$/, typescript: consumer },
  ],
  python,
  Scene,
  facts: processesFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  Actions,
});
