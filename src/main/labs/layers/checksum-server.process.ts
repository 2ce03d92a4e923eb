/** Computes the checksum of what arrived and compares it with the one that came along. */
import { internetChecksum } from '../../../shared/net/checksum';
import { joinWithSockets } from '../../run/socket-program/self';
import { decode } from './message';

const self = await joinWithSockets<{ readonly stays: boolean }>();

const socket = await self.bind();
do {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  if (datagram.bytes.length < 2) {
    self.note('NOT_A_MESSAGE', { sizeBytes: datagram.bytes.length });
    continue;
  }
  const sent = datagram.bytes.readUInt16BE();
  const message = datagram.bytes.subarray(2);
  const computed = internetChecksum(message);
  self.note('CHECKED', { sent, computed, noticed: sent !== computed });
  if (sent !== computed) continue; // whatever it says, it is not what was sent
  const object = decode(message);
  if (object) self.note('DECODED', { object: { ...object } });
  else self.note('NOT_A_MESSAGE', { sizeBytes: message.length });
} while (self.given.stays);
self.leave();
