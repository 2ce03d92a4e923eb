import broker from '../../../../main/labs/pubsub/broker.process.ts?source';
import cutSubscriber from '../../../../main/labs/pubsub/cut-subscriber.process.ts?source';
import ownPublisher from '../../../../main/labs/pubsub/own-publisher.process.ts?source';
import patternSubscriber from '../../../../main/labs/pubsub/pattern-subscriber.process.ts?source';
import publisher from '../../../../main/labs/pubsub/publisher.process.ts?source';
import python from '../../../../main/labs/pubsub/pubsub.py?source';
import slowSubscriber from '../../../../main/labs/pubsub/slow-subscriber.process.ts?source';
import subscriber from '../../../../main/labs/pubsub/subscriber.process.ts?source';
import threeWaysPublisher from '../../../../main/labs/pubsub/three-ways-publisher.process.ts?source';
import threeWaysTaker from '../../../../main/labs/pubsub/three-ways-taker.process.ts?source';
import { pubsub } from '../../../../shared/labs/pubsub/contract';
import { definePanel, type Program } from '../panel';
import { Actions } from './Actions';
import { bets } from './bets';
import { Compare } from './Compare';
import { pubsubFacts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

/** The one that is cut, slow, or subscribes twice; it runs a program of its own. */
const FIRST_SUBSCRIBER = /^subscriber-1$/;
const SUBSCRIBER = /^subscriber-\d+$/;
const PUBLISHER = /^publisher-\d+$/;

const around: readonly Program[] = [
  { actors: /^your-publisher$/, typescript: ownPublisher },
  { actors: /^broker$/, typescript: broker },
];
const USUAL: readonly Program[] = [
  { actors: PUBLISHER, typescript: publisher },
  { actors: SUBSCRIBER, typescript: subscriber },
  ...around,
];
const withFirst = (first: Program['typescript']): readonly Program[] => [
  { actors: FIRST_SUBSCRIBER, typescript: first },
  ...USUAL,
];

const WHERE = ['server', 'port'] as const;

export default definePanel(pubsub, {
  text: { en, ko },
  sources: USUAL,
  sourcesFor: (_params, experiment) => {
    switch (experiment) {
      case 'pattern':
        return withFirst(patternSubscriber);
      case 'cut':
        return withFirst(cutSubscriber);
      case 'slow':
        return withFirst(slowSubscriber);
      case 'beside':
        return [
          { actors: PUBLISHER, typescript: threeWaysPublisher },
          { actors: SUBSCRIBER, typescript: threeWaysTaker },
          ...around,
        ];
      default:
        return USUAL;
    }
  },
  parametersOf: {
    copies: ['publishers', 'subscribers', 'messages', 'topics', 'interest', 'gapMs', ...WHERE],
    nobody: ['publishers', 'subscribers', 'messages', 'topics', 'gapMs', ...WHERE],
    late: ['publishers', 'subscribers', 'messages', 'topics', 'late', 'gapMs', ...WHERE],
    pattern: ['subscribers', 'messages', 'topics', 'interest', 'pattern', 'gapMs', ...WHERE],
    cut: ['subscribers', 'messages', 'topics', 'gapMs', 'downMs', ...WHERE],
    slow: ['subscribers', 'messages', 'messageBytes', 'gapMs', 'workMs', ...WHERE],
    beside: ['publishers', 'subscribers', 'messages', 'topics', 'gapMs', ...WHERE],
  },
  servers: ['copies', 'nobody', 'late', 'pattern', 'cut', 'slow', 'beside'],
  python,
  Scene,
  Compare,
  wire: 'resp',
  Actions,
  facts: pubsubFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
});
