/** Clauses that several English sentences of this lab share, each in figures of the run. */
import { andNames, duration } from '../../figures';
import { trouble, type PatternsFacts } from '../facts';
import { jobRanges } from '../job-ranges';

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const jobs = (all: readonly number[]): string => `${new Set(all).size === 1 ? 'job' : 'jobs'} ${jobRanges(all)}`;
/** At the beginning of a sentence. */
export const theJobs = (all: readonly number[]): string => jobs(all).replace(/^j/, 'J');
export const pieces = (all: readonly number[]): string =>
  `${new Set(all).size === 1 ? 'piece' : 'pieces'} ${jobRanges(all)}`;

/** A sentence, of those that did any: `worker-1 did 2 jobs, worker-2 11, and worker-3 6.` */
export function shares({ done, twice }: PatternsFacts, verb: 'did' | 'delivered' = 'did'): string {
  const all = Object.entries(done).toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  const what = verb === 'did' ? 'job' : 'piece';
  if (all.length === 0) return verb === 'did' ? 'No worker did any job.' : 'No source delivered any piece.';
  const repeats = twice.length === 0 ? '' : 'Counting repeats, ';
  return `${repeats}${andNames(all.map(([who, { length }], at) => (at === 0 ? `${who} ${verb} ${count(length, what)}` : `${who} ${length}`)))}.`;
}

/** A sentence: how many are done, which are not, which were done twice. */
export function outcome({ params, completedJobs, lost, twice }: PatternsFacts): string {
  const missing = lost.length === 0 ? '' : ` Not done: ${jobRanges(lost)}.`;
  const again = twice.length === 0 ? '' : ` Done more than once: ${jobRanges(twice)}.`;
  return `${completedJobs} of ${count(params.jobs, 'job')} got done.${missing}${again}`;
}

/** `worker-3 crashed holding job 7`, without a full stop; empty if nobody did. */
export const crashed = ({ crashes }: PatternsFacts): string =>
  crashes.length === 0 ? '' : andNames(crashes.map(({ actor, job }) => `${actor} crashed holding job ${job}`));

/** Where jobs were given again, and why. */
export function givenAgain({ again, timeouts, takenBack }: PatternsFacts): string {
  if (again.length === 0) return '';
  const why = [
    takenBack > 0 && `${count(takenBack, 'time')} because a connection had ended`,
    timeouts > 0 && `${count(timeouts, 'time')} because no answer came in time`,
  ].filter((one) => one !== false);
  return ` ${theJobs(again.map(({ job }) => job))} had to be given out again: ${andNames(why)}.`;
}

/** What it costs to be given again. */
export const doneTwice = ({ twice }: PatternsFacts): string =>
  twice.length === 0
    ? ''
    : ` ${theJobs(twice)} ${twice.length === 1 ? 'was' : 'were'} done more than once, because from outside a slow worker looks just like a dead one. This is called at-least-once delivery, and it is why jobs are written so that doing them twice does no harm.`;

/** A clause; empty if there was none: how much of the time went to the slow ones. */
export function slowOnes(facts: PatternsFacts): string {
  const slow = trouble(facts, 'isSlow').filter((worker) => (facts.done[worker]?.length ?? 0) > 0);
  if (slow.length === 0) return '';
  const ms = slow.reduce((all, worker) => all + (facts.workedMs[worker] ?? 0), 0);
  const done = slow.reduce((all, worker) => all + (facts.done[worker]?.length ?? 0), 0);
  // Several at once can have worked longer than the whole run took.
  const of = ms <= facts.elapsedMs ? `, out of ${duration(facts.elapsedMs)} in all` : '';
  return `${andNames(slow)}, being slow, spent ${duration(ms)} on ${count(done, 'job')}${of}`;
}

export const chosenOrder = ({ gated }: PatternsFacts): string =>
  gated
    ? ' In this run you or the pace decided who went next, and no timeout ran while everything was held, so read no rule into the order.'
    : '';
