import python from '../../../../main/labs/__id__/__snake__.py?source';
import worker from '../../../../main/labs/__id__/worker.process.ts?source';
import { __camel__ } from '../../../../shared/labs/__id__/contract';
import { definePanel } from '../panel';
import { bets } from './bets';
import { __camel__Facts } from './facts';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

export default definePanel(__camel__, {
  text: { en, ko },
  // Which program the source view shows for whom: by the actors' names, as the engine gives them.
  sources: [{ actors: /^worker-\d+$/, typescript: worker }],
  python,
  Scene,
  facts: __camel__Facts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
});
