import python from '../../../../main/labs/races/races.py?source';
import { races, type RacesSummary } from '../../../../shared/labs/races/contract';
import { definePanel } from '../panel';
import { bets } from './bets';
import { racesFacts } from './facts';
import { sourceOfCode, sourcesFor } from './programs';
import { Scene } from './Scene';
import { tasks } from './tasks';
import { en } from './text/en';
import { ko } from './text/ko';

export default definePanel(races, {
  text: { en, ko },
  sources: sourcesFor({ program: 'increment', guard: 'none' }),
  // A text of the learner's is its own source: the lines of the trace are the lines of that text.
  sourcesFor: (params, experiment) =>
    experiment === 'repair' ? [{ actors: /^thread-\d+$/, typescript: sourceOfCode(params.code) }] : sourcesFor(params),
  python,
  Scene,
  facts: racesFacts,
  bets,
  tasks,
  lesson: { en: () => import('./lesson.en.mdx'), ko: () => import('./lesson.ko.mdx') },
  startsPaused: ['schedule'],
  errorLineOf: (summary) => (summary as Partial<RacesSummary> | null)?.programError?.line,
  parametersOf: {
    schedule: ['program', 'guard', 'threads', 'increments'],
    thousand: ['program', 'guard', 'threads', 'increments', 'runs'],
    replay: ['program', 'guard', 'threads', 'increments', 'schedule'],
    explore: ['program', 'guard', 'threads', 'increments'],
    repair: ['code'],
  },
});
