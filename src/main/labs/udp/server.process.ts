/**
 * A server with a datagram socket. One socket is enough for any number of clients: nobody connects, and
 * every datagram says which port it comes from.
 */
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly receiveBufferBytes: number;
  readonly workMs: number;
  readonly answers: boolean;
}>();
const { port, receiveBufferBytes, workMs, answers } = self.given;

// No client ever says goodbye, so a server goes on until it is asked to end.
process.on('SIGTERM', () => self.leave());

const socket = await self.bind(port, { receiveBufferBytes });
self.note('RECEIVE_BUFFER', { bytes: socket.receiveBufferBytes });

for (;;) {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  if (workMs > 0) self.busy(workMs); // meanwhile the system keeps what comes, as long as it has room
  if (answers) await self.sendTo(socket, datagram.bytes, datagram.from);
}
self.leave();
