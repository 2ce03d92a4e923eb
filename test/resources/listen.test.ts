import { once } from 'node:events';
import { createServer as createHttpServer, get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { listen } from '../../src/main/resources/listen';
import { Scope } from '../../src/main/resources/scope';

const scope = new Scope('test');

afterEach(() => expect(scope.live()).toEqual([]));

/** Resolves with the error code of a connection that does not come about, or with 'connected'. */
async function tryConnect(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return 'connected';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'no code';
  } finally {
    socket.destroy();
  }
}

it('listens on this machine only, on a port of the system’s choice', async () => {
  const listener = scope.own('listener', 'echo', await listen({ server: createServer(), port: 0 }));
  expect(listener.port).toBeGreaterThan(0);
  expect(listener.server.address()).toMatchObject({ address: '127.0.0.1', port: listener.port });
  await listener.close();
});

it('closes all of it: live connections end, new ones are refused', async () => {
  const accepted: Socket[] = [];
  const listener = scope.own(
    'listener',
    'silent',
    await listen({ server: createServer((socket) => accepted.push(socket)), port: 0 }),
  );
  const client = connect(listener.port, '127.0.0.1');
  const clientClosed = once(client, 'close');
  client.on('error', () => undefined); // a reset is one of the ways to go
  await Promise.all([once(client, 'connect'), accepted.length > 0 ? undefined : once(listener.server, 'connection')]);
  await listener.close();
  await clientClosed;
  expect(accepted.every((socket) => socket.destroyed)).toBe(true);
  expect(await tryConnect(listener.port)).toBe('ECONNREFUSED');
  await listener.close();
});

it('ends an HTTP request that nobody answers, and a connection that was upgraded', async () => {
  const server = createHttpServer(() => undefined).on('upgrade', () => undefined);
  const listener = scope.own('listener', 'http', await listen({ server, port: 0 }));
  const url = `http://127.0.0.1:${listener.port}`;
  const waiting = [get(url), get(url, { headers: { connection: 'Upgrade', upgrade: 'anything' } })];
  const ended = waiting.map((request) =>
    once(request, 'error').then(([error]) => (error as NodeJS.ErrnoException).code),
  );
  await Promise.all([once(server, 'request'), once(server, 'upgrade')]);
  await listener.close();
  expect(await Promise.all(ended)).toEqual(['ECONNRESET', 'ECONNRESET']);
});

it('says which port is in use', async () => {
  const first = scope.own('listener', 'first', await listen({ server: createServer(), port: 0 }));
  const second = listen({ server: createServer(), port: first.port });
  await expect(second).rejects.toMatchObject({ code: 'PORT_IN_USE', detail: { host: '127.0.0.1', port: first.port } });
  await first.close();
});

it('says why it cannot listen on an address that is not ours', async () => {
  // 192.0.2.0/24 is kept for documentation (RFC 5737): no machine has it.
  const nowhere = listen({ server: createServer(), host: '192.0.2.1', port: 0 });
  await expect(nowhere).rejects.toMatchObject({ code: 'LISTEN_FAILED', detail: { reason: 'EADDRNOTAVAIL' } });
});

it('is forgotten by its scope when the server closes by itself', async () => {
  const listener = scope.own('listener', 'short', await listen({ server: createServer(), port: 0 }));
  listener.server.close();
  await listener.closed;
});
