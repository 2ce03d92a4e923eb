/**
 * A worker whose tasks have two parts: one it does on its own, and one for which it needs something
 * that only one worker can use at a time, such as a printer or one row of a database.
 */
import { enterToBeCounted } from './counted-thread';

const self = enterToBeCounted();

while (self.waitForTurn()) {
  while (self.goesOn()) {
    self.work();
    self.lock();
    self.useShared();
    self.unlock();
    self.done();
  }
}
