import { it } from 'vitest';
import { processes } from '../../../src/shared/labs/processes/contract';
import { processesEngine } from '../../../src/main/labs/processes/engine';
import { runLab } from '../../support/run-lab';
it('x', async () => {
  const r = await runLab(processesEngine, processes, {});
  for (const e of r.events) console.log(JSON.stringify(e));
  console.log(JSON.stringify(r.summary), r.status, r.error);
});
it('big', async () => {
  const t = performance.now();
  const r = await runLab(processesEngine, processes, {params: {input: [...Array.from({length: 9999}, (_, i) => i), -1], workMs: 0}});
  console.log(performance.now()-t, r.events.length, r.summary.leftInQueue, r.summary.consumed['consumer-1']?.length);
});
