import asker from '../../../../main/labs/patterns/asker.process.ts?source';
import broadcaster from '../../../../main/labs/patterns/broadcaster.process.ts?source';
import collector from '../../../../main/labs/patterns/collector.process.ts?source';
import python from '../../../../main/labs/patterns/patterns.py?source';
import pusher from '../../../../main/labs/patterns/pusher.process.ts?source';
import source from '../../../../main/labs/patterns/source.process.ts?source';
import worker from '../../../../main/labs/patterns/worker.process.ts?source';
import { patterns, type Pattern } from '../../../../shared/labs/patterns/contract';
import type { HighlightedSource } from '../../../../shared/source';
import { definePanel } from '../panel';
import { bets } from './bets';
import { Compare } from './Compare';
import { patternsFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

/** Who stands in the middle; all but the collector are called `sender`. */
const HUBS: { readonly [Name in Pattern]: HighlightedSource } = {
  'request-reply': asker,
  push: pusher,
  pull: collector,
  pubsub: broadcaster,
};

const sourcesOf = (pattern: Pattern) => [
  { actors: /^(sender|collector)$/, typescript: HUBS[pattern] },
  { actors: /^worker-\d+$/, typescript: pattern === 'pull' ? source : worker },
];

const COMMON = ['jobs', 'workers', 'slow', 'late', 'crash', 'crashOn', 'workMs', 'slowWorkMs', 'lateAfter'] as const;
const GIVEN_AGAIN = ['acknowledge', 'timeoutMs', 'port'] as const;

export default definePanel(patterns, {
  text: { en, ko },
  sources: sourcesOf('push'),
  sourcesFor: (_params, experiment) => sourcesOf(experiment),
  python,
  Scene,
  Compare,
  wire: 'frames',
  facts: patternsFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  servers: ['request-reply', 'push', 'pull', 'pubsub'],
  pythonClient: ({ port }) => `worker ${port} ada 50`,
  parametersOf: {
    'request-reply': [...COMMON, ...GIVEN_AGAIN],
    push: [...COMMON, ...GIVEN_AGAIN],
    pull: [...COMMON, ...GIVEN_AGAIN],
    pubsub: [...COMMON, 'gapMs', ...GIVEN_AGAIN],
  },
});
