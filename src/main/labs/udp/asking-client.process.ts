/** A client that sends the server a datagram, waits for the answer, and sends the next. */
import { setTimeout as sleep } from 'node:timers/promises';
import { numberedPayload } from '../../../shared/labs/udp/payload';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly count: number;
  readonly sizeBytes: number;
  readonly message: string;
  readonly gapMs: number;
  readonly answerWithinMs: number;
}>();
const { port, count, sizeBytes, message, gapMs, answerWithinMs } = self.given;

const socket = await self.bind(); // port 0: the system chooses one that is free

for (let number = 0; number < count; number += 1) {
  await self.sendTo(socket, numberedPayload(number, message, sizeBytes), port);
  // An answer may get lost, and nobody would say so: so it does not wait for ever.
  const answer = await self.receiveFrom(socket, { withinMs: answerWithinMs });
  if (!answer) self.note('NOTHING_CAME', { number, withinMs: answerWithinMs });
  if (gapMs > 0) await sleep(gapMs);
}
self.leave();
