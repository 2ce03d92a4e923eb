import { it } from 'vitest';
import { queue } from '/work/main/src/shared/labs/queue/contract';
import { queueEngine } from '/work/main/src/main/labs/queue/engine';
import { runLab } from '/work/main/test/support/run-lab';
it('x', async () => {
  const r = await runLab(queueEngine, queue, {params:{capacity:2, consumers:2, workMs: 5}});
  for (const e of r.events) console.log(JSON.stringify(e));
  console.log(JSON.stringify(r.summary), r.status, r.error);
});
it('shuffled', async () => {
  const r = await runLab(queueEngine, queue, {params:{capacity:1, consumers:2,items:2, workMs: 0}, pace:{mode:'shuffled'}});
  for (const e of r.events) console.log(JSON.stringify(e));
  console.log(JSON.stringify(r.summary), r.status, r.error);
});
for (const p of [{},{capacity:100},{capacity:1},{producers:4,consumers:4,items:12500},{producers:4,consumers:4,items:12500,capacity:10}]) it('big', async () => {
  const t = performance.now();
  const r = await runLab(queueEngine, queue, {params: {items:50000, workMs:0,...p}});
  const first = r.events.find(e=>e.kind==='put').t;
  const ms = (r.events.at(-1).t-first)/1e6;
  console.log(JSON.stringify(p), 'total ms',performance.now()-t, 'events',r.events.length, 'run ms', ms, 'ev/s', Math.round(r.events.length/ms*1000), r.summary.maxDepth, r.summary.waitedMs, r.events.filter(e=>e.kind==='wait').length);
});
