/** Reads a stream and hands each piece to the learner's `onData`, until it throws. */
import { createHash } from 'node:crypto';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';
import { OnData } from './on-data/on-data';

const self = await joinWithSockets<{ readonly port: number; readonly onData: string }>();

const listener = await self.listen(self.given.port);
const connection = await self.accept(listener);
if (connection) await readAll(connection).catch(brokenOff);
await self.shut(listener);
self.leave();

async function readAll(connection: Connection): Promise<void> {
  const onData = new OnData(self.given.onData).begin();
  let hasThrown = false;
  const hash = createHash('sha256');
  let read = 0;
  let pieces = 0;
  for await (const piece of self.pieces(connection)) {
    read += piece.length;
    hash.update(piece);
    pieces += 1;
    if (!hasThrown) hasThrown = handOver(onData, piece, pieces);
    await self.put('seen', read);
  }
  self.note('RECEIVED', { bytes: read, sha256: hash.digest('hex') });
  await self.end(connection);
  await self.shut(connection);
}

function handOver(onData: ReturnType<OnData['begin']>, bytes: Uint8Array, piece: number): boolean {
  const { delivered, fault } = onData(bytes);
  for (const text of delivered) self.note('DELIVERED', { text, piece });
  if (fault) self.note('THREW', { piece, line: fault.line, message: fault.message });
  return fault !== undefined;
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
