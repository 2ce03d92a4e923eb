/** A client that sends to a port where nobody listens, and waits to be told. */
import { setTimeout as sleep } from 'node:timers/promises';
import { numberedPayload } from '../../../shared/labs/udp/payload';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly connects: boolean;
  readonly count: number;
  readonly sizeBytes: number;
  readonly message: string;
  readonly gapMs: number;
  readonly answerWithinMs: number;
}>();
const { connects, count, sizeBytes, message, gapMs, answerWithinMs } = self.given;

const socket = await self.bind();

// A port that somebody had a moment ago, and nobody has now: its number can still be sent to.
const nobody = await self.bind();
await self.shut(nobody);

// To connect a datagram socket sends nothing. The system notes whom it talks to, and takes
// a message "nobody here" from there for an error of this socket.
if (connects) await self.connectTo(socket, nobody.port);

for (let number = 0; number < count; number += 1) {
  await self.sendTo(socket, numberedPayload(number, message, sizeBytes), nobody.port);
  try {
    const answer = await self.receiveFrom(socket, { withinMs: answerWithinMs });
    if (!answer) self.note('NOTHING_CAME', { number, withinMs: answerWithinMs });
  } catch (error) {
    if (!(error instanceof SocketError)) throw error; // the trace has it already
  }
  if (gapMs > 0) await sleep(gapMs);
}
self.leave();
