/**
 * Writes as fast as it can. `write` never waits: what the system does not take is kept in this process, and `write`
 * says so. Whoever does not listen to it keeps everything in memory.
 */
import { createHash } from 'node:crypto';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';
import { payload } from './payload';

interface Given {
  readonly [name: string]: number | boolean;
  readonly port: number;
  readonly writes: number;
  readonly sizeBytes: number;
  readonly waitForDrain: boolean;
}

const self = await joinWithSockets<Given>();
const { port, writes, sizeBytes, waitForDrain } = self.given;

await writeAll().catch(brokenOff);
self.leave();

async function writeAll(): Promise<void> {
  const connection = await self.connect(port);
  const hash = createHash('sha256');
  for (let number = 0; number < writes; number += 1) {
    const bytes = payload(number, sizeBytes);
    hash.update(bytes);
    const hasRoom = await self.write(connection, bytes);
    self.store('buffered', connection.bufferedBytes);
    if (!hasRoom && waitForDrain) await holdBack(connection);
  }
  self.note('SENT', { bytes: writes * sizeBytes, sha256: hash.digest('hex') });
  await self.end(connection);
  while (await self.read(connection));
  self.store('buffered', connection.bufferedBytes);
  await self.shut(connection);
}

async function holdBack(connection: Connection): Promise<void> {
  const since = self.clock.now();
  self.note('HELD_BACK', { bufferedBytes: connection.bufferedBytes });
  await self.drained(connection);
  self.note('DRAINED', { ms: (self.clock.now() - since) / 1e6 });
  self.store('buffered', connection.bufferedBytes);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
