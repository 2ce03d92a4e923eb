/** Takes connections; reads each to its end, and sends back what it read if it answers; then does as it is told. */
import { joinWithSockets, SocketError, type Connection } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<{
  readonly connections: number;
  readonly answers: boolean;
  /** How it ends a connection whose other end sends no more. */
  readonly ending: 'close' | 'reset' | 'nothing';
}>();
const { connections, answers, ending } = self.given;

async function serve(connection: Connection): Promise<void> {
  try {
    for await (const piece of self.pieces(connection)) if (answers) await self.write(connection, piece);
    if (ending === 'close') await self.shut(connection);
    if (ending === 'reset') await self.reset(connection);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
  }
}

const listener = await self.listen();
const served: Promise<void>[] = [];
for (let taken = 0; taken < connections; taken += 1) {
  const connection = await self.accept(listener);
  if (connection) served.push(serve(connection));
}
await Promise.all(served);
await self.shut(listener);
self.leave();
