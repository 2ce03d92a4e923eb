/**
 * A consumer: takes items out of the queue and works on them, until there are none left.
 *
 * `get` waits while the queue is empty. It cannot tell "empty for now" from "empty for good" by
 * looking: somebody has to say so. Here main closes the queue once all producers have ended.
 */
import { CLOSED, enterAsConsumer } from './queue-thread';

const self = enterAsConsumer();

for (;;) {
  const item = self.get();
  if (item === CLOSED) break;
  self.work(item);
}
