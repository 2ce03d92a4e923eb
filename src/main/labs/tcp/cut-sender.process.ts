/**
 * Sends a stream of messages in pieces that are cut wherever it was told to, also in the middle of a message, as any
 * network may. It waits until each piece has been read before it writes the next: otherwise the system might join them.
 */
import { createHash } from 'node:crypto';
import { framedStream, cutAt, type Framing } from '../../../shared/labs/tcp/framing';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

interface Given {
  readonly [name: string]: number | string | readonly string[] | readonly number[];
  readonly port: number;
  readonly messages: readonly string[];
  readonly framing: Framing;
  readonly cuts: readonly number[];
}

const self = await joinWithSockets<Given>();
const { port, messages, framing, cuts } = self.given;

await sendAll().catch(brokenOff);
self.leave();

async function sendAll(): Promise<void> {
  const stream = framedStream(messages, framing);
  self.note('STREAM', { framing, messages, cuts, hex: Buffer.from(stream).toString('hex') });

  const connection = await self.connect(port, { noDelay: true });
  let written = 0;
  for (const piece of cutAt(stream, cuts)) {
    await self.write(connection, piece);
    written += piece.length;
    while ((await self.get<number>('seen')) < written); // not a part of TCP: the lab's own way of saying "I have it"
  }
  self.note('SENT', { bytes: written, sha256: createHash('sha256').update(stream).digest('hex') });
  await self.end(connection);
  while (await self.read(connection));
  await self.shut(connection);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
