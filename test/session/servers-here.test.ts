/** Whether a Redis answers at a port, whoever else may listen there. */
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../src/main/resources/listen';
import { Scope } from '../../src/main/resources/scope';
import { redisHere } from '../../src/main/session/servers-here';

let scope: Scope;
beforeEach(() => {
  scope = new Scope('test');
});
afterEach(() => scope.close());

/** @returns the port of a server that does this to whoever comes */
async function serverThat(greets: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    greets(socket);
  });
  return scope.own('listener', 'stranger', await listen({ server, port: 0 })).port;
}

const saying = (answer: string) => (socket: Socket) => void socket.once('data', () => socket.write(answer));

it.each(['+PONG\r\n', '-NOAUTH Authentication required.\r\n', '-DENIED Redis is running in protected mode\r\n'])(
  'finds one that says %j',
  async (answer) => {
    const port = await serverThat(saying(answer));
    expect(await redisHere(port)).toEqual([`redis://127.0.0.1:${String(port)}`]);
  },
);

it.each([
  ['a web server', saying('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['one that hangs up', (socket: Socket) => void socket.destroy()],
  ['one that never ends its line', saying('x'.repeat(100_000))],
  ['one that says nothing', () => undefined],
])('does not take %s for one', async (_who, greets) => {
  expect(await redisHere(await serverThat(greets))).toEqual([]);
});

it('finds none where nobody listens', async () => {
  const port = await serverThat(() => undefined);
  await scope.close();
  expect(await redisHere(port)).toEqual([]);
});
