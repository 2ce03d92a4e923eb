/**
 * A consumer: takes items out of the queue all threads share, until it meets the sentinel.
 * Whoever takes the sentinel has it, and nobody else will.
 */
import { CLOSED, enterThreads, SENTINEL } from './lab-thread';

const self = enterThreads();

for (;;) {
  const item = self.get(); // waits here while the queue is empty
  if (item === SENTINEL || item === CLOSED) break;
  self.work();
  // In one step. As "read, add one, write" two threads could read the same number and lose a count.
  self.addOne('handled');
}

self.load('handled'); // not mine alone: what all of us have counted so far
