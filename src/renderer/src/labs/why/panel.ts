import bottleneck from '../../../../main/labs/why/bottleneck.worker.ts?source';
import client from '../../../../main/labs/why/client.process.ts?source';
import concurrent from '../../../../main/labs/why/concurrent.worker.ts?source';
import parallel from '../../../../main/labs/why/parallel.worker.ts?source';
import replica from '../../../../main/labs/why/replica.process.ts?source';
import sequential from '../../../../main/labs/why/sequential.worker.ts?source';
import throughput from '../../../../main/labs/why/throughput.worker.ts?source';
import python from '../../../../main/labs/why/why.py?source';
import type { ExperimentOf } from '../../../../shared/labs/lab';
import { why } from '../../../../shared/labs/why/contract';
import { definePanel, type Program } from '../panel';
import { Actions } from './Actions';
import { bets } from './bets';
import { whyFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

const PROGRAMS = {
  'slow-among-fast': [
    { actors: /^sequential$/, typescript: sequential },
    { actors: /^concurrent$/, typescript: concurrent },
    { actors: /^parallel-\d+$/, typescript: parallel },
  ],
  throughput: [{ actors: /^worker-\d+$/, typescript: throughput }],
  bottleneck: [{ actors: /^sharer-\d+$/, typescript: bottleneck }],
  replicas: [
    { actors: /^replica-\d+$/, typescript: replica },
    { actors: /^client$/, typescript: client },
  ],
} satisfies Record<ExperimentOf<typeof why>, readonly Program[]>;

export default definePanel(why, {
  text: { en, ko },
  sources: Object.values(PROGRAMS).flat(),
  sourcesFor: (_params, experiment) => PROGRAMS[experiment],
  python,
  Scene,
  facts: whyFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  Actions,
  parametersOf: {
    'slow-among-fast': ['mode', 'work', 'tasks', 'slowAt', 'fastMs', 'slowMs'],
    throughput: ['work', 'workers', 'measureMs'],
    bottleneck: ['work', 'workers', 'sharedPercent', 'measureMs'],
    replicas: ['replicas', 'requests', 'fastMs', 'retries'],
  },
});
