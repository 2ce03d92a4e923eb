import { expect, it } from 'vitest';
import { __camel__Engine } from '../../../src/main/labs/__id__/engine';
import { __camel__ } from '../../../src/shared/labs/__id__/contract';
import { runLab } from '../../support/run-lab';

it('does all its steps in a process of its own, and ends', async () => {
  const { status, summary, events } = await runLab(__camel__Engine, __camel__, { params: { steps: 5, workMs: 0 } });
  expect(status).toBe('completed');
  expect(summary).toEqual({ stepsDone: 5 });
  expect(events.filter(({ kind }) => kind === 'work').map(({ actor }) => actor)).toEqual(Array(5).fill('worker'));
});
