/**
 * A server that acknowledges what arrives undamaged, and hands each number on once. It acknowledges one
 * that it has had before, too: that it came again means that the client does not know.
 */
import { sealedPayload, unsealed } from '../../../shared/labs/udp/payload';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly receiveBufferBytes: number;
  readonly workMs: number;
  readonly remember: boolean;
}>();
const { port, receiveBufferBytes, workMs, remember } = self.given;
const ACKNOWLEDGEMENT_BYTES = 9; // the highest number, its check and the spaces

// No client ever says goodbye, so a server goes on until it is asked to end.
process.on('SIGTERM', () => self.leave());

const socket = await self.bind(port, { receiveBufferBytes });
self.note('RECEIVE_BUFFER', { bytes: socket.receiveBufferBytes });
const had = new Set<number>();

for (;;) {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  const number = unsealed(datagram.bytes);
  if (number === undefined) {
    self.note('DAMAGED'); // as if it had been lost: no acknowledgement
    continue;
  }
  if (remember && had.has(number)) self.note('AGAIN', { number });
  else {
    if (workMs > 0) self.busy(workMs);
    self.note('DELIVERED', { number });
    had.add(number);
  }
  await self.sendTo(socket, sealedPayload(number, 'ack', ACKNOWLEDGEMENT_BYTES), datagram.from);
}
self.leave();
