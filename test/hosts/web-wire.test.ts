/** Who gets the wire, what a tab may do with it, and what is left when it goes. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { MAX_TABS } from '../../src/main/hosts/web/tabs';
import { Connection } from '../../src/shared/wire/client';
import { SocketTransport } from '../../src/shared/wire/socket-transport';
import { MAX_FRAME_CHARS } from '../../src/shared/wire/transport';
import { probe } from '../wire/contract-under-test';
import { stageWeb, type WebStage } from './web-stage';

let web: WebStage;

beforeEach(async () => {
  web = await stageWeb();
});

afterEach(async () => {
  await web.close();
  for (const { scope } of web.sessions) expect(scope.live()).toEqual([]);
});

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
};

/** The status a request for the wire is answered with; of an upgrade that is let in, only that it is. */
async function statusOf(target: string, headers: Readonly<Record<string, string | undefined>>): Promise<number> {
  const origin = `http://127.0.0.1:${web.host.port}`;
  return (await web.request(target, { ...UPGRADE, Origin: origin, ...headers })).status;
}

const clientOn = (socket: WebSocket): Connection => new Connection(new SocketTransport(socket));

describe('the wire', () => {
  it('works for the page: token, its own Origin, its own Host', async () => {
    const connection = clientOn(await web.open());
    expect(await connection.client(probe).add({ a: 1 })).toBe(11);
    connection.close();
  });

  it('works for the page opened as localhost', async () => {
    const socket = new WebSocket(web.wireUrl.replace('127.0.0.1', 'localhost'), {
      origin: `http://localhost:${web.host.port}`,
      family: 4,
    });
    expect(await clientOn(socket).client(probe).add({ a: 1 })).toBe(11);
    socket.close();
  });

  it('is refused without the token, with a wrong one, and with the cookie in its place', async () => {
    const cookie = await web.cookie();
    expect(await statusOf('/wire', {})).toBe(403);
    expect(await statusOf(`/wire?token=${'0'.repeat(64)}`, {})).toBe(403);
    expect(await statusOf('/wire', { Cookie: cookie })).toBe(403);
    expect(await statusOf(`/wire?token=${cookie.split('=')[1] ?? ''}`, { Cookie: cookie })).toBe(403);
  });

  it.each([
    undefined,
    '',
    'null',
    'http://evil.example',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:PORT.evil.example',
    'file://',
  ])('is refused to the Origin %s, with the token', async (origin) => {
    expect(await statusOf(`/wire?token=${web.token}`, { Origin: origin?.replace('PORT', String(web.host.port)) })).toBe(
      403,
    );
  });

  it.each(['evil.example', 'evil.example:PORT', '127.0.0.1:1', ''])(
    'is refused to the Host "%s", with the token',
    async (host) => {
      const named = host.replace('PORT', String(web.host.port));
      expect(await statusOf(`/wire?token=${web.token}`, { Host: named, Origin: `http://${named}` })).toBe(421);
    },
  );

  it('is nowhere else, and is nothing but a WebSocket', async () => {
    expect(await statusOf(`/?token=${web.token}`, {})).toBe(404);
    expect(await statusOf(`/wire/more?token=${web.token}`, {})).toBe(404);
    expect(await statusOf(`/wire?token=${web.token}`, { 'Sec-WebSocket-Key': 'too short' })).toBe(400);
    expect(await statusOf(`/wire?token=${web.token}`, { Upgrade: 'h2c' })).toBe(400);
    expect(await statusOf(`/wire?token=${web.token}`, { 'Sec-WebSocket-Version': '7' })).toBe(400);
    expect((await web.request('/wire', { Cookie: await web.cookie() })).status).toBe(404);
    expect(web.sessions).toHaveLength(0);
  });

  it(`takes ${MAX_TABS} tabs, refuses the next, and takes it when one has gone`, async () => {
    const tabs: WebSocket[] = [];
    for (let n = 0; n < MAX_TABS; n += 1) tabs.push(await web.open());
    expect(web.host.tabs()).toBe(MAX_TABS);
    expect(await statusOf(`/wire?token=${web.token}`, {})).toBe(503);
    const gone = once(tabs[0] as WebSocket, 'close');
    tabs[0]?.close();
    await gone;
    await web.sessions[0]?.scope.closed;
    await clientOn(await web.open())
      .client(probe)
      .add({ a: 1 });
  });
});

