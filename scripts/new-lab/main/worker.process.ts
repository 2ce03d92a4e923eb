/** A process that works. This file is what the learner reads: keep it short, and about the concept. */
import { joinRun } from '../../run/process-program/self';

const self = await joinRun<{ readonly steps: number; readonly workMs: number }>();

for (let step = 1; step <= self.given.steps; step += 1) {
  await self.work(step, self.given.workMs);
  self.note('DONE', { step });
}

self.leave();
