/** Takes messages over UDP: one datagram, one message. */
import { joinWithSockets } from '../../run/socket-program/self';
import { decode } from './message';

const self = await joinWithSockets<{ readonly stays: boolean }>();

const socket = await self.bind();
do {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  const object = decode(datagram.bytes);
  if (object) self.note('DECODED', { object: { ...object } });
  else self.note('NOT_A_MESSAGE', { sizeBytes: datagram.bytes.length });
} while (self.given.stays);
self.leave();
