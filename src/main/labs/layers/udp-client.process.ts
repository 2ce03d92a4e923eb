/** Sends one message over UDP: a datagram is a message already, so it needs no length of the application's. */
import { joinWithSockets } from '../../run/socket-program/self';
import { encode } from './message';

const self = await joinWithSockets<{ readonly port: number; readonly from: string; readonly message: string }>();

const object = { from: self.given.from, text: self.given.message };
const { text, bytes } = encode(object);
self.note('ENCODED', { object, text, sizeBytes: bytes.length });

const socket = await self.bind();
await self.sendTo(socket, bytes, self.given.port);
self.leave();
