/**
 * A producer: puts its items into the queue, one after the other.
 *
 * `put` waits while the queue is full. To wait is to sleep: this thread uses no core until a
 * consumer has taken an item and wakes it. In a queue without a limit it never waits.
 */
import { enterAsProducer } from './queue-thread';

const self = enterAsProducer();

for (let n = 1; n <= self.items; n += 1) {
  self.put(n);
}
// The last line is behind it: the thread ends. Main waits for that before it closes the queue.
