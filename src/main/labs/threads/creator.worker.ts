/**
 * The creator: a thread that puts items into a queue and is done. It hands over no copies: the queue
 * lies in memory that all threads of this process can reach.
 */
import { enterThreads } from './lab-thread';

const self = enterThreads();

for (const item of self.input) {
  self.put(item);
}
