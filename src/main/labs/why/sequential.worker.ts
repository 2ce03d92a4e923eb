/**
 * One after the other: one thread, which begins a task when the one before is done.
 *
 * Whoever stands behind a slow task in a line waits for it, however little they want themselves.
 */
import { enterWithTasks } from './task-thread';

const self = enterWithTasks();

for (const task of self.tasks) {
  self.begin(task);
  await self.work(task);
  self.done(task);
}
