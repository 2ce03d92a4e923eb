/**
 * Concurrent: one thread, which begins every task before it waits for any (async).
 *
 * While a task only waits, the thread is free for the others. While a task computes, it is not:
 * there is one thread, and it does one thing at a time.
 */
import { enterWithTasks } from './task-thread';

const self = enterWithTasks();

await Promise.all(
  self.tasks.map(async (task) => {
    self.begin(task);
    await self.work(task);
    self.done(task);
  }),
);
