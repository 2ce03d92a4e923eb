/**
 * A client that talks and then ends the connection. Each of its two directions is ended by the end that sends in it
 * (RFC 9293, section 3.6); a reset ends both at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

interface Given {
  readonly [name: string]: number | string;
  readonly port: number;
  readonly lines: number;
  readonly gapMs: number;
  readonly ending: 'close' | 'half-close' | 'reset';
}

const self = await joinWithSockets<Given>();
const { port, lines, gapMs, ending } = self.given;

try {
  const connection = await self.connect(port);
  for (let number = 1; number <= lines; number += 1) {
    await self.write(connection, `line ${String(number)}\n`);
    await lineFrom(connection);
    await sleep(gapMs);
  }
  if (ending === 'reset') {
    await self.reset(connection); // RST: both directions are over, and what was on its way is thrown away
  } else {
    await self.end(connection); // FIN: no more from here
    while (await self.read(connection)); // but what the other end still has to say is read
    self.note('TOLD', { what: 'fin' }); // its FIN: no more from there, either
    await self.shut(connection);
  }
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('TOLD', { what: error.code });
}
self.leave();

async function lineFrom(connection: Connection): Promise<void> {
  for (;;) {
    const piece = await self.read(connection);
    if (!piece || piece.includes('\n')) return;
  }
}
