/** A client that tries to connect where nobody may be, and hangs up if somebody is. */
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number }>();

try {
  const connection = await self.connect(self.given.port);
  await self.shut(connection);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code }); // known at once: the system at the other end said that nobody is there (RST)
}
self.leave();
