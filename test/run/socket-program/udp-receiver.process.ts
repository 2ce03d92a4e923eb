/** Takes so many datagrams, then leaves; 0 takes them for ever. */
import { joinWithSockets } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<{ readonly count: number; readonly answers: boolean }>();
const socket = await self.bind();
for (let taken = 0; self.given.count === 0 || taken < self.given.count; taken += 1) {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  if (self.given.answers) await self.sendTo(socket, `re: ${datagram.bytes.toString()}`, datagram.from);
}
self.leave();
