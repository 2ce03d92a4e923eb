/** Reads a piece, is busy with it, and only then asks for the next. Nobody tells the sender: it notices. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly workMs: number; readonly hold: boolean }>();

const listener = await self.listen(self.given.port);
do {
  const connection = await self.accept(listener);
  if (!connection) break;
  await readAll(connection).catch(brokenOff);
} while (self.given.hold);
await self.shut(listener);
self.leave();

async function readAll(connection: Connection): Promise<void> {
  const hash = createHash('sha256');
  let dataEvents = 0;
  let bytes = 0;
  for (let piece = await self.read(connection); piece; piece = await self.read(connection)) {
    dataEvents += 1;
    bytes += piece.length;
    hash.update(piece);
    self.store('read', bytes);
    await sleep(self.given.workMs); // stands for whatever it does with it; what comes meanwhile waits in the system's buffer
  }
  self.note('RECEIVED', { dataEvents, bytes, sha256: hash.digest('hex') });
  await self.end(connection);
  await self.shut(connection);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
