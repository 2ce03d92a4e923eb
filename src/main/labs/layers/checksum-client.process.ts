/** Puts a checksum before the message, two bytes, and sends both as one datagram into a bad cable. */
import { internetChecksum } from '../../../shared/net/checksum';
import { joinWithSockets } from '../../run/socket-program/self';
import { encode } from './message';

const self = await joinWithSockets<{ readonly port: number; readonly from: string; readonly message: string }>();

const object = { from: self.given.from, text: self.given.message };
const { text, bytes } = encode(object);
self.note('ENCODED', { object, text, sizeBytes: bytes.length });

const sum = Buffer.alloc(2);
sum.writeUInt16BE(internetChecksum(bytes));

const socket = await self.bind();
await self.sendTo(socket, Buffer.concat([sum, bytes]), self.given.port);
self.leave();
