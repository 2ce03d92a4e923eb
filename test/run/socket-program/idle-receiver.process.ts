/** Has a datagram socket, and takes what comes to it only when it is told to, so many at a time. */
import { joinWithSockets } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<{ readonly port?: number }>();
const socket = await self.bind(self.given.port);
for (;;) {
  const count = await self.get<number>('orders');
  for (let taken = 0; taken < count; taken += 1) await self.receiveFrom(socket);
}
