/** A server that answers each line until the client ends its direction, or breaks the connection off. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly saysGoodbye: boolean; readonly workMs: number }>();

const listener = await self.listen(self.given.port);
const connection = await self.accept(listener);
if (connection) await serve(connection);
await self.shut(listener);
self.leave();

async function serve(client: Connection): Promise<void> {
  try {
    const lines = await answer(client);
    self.note('TOLD', { what: 'fin' }); // the client sends no more; it can still read
    await sleep(self.given.workMs); // busy with something: CLOSE_WAIT here, FIN_WAIT_2 at the client
    if (self.given.saysGoodbye) await self.write(client, `${String(lines)} lines, goodbye\n`);
    await self.end(client);
    await self.shut(client);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    self.note('TOLD', { what: error.code });
  }
}

async function answer(client: Connection): Promise<number> {
  let lines = 0;
  for await (const piece of self.pieces(client)) {
    for (const byte of piece) {
      if (byte !== 0x0a) continue; // a line has ended
      lines += 1;
      await self.write(client, `heard ${String(lines)}\n`);
    }
  }
  return lines;
}
