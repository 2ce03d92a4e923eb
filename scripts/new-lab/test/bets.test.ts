/** Bets and tasks on a run written by hand, which is changed until the answer changes. */
import { expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/__id__/bets';
import { __camel__Facts } from '../../../src/renderer/src/labs/__id__/facts';
import { tasks } from '../../../src/renderer/src/labs/__id__/tasks';
import { __camel__ } from '../../../src/shared/labs/__id__/contract';
import { story, watched } from '../support/story';

const working = [
  [0, 'main', 'spawn', { msg: 'main#1', data: { actor: 'worker-1' } }],
  [1, 'worker-1', 'ready', { msg: 'main#1' }],
  [2, 'worker-1', 'work', { data: { item: 1, ms: 1_000 } }],
  [1_002, 'worker-1', 'note', { data: { code: 'DONE', step: 1 } }],
] as const;
const ended = [...working, [1_003, 'worker-1', 'exit', { data: { code: 0, signal: null } }]] as const;
const stopped = [...working, [1_003, 'worker-1', 'exit', { data: { code: null, signal: 'SIGTERM' } }]] as const;

const facts = (lines: Parameters<typeof story>[0], params = {}) =>
  __camel__Facts(watched(__camel__, 'default', story(lines), { params }));

it('settles the bet by the steps that were done', () => {
  expect(judge(bets.default, 1, facts(ended))).toEqual({ open: false, right: true, actual: 1 });
  expect(judge(bets.default, 3, facts(ended))).toEqual({ open: false, right: false, actual: 1 });
});

it('leaves the bet open where the run was stopped', () => {
  expect(judge(bets.default, 1, facts(stopped))).toEqual({ open: true });
});

it('few steps that take long are done by their own end only', () => {
  const [, , fewAndLong] = tasks.default;
  expect(fewAndLong.passes(facts(ended, { steps: 1 }))).toBe(true);
  expect(fewAndLong.passes(facts(ended, { steps: 3 }))).toBe(false);
  expect(fewAndLong.passes(facts(stopped, { steps: 1 }))).toBe(false);
});
