/**
 * A server that says back each line it gets. It takes one connection after the other and serves all of them at
 * once: while it waits for bytes of one, it reads those of another.
 */
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

/** Who sends more without a newline than this sends no lines. */
const MAX_LINE_BYTES = 65_536;
/** Of its clients, and of what one calls itself, as much is shown as anybody reads. */
const MAX_SHOWN_CLIENTS = 32;
const MAX_SHOWN_CHARS = 100;

const self = await joinWithSockets<{ readonly port: number; readonly clients: number; readonly hold: boolean }>();

// All it knows of its clients: by port, how many lines each has sent. It is known as long as the connection lasts.
const clients = new Map<number, number>();

const listener = await self.listen(self.given.port);
const served: Promise<void>[] = [];
while (self.given.hold || served.length < self.given.clients) {
  const connection = await self.accept(listener); // its bytes come from nobody else: no need to look who sent them
  if (!connection) break;
  served.push(serve(connection));
}
await Promise.all(served);
await self.shut(listener);
self.leave();

async function serve(connection: Connection): Promise<void> {
  const port = connection.remotePort;
  clients.set(port, 0);
  show();
  await echo(connection, port).catch((error: unknown) => {
    if (!(error instanceof SocketError)) throw error; // a client that broke it off is no reason to stop for the others
  });
  clients.delete(port); // the system may give this port to somebody else
  show();
  await self.shut(connection);
}

async function echo(connection: Connection, port: number): Promise<void> {
  let kept = Buffer.alloc(0); // what has come of a line that has not ended yet
  for await (const piece of self.pieces(connection)) {
    kept = Buffer.concat([kept, piece]);
    for (let end = kept.indexOf('\n'); end >= 0; end = kept.indexOf('\n')) {
      const line = kept.subarray(0, end + 1);
      kept = kept.subarray(end + 1);
      meet(line.toString(), port);
      if (!(await self.write(connection, line))) await self.drained(connection);
    }
    if (kept.length > MAX_LINE_BYTES) {
      self.note('LINE_TOO_LONG', { port, maxBytes: MAX_LINE_BYTES });
      return self.reset(connection);
    }
  }
  await self.end(connection);
}

function show(): void {
  self.store('clients', Object.fromEntries([...clients].slice(0, MAX_SHOWN_CLIENTS)));
}

function meet(line: string, port: number): void {
  const lines = clients.get(port) ?? 0;
  if (lines === 0) self.note('MET', { name: line.slice(0, MAX_SHOWN_CHARS).split(' ')[0] ?? '', port });
  clients.set(port, lines + 1);
  show();
}
