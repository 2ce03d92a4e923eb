/**
 * A worker that does one small task after the other, as many as it can, and shares nothing with
 * anybody. How many did all of them together get done in a second?
 */
import { enterToBeCounted } from './counted-thread';

const self = enterToBeCounted();

while (self.waitForTurn()) {
  while (self.goesOn()) {
    self.work();
    self.done();
  }
}
