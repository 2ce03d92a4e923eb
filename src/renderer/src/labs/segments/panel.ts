import python from '../../../../main/labs/segments/segments.py?source';
import receiver from '../../../../main/labs/segments/receiver.process.ts?source';
import sender from '../../../../main/labs/segments/sender.process.ts?source';
import { segments } from '../../../../shared/labs/segments/contract';
import { definePanel } from '../panel';
import { bets } from './bets';
import { segmentsFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

const COMMON = [
  'text',
  'segmentBytes',
  'window',
  'loss',
  'duplicate',
  'reorder',
  'corrupt',
  'delayMs',
  'jitterMs',
] as const;

export default definePanel(segments, {
  text: { en, ko },
  sources: [
    { actors: /^sender$/, typescript: sender },
    { actors: /^receiver$/, typescript: receiver },
  ],
  python,
  Scene,
  facts: segmentsFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  servers: ['stop-and-wait', 'go-back-n', 'selective-repeat', 'by-hand'],
  pythonClient: ({ port }) => `send ${port} "hello from outside" 4`,
  parametersOf: {
    'stop-and-wait': ['protocol', ...COMMON],
    'go-back-n': ['protocol', ...COMMON],
    'selective-repeat': ['protocol', ...COMMON],
    'by-hand': ['protocol', 'text', 'segmentBytes', 'window'],
    'loss-sweep': ['sizeBytes', 'segmentBytes', 'window', 'duplicate', 'reorder', 'corrupt', 'delayMs', 'jitterMs'],
  },
});
