/**
 * A client that does not believe in the network: it keeps each message until the server has
 * acknowledged it, and sends it again when that takes too long.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sealedPayload, unsealed } from '../../../shared/labs/udp/payload';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly count: number;
  readonly sizeBytes: number;
  readonly message: string;
  readonly gapMs: number;
  readonly timeoutMs: number;
  readonly maxTries: number;
}>();
const { port, count, sizeBytes, message, gapMs, timeoutMs, maxTries } = self.given;

const socket = await self.bind();

/** Waits for the acknowledgement of this number; one of an earlier number may come late, and does not count. */
async function isAcknowledged(number: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  for (let leftMs = timeoutMs; leftMs > 0; leftMs = until - performance.now()) {
    const answer = await self.receiveFrom(socket, { withinMs: Math.ceil(leftMs) });
    if (answer && unsealed(answer.bytes) === number) return true;
  }
  return false;
}

async function sendUntilAcknowledged(number: number): Promise<boolean> {
  for (let tries = 1; tries <= maxTries; tries += 1) {
    await self.sendTo(socket, sealedPayload(number, message, sizeBytes), port);
    if (await isAcknowledged(number)) return true;
  }
  return false;
}

for (let number = 0; number < count; number += 1) {
  // Given up does not mean that it has not arrived: the acknowledgements may be what was lost.
  if (!(await sendUntilAcknowledged(number))) self.note('GAVE_UP', { number, maxTries });
  if (gapMs > 0) await sleep(gapMs);
}
self.leave();
