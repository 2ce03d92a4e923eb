/**
 * Real runs as the screen sees them: facts say what the summary says another way, and every text that speaks of a
 * run does so in both languages, without a hole. Each run is asked both.
 */
import { describe, expect, it } from 'vitest';
import { patternsEngine } from '../../../src/main/labs/patterns/engine';
import { patternsFacts, type PatternsFacts } from '../../../src/renderer/src/labs/patterns/facts';
import { en } from '../../../src/renderer/src/labs/patterns/text/en';
import { ko } from '../../../src/renderer/src/labs/patterns/text/ko';
import { noteWords } from '../../../src/renderer/src/trace/note-words';
import { patterns, type Pattern, type PatternsSummary } from '../../../src/shared/labs/patterns/contract';
import { jobNoteOf } from '../../../src/shared/labs/patterns/events';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab } from '../../support/run-lab';
import { HOLES, saidOf } from '../support/said';
import { watched } from '../support/story';

/** What is left where something between two sentences had nothing to say. */
const MISPUT = / {2}|\.\.|^ | $|\(\)|: [A-Z]\w+ :/;

const SHORT = { jobs: 6, crashOn: 3, workMs: 2, slowWorkMs: 40, gapMs: 2, lateAfter: 2 };
const SETUPS = {
  plain: SHORT,
  acknowledged: { ...SHORT, acknowledge: true },
  impatient: { ...SHORT, acknowledge: true, timeoutMs: 15 },
  calm: { ...SHORT, slow: 0, late: 0, crash: 0 },
  'all crash': { ...SHORT, crash: 3 },
};

/** Each pattern as it is, and each setup where it changes most. */
const RUNS: readonly (readonly [Pattern, keyof typeof SETUPS])[] = [
  ['request-reply', 'plain'],
  ['request-reply', 'impatient'],
  ['push', 'plain'],
  ['push', 'acknowledged'],
  ['push', 'all crash'],
  ['pull', 'plain'],
  ['pull', 'calm'],
  ['pubsub', 'plain'],
  ['pubsub', 'impatient'],
  ['pubsub', 'all crash'],
];

describe('facts, words and summary', () => {
  it.each(RUNS)('of %s, %s', async (pattern, setup) => {
    const params = SETUPS[setup];
    const { events, status, summary } = await runLab(patternsEngine, patterns, { experiment: pattern, params });
    const facts = patternsFacts(watched(patterns, pattern, events, { params, status }));
    expectAgreement(facts, summary);
    expectWords(pattern, facts);
    expectNotes(events);
  });
});

function expectAgreement(facts: PatternsFacts, summary: PatternsSummary): void {
  expect({ lost: facts.lost, twice: facts.twice, completed: facts.completedJobs }).toEqual({
    lost: summary.lostJobs,
    twice: summary.duplicatedJobs,
    completed: summary.completed,
  });
  for (const [worker, done] of Object.entries(facts.done)) expect(done).toEqual(summary.done[worker]);
  for (const [worker, given] of Object.entries(facts.given)) expect(given).toEqual(summary.matrix[worker]);
  expect(facts.completed).toBe(true);
  expect(facts.elapsedMs).toBeCloseTo(summary.elapsedMs, 3);
}

function expectWords(pattern: Pattern, facts: PatternsFacts): void {
  for (const text of [en, ko]) {
    const said = [...saidOf(text.experiments[pattern], facts)];
    expect(said.length).toBeGreaterThan(15);
    for (const one of said) expect(one).not.toMatch(HOLES);
    const { tasks: _asked, ...shown } = text.experiments[pattern];
    for (const one of saidOf(shown, facts)) expect(one).not.toMatch(MISPUT);
  }
}

function expectNotes(events: readonly TraceEvent[]): void {
  const notes = events.filter(({ kind, data }) => kind === 'note' && jobNoteOf(data));
  expect(notes.length).toBeGreaterThan(0);
  for (const text of [en, ko]) for (const note of notes) expect(noteWords(note, text.notes)).toMatch(/\S/);
}
