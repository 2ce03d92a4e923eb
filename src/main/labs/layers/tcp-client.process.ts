/**
 * Sends one message over TCP.
 *
 * TCP carries a stream of bytes and knows no messages. So the application has an envelope of its own: the
 * length of the message in four bytes, then the message.
 */
import { LENGTH_BYTES } from '../../../shared/labs/layers/envelopes';
import { joinWithSockets } from '../../run/socket-program/self';
import { encode } from './message';

const self = await joinWithSockets<{ readonly port: number; readonly from: string; readonly message: string }>();

const object = { from: self.given.from, text: self.given.message };
const { text, bytes } = encode(object);
self.note('ENCODED', { object, text, sizeBytes: bytes.length });

const length = Buffer.alloc(LENGTH_BYTES);
length.writeUInt32BE(bytes.length);

const connection = await self.connect(self.given.port);
await self.write(connection, Buffer.concat([length, bytes]));
await self.end(connection);
while (await self.read(connection)); // until the server has closed as well
self.leave();
