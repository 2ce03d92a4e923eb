/** A run of `patterns` can be stopped at any moment, and leaves nothing; what is left is looked for after each test by run-lab. */
import { describe, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { patterns, type Pattern } from '../../../src/shared/labs/patterns/contract';
import { hubOf, type JobNoteCode } from '../../../src/shared/labs/patterns/events';
import { startLab, type StartedLab } from '../../support/run-lab';
import { notesOf, said } from './job-notes';

const PATTERNS = Object.keys(patterns.experiments) as readonly Pattern[];

/** With a job on its way and with a worker that crashes each pattern has another state; the other moments are much alike. */
const STOPPED_AT: Readonly<Record<Pattern, readonly JobNoteCode[]>> = {
  'request-reply': ['worker-ready', 'job-out', 'worker-crashes'],
  push: ['job-out', 'worker-late', 'worker-crashes'],
  pull: ['job-out', 'worker-late', 'worker-crashes'],
  pubsub: ['job-out', 'worker-crashes', 'all-out'],
};

/** Who is killed before it has come: one that is there from the start, or a late one. */
const KILLED: Readonly<Record<Pattern, string>> = {
  'request-reply': 'worker-1',
  push: 'worker-2',
  pull: 'worker-1',
  pubsub: 'worker-2',
};

/** As soon as it is started, if it is not yet. */
async function kill(lab: StartedLab<typeof patterns>, actor: string): Promise<void> {
  const { data } = await lab.until(({ kind, data }) => kind === 'spawn' && (data as { actor: string }).actor === actor);
  const { pid } = data as { readonly pid: number };
  expect(pid).toBeGreaterThan(1);
  process.kill(pid, 'SIGKILL');
}

describe.each(PATTERNS)('%s', (experiment) => {
  it('is stopped at once', async () => {
    const { status, summary } = await startLab(patternsEngine, patterns, { experiment }).stop();
    expect([status, summary.lost]).toEqual(['stopped', 20]);
  });

  it('is stopped while somebody stands at the turnstile', async () => {
    const lab = startLab(patternsEngine, patterns, { experiment, pace: { mode: 'paused' } });
    await lab.atGate(({ waiting }) => waiting.length > 0);
    expect((await lab.stop()).status).toBe('stopped');
  });

  it.each(STOPPED_AT[experiment])('is stopped at the first %s, and says what was done by then', async (code) => {
    const params = { slowWorkMs: 5_000, timeoutMs: 60_000, workMs: 1, gapMs: 1 };
    // Asked one at a time, the slow one would hold up everybody else.
    const slow = experiment === 'request-reply' ? 0 : 1;
    const lab = startLab(patternsEngine, patterns, { experiment, params: { ...params, slow } });
    await lab.until(said(code));
    const { status, summary, events } = await lab.stop();
    expect([status, summary.completed + summary.lost]).toEqual(['stopped', 20]);
    expect(Object.values(summary.done).flat()).toHaveLength(notesOf(events, 'job-done').length);
  });

  it('is stopped while it is held for workers from outside', async () => {
    const lab = startLab(patternsEngine, patterns, { experiment, hold: true, params: { jobs: 1, slow: 0 } });
    await lab.until(said('all-out'));
    expect((await lab.stop()).status).toBe('stopped');
  });

  it('ends when the one in the middle is killed', async () => {
    const params = { workMs: 500, slow: 0, gapMs: 1_000 };
    const lab = startLab(patternsEngine, patterns, { experiment, params });
    await lab.until(({ kind }) => kind === 'work');
    await kill(lab, hubOf(experiment));
    const { status, events } = await lab.end();
    expect(status).toBe('completed');
    expect(notesOf(events, 'all-out')).toEqual([]);
  });

  it('ends when a worker is killed before it has come', async () => {
    const worker = KILLED[experiment];
    const params = { workers: 2, jobs: 3, slow: 0, late: 1, crash: 0, lateAfter: 500 };
    const lab = startLab(patternsEngine, patterns, { experiment, params });
    await kill(lab, worker);
    const { status, summary } = await lab.end();
    expect([status, summary.matrix[worker]]).toEqual(['completed', []]);
  });
});
