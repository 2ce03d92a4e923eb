/** Connects when all are told to, says hello, and waits for the server's welcome. */
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

/** The system has tried again and again before it gives one up. */
const MAX_TRIES = 5;

const self = await joinWithSockets<{ readonly port: number }>();

self.note('HERE');
await self.get('go');
for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
  try {
    await beWelcomed();
    break;
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    self.note('FAILED', { what: error.code });
  }
}
self.leave();

async function beWelcomed(): Promise<void> {
  // The system makes the connection, whether the server's program has accepted it or not. If the server's backlog is
  // full the system tries again, by itself, after a second, after three, after seven.
  const connection = await self.connect(self.given.port);
  // Whoever only listens may wait for ever: a server's system with a full backlog can forget a connection that this
  // end believes in. To what we send it must answer, if only that it knows nothing of us (RST).
  await self.write(connection, `${self.actor}\n`);
  await self.read(connection);
  await self.end(connection);
  await self.shut(connection);
}
