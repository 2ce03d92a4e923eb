/**
 * Reads one stream and gives every piece of it, as it came, to three receivers: one takes a piece for a message, one
 * looks for newlines, one for lengths. Only the one that goes by what the sender has put on the stream can be right.
 */
import { createHash } from 'node:crypto';
import { RECEIVERS } from '../../../shared/labs/tcp/receivers';
import { framings } from '../../../shared/labs/tcp/framing';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

/** Of one stream by one receiver: many more than a learner can send, and as many as anybody reads. */
const MOST_NOTED = 2_000;

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
  const receivers = framings.map((name) => ({ name, receiver: RECEIVERS[name](), isLost: false, noted: 0 }));
  const hash = createHash('sha256');
  let read = 0;
  for await (const piece of self.pieces(connection)) {
    read += piece.length;
    hash.update(piece);
    for (const one of receivers) {
      for (const made of one.receiver.take(piece)) {
        one.noted += 1;
        if (one.noted <= MOST_NOTED) self.note('MESSAGE', { receiver: one.name, ...made });
        if (one.noted === MOST_NOTED) self.note('NOT_NOTED', { receiver: one.name, most: MOST_NOTED });
      }
      const { malformed } = one.receiver;
      if (malformed && !one.isLost) self.note('MALFORMED', { receiver: one.name, ...malformed });
      one.isLost = malformed !== undefined;
    }
    await self.put('seen', read);
  }
  for (const { name, receiver } of receivers)
    if (receiver.leftOver > 0) self.note('LEFT_OVER', { receiver: name, bytes: receiver.leftOver });
  self.note('RECEIVED', { bytes: read, sha256: hash.digest('hex') });
  await self.end(connection);
  await self.shut(connection);
}

function brokenOff(error: unknown): void {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
}
