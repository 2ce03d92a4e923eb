/** Writes the same number of bytes again and again, as fast as the connection takes them. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';
import { payload } from './payload';

interface Given {
  readonly [name: string]: number | boolean;
  readonly port: number;
  readonly writes: number;
  readonly sizeBytes: number;
  readonly noDelay: boolean;
  readonly gapMs: number;
}

const self = await joinWithSockets<Given>();
const { port, writes, sizeBytes, noDelay, gapMs } = self.given;

await writeAll().catch(brokenOff);
self.leave();

async function writeAll(): Promise<void> {
  // Nagle's algorithm (RFC 896) keeps a small piece back while an earlier one is not acknowledged. noDelay turns it off.
  const connection = await self.connect(port, { noDelay });
  const hash = createHash('sha256');
  for (let number = 0; number < writes; number += 1) {
    const bytes = payload(number, sizeBytes);
    hash.update(bytes);
    if (!(await self.write(connection, bytes))) await self.drained(connection);
    if (gapMs > 0) await sleep(gapMs);
  }
  self.note('SENT', { bytes: writes * sizeBytes, sha256: hash.digest('hex') });
  await self.end(connection);
  while (await self.read(connection)); // until the other end has read all and hung up
  await self.shut(connection);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
