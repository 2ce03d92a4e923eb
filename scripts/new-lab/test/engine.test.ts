import { expect, it } from 'vitest';
import { __camel__Engine } from '../../../src/main/labs/__id__/engine';
import { __camel__ } from '../../../src/shared/labs/__id__/contract';
import { runLab } from '../../support/run-lab';

it('does all its steps in processes of their own, and ends', async () => {
  const params = { workers: 2, steps: 5, workMs: 0 };
  const { status, summary, events } = await runLab(__camel__Engine, __camel__, { params });
  expect(status).toBe('completed');
  expect(summary).toEqual({ stepsDone: 10 });
  const workers = events.filter(({ kind }) => kind === 'work').map(({ actor }) => actor);
  expect(['worker-1', 'worker-2'].map((one) => workers.filter((actor) => actor === one).length)).toEqual([5, 5]);
});
