/** Two real runs laid side by side, and the earlier runs there are to choose from. */
import { afterEach, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { comparedFigures } from '../../../src/renderer/src/labs/patterns/compare-figures';
import { compareTexts } from '../../../src/renderer/src/labs/patterns/compare-text';
import { patternsFacts, type PatternsFacts } from '../../../src/renderer/src/labs/patterns/facts';
import { JobsLog } from '../../../src/renderer/src/labs/patterns/jobs-log';
import { duration } from '../../../src/renderer/src/labs/figures';
import { rememberRun, earlierRuns } from '../../../src/renderer/src/run/earlier-runs';
import { RunView } from '../../../src/renderer/src/run/run-view';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { TraceStore } from '../../../src/shared/trace/store';
import { runLab } from '../../support/run-lab';
import { watched } from '../support/story';

interface Ran {
  readonly facts: PatternsFacts;
  readonly matrix: ReturnType<JobsLog['at']>;
}

/** Twelve jobs, two workers, one of which crashes. */
const SETUP = { jobs: 12, workers: 2, slow: 0, late: 0, workMs: 1, gapMs: 0, crashOn: 4 };

async function ran(experiment: Pattern, given: Partial<ParamsOf<typeof patterns>> = {}): Promise<Ran> {
  const params = { ...SETUP, ...given };
  const { events, status } = await runLab(patternsEngine, patterns, { experiment, params });
  const store = new TraceStore();
  for (const event of events) store.append(event);
  const facts = patternsFacts(watched(patterns, experiment, events, { params, status }));
  return { facts, matrix: new JobsLog(store, experiment, facts.params).at(store.length, true) };
}

it('lays the same jobs under two patterns side by side', async () => {
  const t = compareTexts.en;
  const [push, acknowledged] = [await ran('push'), await ran('push', { acknowledge: true })];
  const figures = comparedFigures(push.facts, acknowledged.facts, t, duration);
  const told = (name: string): readonly string[] =>
    figures.filter((figure) => figure.name === name).flatMap(({ one, other }) => [one, other]);
  const [lost] = push.facts.lost;
  expect(told(t.completed)).toEqual(['11 of 12', '12 of 12']);
  expect(told(t.loses)).toEqual([t.jobs(1, String(lost)), t.nothing]);
  expect(told(t.knows)).toEqual([t.of(0, 1), t.lostNothing]);
  expect(told(t.again)[0]).toBe(t.nothing);
  expect(told(t.again)[1]).not.toBe(t.nothing);
  // The matrices say the same as the figures.
  expect(push.matrix.tally().outcomes).toMatchObject({ complete: 11, lost: 1 });
  expect(push.matrix.messagesWith('lost').map(({ label }) => label)).toEqual([String(lost)]);
  expect(acknowledged.matrix.tally().outcomes).toMatchObject({ complete: 12, lost: 0 });
});

const runView = (run: string, lab: string, hasEnded = true): RunView => {
  const view = new RunView({ run, lab, experiment: 'push', params: {}, seed: 1, startedAt: '', versions: {} });
  if (hasEnded) view.end = { status: 'completed', summary: null, events: 0, dropped: 0 };
  return view;
};

it('remembers the newest runs that have ended, each once', () => {
  const views = Array.from({ length: 20 }, (_, at) => runView(String(at), 'patterns'));
  for (const view of views) rememberRun(view);
  rememberRun(runView('unfinished', 'patterns', false));
  const [newest] = earlierRuns();
  if (newest) rememberRun(newest);
  expect(earlierRuns().map(({ head }) => head.run)).toEqual([
    '19',
    '18',
    '17',
    '16',
    '15',
    '14',
    '13',
    '12',
    '11',
    '10',
    '9',
    '8',
  ]);
});

afterEach(() => expect(earlierRuns().every(({ end }) => end !== undefined)).toBe(true));
