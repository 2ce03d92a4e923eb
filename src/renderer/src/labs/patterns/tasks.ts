import type { patterns } from '../../../../shared/labs/patterns/contract';
import { jobNoteOf, type JobNote } from '../../../../shared/labs/patterns/events';
import type { TasksOf } from '../panel';
import { trouble, type PatternsFacts } from './facts';

const noteAt = ({ events }: PatternsFacts, row: number): JobNote | undefined => {
  const event = events.at(row);
  return event?.kind === 'note' ? jobNoteOf(event.data) : undefined;
};

/** As many copies as show that it was no accident. */
export const SOME_TWICE = 3;
/** So many gone at once are more than bad luck. */
export const SEVERAL = 2;

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  'request-reply': [
    {
      id: 'notices',
      step: 'investigate',
      by: 'event',
      // With `acknowledge` it takes the job back instead of giving it up: it has noticed either way.
      answers: (facts, row) => {
        const note = noteAt(facts, row);
        return note?.code === 'job-lost' || (note?.code === 'job-back' && note.reason === 'gone');
      },
    },
    {
      id: 'nothing-lost',
      step: 'modify',
      by: 'run',
      passes: ({ completed, crashes, lost }) => completed && crashes.length > 0 && lost.length === 0,
    },
    {
      id: 'done-twice',
      step: 'make',
      by: 'run',
      passes: ({ completed, crashes, lost, twice }) =>
        completed && crashes.length === 0 && lost.length === 0 && twice.length > 0,
    },
  ],
  push: [
    {
      id: 'where-it-vanishes',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => noteAt(facts, row)?.code === 'worker-crashes',
    },
    {
      id: 'given-again',
      step: 'modify',
      by: 'run',
      passes: ({ completed, crashes, lost, twice }) =>
        completed && crashes.length > 0 && lost.length === 0 && twice.length === 0,
    },
    {
      id: 'too-impatient',
      step: 'make',
      by: 'run',
      passes: ({ completed, crashes, twice }) => completed && crashes.length === 0 && twice.length >= SOME_TWICE,
    },
  ],
  pull: [
    {
      id: 'asks-elsewhere',
      step: 'investigate',
      by: 'event',
      answers: ({ again }, row) => again.some((one) => one.row === row),
    },
    {
      id: 'several-gone',
      step: 'modify',
      by: 'run',
      passes: ({ completed, crashes, lost }) => completed && crashes.length >= SEVERAL && lost.length === 0,
    },
    {
      id: 'pieces-lost',
      step: 'make',
      by: 'run',
      passes: ({ completed, completedJobs, lost }) => completed && completedJobs > 0 && lost.length > 0,
    },
  ],
  pubsub: [
    {
      id: 'missed',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => {
        const note = noteAt(facts, row);
        if (note?.code !== 'job-out') return false;
        return trouble(facts, 'isLate').some((late) => facts.missed[late]?.includes(note.job) === true);
      },
    },
    {
      id: 'everybody-everything',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, lost }) => completed && params.workers >= SEVERAL && lost.length === 0,
    },
    {
      id: 'to-nobody',
      step: 'make',
      by: 'run',
      passes: ({ completed, toNobody }) => completed && toNobody.length > 0,
    },
  ],
} as const satisfies TasksOf<typeof patterns, PatternsFacts>;
