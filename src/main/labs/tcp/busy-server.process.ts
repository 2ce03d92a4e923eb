/**
 * A server that listens and is busy with something else: it accepts nobody. Meanwhile the system makes connections in
 * its name, and keeps as many as the backlog has room for.
 */
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

interface Given {
  readonly [name: string]: number;
  readonly port: number;
  readonly backlog: number;
  readonly busyMs: number;
  readonly clients: number;
}

const self = await joinWithSockets<Given>();
const { port, backlog, busyMs, clients } = self.given;

const listener = await self.listen(port, { backlog });
await self.get('busy');
self.note('BUSY', { ms: busyMs });
self.busy(busyMs);
self.note('FREE');

const served: Promise<void>[] = [];
while (served.length < clients) {
  const connection = await self.accept(listener);
  if (!connection) break;
  served.push(welcome(connection));
}
await Promise.all(served);
await self.shut(listener);
self.leave();

async function welcome(connection: Connection): Promise<void> {
  try {
    await self.write(connection, 'welcome\n');
    while (await self.read(connection));
    await self.end(connection);
    await self.shut(connection);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error; // it had given up
  }
}
