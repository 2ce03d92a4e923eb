import consumer from '../../../../main/labs/queue/consumer.worker.ts?source';
import producer from '../../../../main/labs/queue/producer.worker.ts?source';
import python from '../../../../main/labs/queue/queue_fifo.py?source';
import { queue } from '../../../../shared/labs/queue/contract';
import { definePanel } from '../panel';
import { bets } from './bets';
import { queueFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

export default definePanel(queue, {
  text: { en, ko },
  hasQueues: true,
  sources: [
    { actors: /^producer-\d+$/, typescript: producer },
    { actors: /^consumer-\d+$/, typescript: consumer },
  ],
  python,
  Scene,
  facts: queueFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
});
