/** Connects, writes texts, ends as it is told, and reads what comes back until its end. */
import { joinWithSockets, SocketError } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly texts: readonly string[];
  readonly ending: 'end' | 'shut' | 'reset' | 'leave' | 'die' | 'stay';
}>();
const { port, texts, ending } = self.given;
try {
  const connection = await self.connect(port, { noDelay: true });
  for (const text of texts) {
    await self.write(connection, text);
    await self.drained(connection);
  }
  if (ending === 'end') {
    await self.end(connection);
    for await (const piece of self.pieces(connection)) self.note('READ', { bytes: piece.length });
    await self.shut(connection);
  }
  if (ending === 'shut') await self.shut(connection);
  if (ending === 'reset') {
    // What lies unread when a reset comes may hide it from Node.
    await self.read(connection);
    await self.reset(connection);
  }
  if (ending === 'die') process.kill(process.pid, 'SIGKILL');
  if (ending === 'stay') await new Promise(() => undefined);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { code: error.code });
}
self.leave();
