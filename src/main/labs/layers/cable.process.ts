/**
 * A bad cable: passes a datagram on, with something in it turned. The checksum before the message stays as it was.
 *
 * The system builds a new UDP header for what is passed on, with a right checksum of its own: it cannot know
 * that the bytes were others before. Only the two programs at the ends can.
 */
import { turned, type Turn } from '../../../shared/labs/layers/turn';
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly turn: Turn; readonly stays: boolean }>();

const socket = await self.bind();
do {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  const sum = datagram.bytes.subarray(0, 2);
  const message = turned(datagram.bytes.subarray(2), self.given.turn);
  await self.sendTo(socket, Buffer.concat([sum, message]), self.given.port);
} while (self.given.stays);
self.leave();