describe('a tab', () => {
  it('ends its session and all it held when it closes, reloads or dies', async () => {
    for (const leave of [
      (socket: WebSocket) => socket.close(),
      (socket: WebSocket) => socket.close(1001),
      (socket: WebSocket) => socket.terminate(),
    ]) {
      const socket = await web.open();
      const session = web.sessions.at(-1);
      const server = { closed: false };
      session?.scope.child('run').own('listener', 'echo', {
        close: () => {
          server.closed = true;
        },
      });
      leave(socket);
      await session?.scope.closed;
      expect(server.closed).toBe(true);
    }
    expect(new Set(web.sessions.map(({ scope }) => scope)).size).toBe(3); // after a reload it is a new one
  });

  it('does not touch the sessions of others', async () => {
    const [first, second] = [await web.open(), await web.open()];
    first.close();
    await web.sessions[0]?.scope.closed;
    expect(await clientOn(second).client(probe).add({ a: 1 })).toBe(11);
    second.close();
  });

  it('is cut off for a frame over the limit, in characters or in bytes', async () => {
    for (const frame of ['x'.repeat(MAX_FRAME_CHARS + 1), '한'.repeat(MAX_FRAME_CHARS + 1)]) {
      const socket = await web.open();
      socket.on('error', () => undefined); // a reset, if the host has gone before all was sent
      const closed = once(socket, 'close');
      socket.send(frame);
      const [code] = (await closed) as [number];
      expect([4413, 1009, 1006]).toContain(code);
      await web.sessions.at(-1)?.scope.closed;
    }
    expect(
      await clientOn(await web.open())
        .client(probe)
        .add({ a: 1 }),
    ).toBe(11);
  });

  it('is cut off for binary frames and for text that is no frame', async () => {
    for (const frame of [Buffer.from([1, 2, 3]), 'hello']) {
      const socket = await web.open();
      const closed = once(socket, 'close');
      socket.send(frame);
      expect((await closed)[0]).toBe(4400);
    }
  });

  it('is cut off for what is no WebSocket frame, and the host lives on', async () => {
    const raw = connect(web.host.port, '127.0.0.1');
    raw.on('error', () => undefined);
    const lines = Object.entries({
      ...UPGRADE,
      Host: `127.0.0.1:${web.host.port}`,
      Origin: `http://127.0.0.1:${web.host.port}`,
    });
    raw.write(
      `GET /wire?token=${web.token} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
    await once(raw, 'data');
    const closed = once(raw, 'close');
    raw.write(Buffer.alloc(64, 0xff));
    raw.end();
    await closed;
    await web.sessions[0]?.scope.closed;
    expect(
      await clientOn(await web.open())
        .client(probe)
        .add({ a: 1 }),
    ).toBe(11);
  });
});

describe('a half-dead peer', () => {
  it('is noticed when it no longer answers pings', async () => {
    const impatient = await stageWeb({ heartbeatMs: 20 });
    const socket = await impatient.open({ autoPong: false });
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1006); // cut, not asked
    await impatient.sessions[0]?.scope.closed;
    await impatient.close();
  });

  it('is left alone while it answers', async () => {
    const impatient = await stageWeb({ heartbeatMs: 20 });
    const socket = await impatient.open();
    for (let pings = 0; pings < 5; pings += 1) await once(socket, 'ping');
    expect(await clientOn(socket).client(probe).add({ a: 1 })).toBe(11);
    await impatient.close();
  });
});

describe('closing the host', () => {
  it('ends every tab and session, refuses new connections and leaves nothing', async () => {
    const sockets = [await web.open(), await web.open()];
    const idle = connect(web.host.port, '127.0.0.1');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    const gone = Promise.all([...sockets, idle].map((socket) => once(socket, 'close')));
    const waiting = clientOn(sockets[0] as WebSocket)
      .client(probe)
      .wait({});
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'CLOSED' });
    await web.host.close();
    await gone;
    await outcome;
    expect(web.host.tabs()).toBe(0);
    await Promise.all(web.sessions.map(({ scope }) => scope.closed));
    const again = connect(web.host.port, '127.0.0.1');
    await expect(once(again, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await web.host.close();
  });

  it('does not wait for a tab that does not answer', async () => {
    const socket = await web.open();
    socket.pause(); // it will not see the good-bye
    socket.on('error', () => undefined);
    await web.host.close();
    expect(web.host.tabs()).toBe(0);
    socket.terminate();
  });

  it('says which port is in use', async () => {
    await expect(stageWeb({ port: web.host.port })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      detail: { port: web.host.port },
    });
  });
});
