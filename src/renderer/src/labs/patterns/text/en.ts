import type { patterns } from '../../../../../shared/labs/patterns/contract';
import type { LabText } from '../../panel';
import type { bets } from '../bets';
import type { PatternsFacts } from '../facts';
import type { tasks } from '../tasks';
import { asking } from './en-asking';
import { broadcasting } from './en-broadcasting';
import { notes } from './en-notes';

export type PatternsText = LabText<typeof patterns, PatternsFacts, typeof bets, typeof tasks>;

export const en = {
  idea: 'The same jobs and the same workers under four messaging patterns, between real processes over TCP.',
  terms: [
    { term: 'request-reply', meaning: 'One asks, waits for the answer, and only then asks the next.' },
    { term: 'push (fan-out)', meaning: 'The one who has the jobs gives the next to a worker that is free.' },
    {
      term: 'pull (fan-in)',
      meaning: 'The one who needs the pieces fetches them, one by one, from those who have them.',
    },
    { term: 'publish-subscribe', meaning: 'Everybody who is connected gets a copy, and the sender waits for nobody.' },
    {
      term: 'acknowledgement',
      meaning: 'A worker’s message that a job is done. Until it comes, somebody must keep the job.',
    },
    {
      term: 'redelivery',
      meaning: 'Giving out a job again because no acknowledgement came. It may then be done twice.',
    },
    {
      term: 'frame',
      meaning: 'How programs mark where a message ends, since TCP carries bytes and knows nothing of messages.',
    },
  ],
  parameters: {
    jobs: { label: 'Jobs', hint: 'Numbered from 1. With pull, these are the pieces.' },
    workers: { label: 'Workers', hint: 'The processes that do the jobs. With pull, these are the sources.' },
    slow: { label: 'Slow workers', hint: 'The first so many are slow.', values: { 0: 'none' } },
    late: { label: 'Late workers', hint: 'The next so many, after the slow ones, come late.', values: { 0: 'none' } },
    crash: { label: 'Crashing workers', hint: 'The next so many, after the late ones, crash.', values: { 0: 'none' } },
    crashOn: {
      label: 'Crash from job',
      hint: 'They crash on the first job they get with this number or a higher one, before doing it.',
    },
    workMs: { label: 'Time per job', hint: 'How long a worker takes for one job.' },
    slowWorkMs: { label: 'Time per job, slow worker', hint: 'How long a slow worker takes for one job.' },
    lateAfter: { label: 'Late workers come after', hint: 'When so many jobs have been given out.' },
    gapMs: {
      label: 'Pause between jobs',
      hint: 'How long the sender pauses between two jobs, since it waits for nobody.',
    },
    acknowledge: {
      label: 'Acknowledge and redeliver',
      hint: 'The sender keeps each job until its worker says that it is done, and gives it out again if that does not come.',
    },
    timeoutMs: {
      label: 'Redeliver after',
      hint: 'How long to wait for an answer. Only used with acknowledgements.',
    },
    port: {
      label: 'Port',
      hint: 'The port of the process in the middle; 0 lets the operating system choose.',
      values: { 0: 'any free port' },
    },
  },
  notes,
  experiments: { ...asking, ...broadcasting },
} as const satisfies PatternsText;
