import python from '../../../../main/labs/deadlock/deadlock.py?source';
import { deadlock } from '../../../../shared/labs/deadlock/contract';
import { definePanel } from '../panel';
import { bets } from './bets';
import { deadlockFacts } from './facts';
import { Scene } from './Scene';
import { sourceOf } from './sources';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

/** The threads of both programs. */
const THREADS = /^(?:thread|philosopher)-\d+$/;

export default definePanel(deadlock, {
  text: { en, ko },
  sources: [],
  sourcesFor: (params) => [{ actors: THREADS, typescript: sourceOf(params) }],
  python,
  Scene,
  facts: deadlockFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  startsPaused: ['two-locks', 'by-hand', 'livelock'],
  parametersOf: {
    'two-locks': ['program', 'strategy', 'meals', 'schedule'],
    explore: ['program', 'philosophers', 'strategy', 'meals'],
    repair: ['program', 'philosophers', 'strategy', 'meals'],
  },
});
