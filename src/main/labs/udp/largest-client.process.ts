/**
 * Looks for the largest datagram by trying: first the size it was given, then always half-way between
 * the largest that went through and the smallest that was refused. What goes through comes back.
 */
import { numberedPayload } from '../../../shared/labs/udp/payload';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly sizeBytes: number;
  readonly message: string;
  readonly tooManyBytes: number;
  readonly answerWithinMs: number;
}>();
const { port, sizeBytes, message, tooManyBytes, answerWithinMs } = self.given;

const socket = await self.bind();
let tries = 0;

async function goesThrough(bytes: number): Promise<boolean> {
  const refusal = await self.sendTo(socket, numberedPayload(tries++, message, bytes), port);
  if (refusal !== undefined) return false;
  const answer = await self.receiveFrom(socket, { withinMs: answerWithinMs });
  return answer?.bytes.length === bytes;
}

let [most, tooMany] = (await goesThrough(sizeBytes)) ? [sizeBytes, tooManyBytes] : [0, sizeBytes];
while (tooMany - most > 1) {
  const half = Math.floor((most + tooMany) / 2);
  if (await goesThrough(half)) most = half;
  else tooMany = half;
}
self.note('LARGEST', { bytes: most });
self.leave();
