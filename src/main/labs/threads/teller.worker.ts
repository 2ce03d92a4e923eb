/**
 * A consumer that books each item twice, in `debit` and in `credit`. In between, the two do not agree;
 * the lock `ledger` keeps others from looking at them meanwhile.
 *
 * It leaves at one place only: at the top, where it holds no lock. Whoever asks it to end must wait
 * until it comes by there; whoever ends it elsewhere ends it with the lock in its hand.
 */
import { CLOSED, enterThreads, GAVE_UP, SENTINEL } from './lab-thread';

const self = enterThreads();

while (!self.cancelled) {
  const item = self.get();
  if (item === SENTINEL || item === CLOSED) break;
  const token = self.lock(); // waits here while somebody else holds it
  if (token === GAVE_UP) continue; // half-written, perhaps: hands off
  const booked = self.load('credit', token);
  if (booked !== undefined) {
    self.store('debit', booked + 1, token);
    self.work();
    // Whoever was away so long that the lock has gone to another comes with an old token.
    self.store('credit', booked + 1, token);
  }
  self.unlock(token);
}
