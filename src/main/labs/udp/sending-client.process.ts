/** A client that sends, and listens to nobody. What becomes of its datagrams it does not learn. */
import { setTimeout as sleep } from 'node:timers/promises';
import { numberedPayload } from '../../../shared/labs/udp/payload';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly count: number;
  readonly sizeBytes: number;
  readonly message: string;
  readonly gapMs: number;
}>();
const { port, count, sizeBytes, message, gapMs } = self.given;

const socket = await self.bind();

for (let number = 0; number < count; number += 1) {
  await self.sendTo(socket, numberedPayload(number, message, sizeBytes), port);
  if (gapMs > 0) await sleep(gapMs);
}
self.leave();
