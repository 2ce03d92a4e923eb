/**
 * A consumer: a process that takes items out of one queue and puts results into another,
 * until it meets the sentinel. An empty queue is no reason to end: more may come.
 */
import type { Item } from '../../../shared/labs/item-list';
import { SENTINEL } from '../../../shared/labs/processes/sentinel';
import { joinRun } from '../../run/process-program/self';
import { countOne, handled } from './handled';

const self = await joinRun<{ readonly workMs: number }>();

// SIGTERM asks a process to end, and it may say goodbye first. SIGKILL does not ask.
// (Windows has no signals: there both end it at once.)
// 143 = 128 + 15, the number of SIGTERM: what a shell reports for a process that SIGTERM ended.
process.on('SIGTERM', () => {
  self.note('GOODBYE', { signal: 'SIGTERM' });
  self.leave(143);
});

for (;;) {
  const item = await self.get<Item>('items'); // waits here while the queue is empty
  if (item === SENTINEL) break;
  if (typeof item !== 'number' || !Number.isFinite(item * 2)) {
    await self.reject(item); // one bad item must not stop the rest
    continue;
  }
  await self.work(item, self.given.workMs);
  await self.put('results', item * 2);
  countOne();
  self.store('handled', handled);
}

self.load('handled', handled);
self.leave();
