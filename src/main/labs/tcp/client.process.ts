/** A client: connects, says its lines one after the other, waits for each to come back, and hangs up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly lines: number; readonly gapMs: number }>();

try {
  const connection = await self.connect(self.given.port); // comes back when the three-way handshake is done
  for (let number = 1; number <= self.given.lines; number += 1) {
    await self.write(connection, `${self.actor} says ${String(number)}\n`);
    await lineFrom(connection);
    await sleep(self.given.gapMs);
  }
  await self.end(connection); // no more from me ...
  while (await self.read(connection)); // ... and nothing more from you
  await self.shut(connection);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
self.leave();

async function lineFrom(connection: Connection): Promise<void> {
  for (;;) {
    const piece = await self.read(connection);
    if (!piece || piece.includes('\n')) return;
  }
}
