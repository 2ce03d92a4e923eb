/**
 * Parallel: a thread for each task. This is the program of every one of them.
 *
 * The operating system gives the cores to the threads: with enough cores they really run at the
 * same time, with fewer it lets them take turns.
 */
import { enterWithTasks } from './task-thread';

const self = enterWithTasks();

for (const task of self.tasks) {
  self.begin(task);
  await self.work(task);
  self.done(task);
}
