/** Reads a stream as it comes, and counts how many pieces it came in. It never learns how many writes there were. */
import { createHash } from 'node:crypto';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly hold: boolean }>();

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
  for await (const piece of self.pieces(connection)) {
    dataEvents += 1;
    bytes += piece.length;
    hash.update(piece);
  }
  self.note('RECEIVED', { dataEvents, bytes, sha256: hash.digest('hex') });
  await self.end(connection);
  await self.shut(connection);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
