/**
 * A socket to a broker: what every client of the tests is made of, and by itself for bytes that are no requests and
 * for whoever does not read.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connected; ends with the test, as the broker it is connected to does. */
export async function rawClient(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** A request as it goes on the wire: the name of the command and its arguments, a byte a character. */
export const encodeRequest = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;

/** All that comes until the other end has closed, a byte a character. */
export async function everythingFrom(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
  await closed(socket);
  return text;
}

/** However it came about. */
export const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
