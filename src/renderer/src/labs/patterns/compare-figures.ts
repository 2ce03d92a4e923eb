/** Two runs in figures: does it go on, does it lose, does it repeat, and does anybody know of it? */
import type { ComparedFigure } from '../compare/ComparisonTable';
import type { CompareWords } from './compare-text';
import { wentOn, type PatternsFacts } from './facts';
import { jobRanges } from './job-ranges';

/** @param time  writes a duration in the reader's language */
export function comparedFigures(
  one: PatternsFacts,
  other: PatternsFacts,
  t: CompareWords,
  time: (ms: number) => string,
): readonly ComparedFigure[] {
  /** @param kind  what matters of it: where that is the same, the rest is chance */
  const row = (
    name: string,
    say: (facts: PatternsFacts) => string,
    kind: (facts: PatternsFacts) => unknown = say,
  ): ComparedFigure => ({ name, one: say(one), other: say(other), isMeasured: kind(one) === kind(other) });
  const measured = (name: string, say: (facts: PatternsFacts) => string): ComparedFigure => row(name, say, () => true);
  const jobs = (all: readonly number[]): string =>
    all.length === 0 ? t.nothing : t.jobs(new Set(all).size, jobRanges(all));
  const workers = [...new Set([...Object.keys(one.done), ...Object.keys(other.done)])].toSorted();
  return [
    row(
      t.goesOn,
      (f) => (f.crashes.length === 0 ? t.noCrash : wentOn(f) ? t.goes(f.doneAfterCrash) : t.stops),
      (f) => (f.crashes.length === 0 ? 'none' : wentOn(f)),
    ),
    row(t.completed, ({ completedJobs, params }) => t.outOf(completedJobs, params.jobs)),
    row(
      t.loses,
      ({ lost }) => jobs(lost),
      ({ lost }) => lost.length,
    ),
    row(t.knows, ({ lost, noticed }) =>
      lost.length === 0 ? t.lostNothing : t.of(noticed.filter((job) => lost.includes(job)).length, lost.length),
    ),
    row(
      t.again,
      ({ again }) => jobs(again.map(({ job }) => job)),
      ({ again }) => again.length,
    ),
    row(
      t.repeats,
      ({ twice }) => jobs(twice),
      ({ twice }) => twice.length,
    ),
    row(t.atOnce, ({ mostAtOnce }) => String(mostAtOnce)),
    measured(t.longest, ({ longest }) =>
      longest ? t.longestJob(time(longest.ms), longest.job, longest.actor) : t.nothing,
    ),
    measured(t.elapsed, ({ elapsedMs }) => time(elapsedMs)),
    ...workers.map((worker) => measured(t.done(worker), ({ done }) => String(done[worker]?.length ?? 0))),
  ];
}
