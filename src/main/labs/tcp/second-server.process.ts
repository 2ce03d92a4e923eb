/** Wants to listen at a port that another process listens at. */
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number }>();

try {
  const listener = await self.listen(self.given.port);
  await self.shut(listener);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  self.note('FAILED', { what: error.code });
  self.leave(1);
}
self.leave();
