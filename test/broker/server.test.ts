/** Connections: who is let in, what they are told, and that all of them are gone in the end. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrokerObserver } from '../../src/main/broker/broker';
import { openBroker } from '../../src/main/broker/server';
import { takenPort } from '../support/ports';
import { HandClock } from './support/hand-clock';
import { closed, everythingFrom, rawClient } from './support/raw-client';
import { TestBroker } from './support/test-broker';

describe('the broker', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await TestBroker.open();
  });
  afterEach(() => broker.close());

  it('answers what was sent in one go in order, in one go', async () => {
    const client = await broker.client();
    client.send(['PING'], ['ECHO', 'a'], ['ping', 'b'], ['NOSUCH']);
    expect([await client.next(), await client.next(), await client.next(), await client.next()]).toEqual([
      'PONG',
      'a',
      'b',
      "-ERR unknown command 'NOSUCH', with args beginning with: ",
    ]);
  });

  it('answers lines typed by hand', async () => {
    const socket = await rawClient(broker.server.port);
    socket.write('ping\r\n\r\necho "a b"\nquit\n');
    expect(await everythingFrom(socket)).toBe('+PONG\r\n$3\r\na b\r\n+OK\r\n');
  });

  it('closes after QUIT, and does nothing that comes after it', async () => {
    const socket = await rawClient(broker.server.port);
    socket.write('SET a 1\r\nQUIT\r\nSET a 2\r\n');
    expect(await everythingFrom(socket)).toBe('+OK\r\n+OK\r\n');
    expect(await (await broker.client()).ask('GET a')).toBe('1');
  });

  it('says what is wrong with what is no request, and closes', async () => {
    const socket = await rawClient(broker.server.port);
    socket.write('PING\r\n*1\r\n$9223372036854775808\r\n');
    expect(await everythingFrom(socket)).toBe('+PONG\r\n-ERR Protocol error: invalid bulk length\r\n');
  });

  it('lets whoever sends garbage without end read the error', async () => {
    const socket = await rawClient(broker.server.port);
    socket.write(`*1\r\n!${'garbage'.repeat(200_000)}\r\n`);
    expect(await everythingFrom(socket)).toMatch(/^-ERR Protocol error: /);
  });

  it.each(['POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nFLUSHALL\r\n', 'Host: 127.0.0.1\r\nFLUSHALL\r\n'])(
    'hangs up on a browser: %j',
    async (text) => {
      const client = await broker.client();
      await client.ask('SET a 1');
      const socket = await rawClient(broker.server.port);
      socket.write(text);
      expect(await everythingFrom(socket)).toBe('');
      expect(await client.ask('GET a')).toBe('1');
    },
  );

  it('tells RESP2 from RESP3', async () => {
    const client = await broker.client();
    expect(await client.ask('GET none')).toBe(null);
    const socket = await rawClient(broker.server.port);
    socket.write('HELLO 3\r\nGET none\r\nRESET\r\nGET none\r\nQUIT\r\n');
    const text = await everythingFrom(socket);
    expect(text).toMatch(/^%7\r\n/);
    expect(text.endsWith('_\r\n+RESET\r\n$-1\r\n+OK\r\n')).toBe(true);
  });

  it('forgets a client that dies inside MULTI, and what it had queued', async () => {
    const [client, other] = [await broker.client(), await broker.client()];
    await client.askAll('WATCH a', 'MULTI', 'SET a 1');
    const left = broker.left();
    await client.close();
    await left;
    expect(await other.ask('SET b 1')).toBe('OK');
    expect(await other.ask('GET a')).toBe(null);
    expect(
      String(await other.ask('CLIENT LIST'))
        .trim()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('gives nothing to a client that died while it waited for a list', async () => {
    const waiting = await broker.waiting('BLPOP queue 0');
    const left = broker.left();
    await waiting.close();
    await left;
    const other = await broker.client();
    expect(await other.askAll('RPUSH queue a', 'LPOP queue')).toEqual([1, 'a']);
  });

  it('goes on with what a client sent while it waited', async () => {
    const waiting = await broker.waiting('BLPOP queue 0');
    waiting.send(['PING'], ['ECHO', 'x']);
    const other = await broker.client();
    await other.ask('RPUSH queue a');
    expect([await waiting.next(), await waiting.next(), await waiting.next()]).toEqual([['queue', 'a'], 'PONG', 'x']);
  });

  it('tells a transaction that was refused from one that failed', async () => {
    const client = await broker.client();
    expect(await client.askAll('MULTI', 'NOSUCH', 'EXEC')).toEqual([
      'OK',
      "-ERR unknown command 'NOSUCH', with args beginning with: ",
      '-EXECABORT Transaction discarded because of previous errors.',
    ]);
    expect(await client.askAll('MULTI', 'SET a x', 'INCR a', 'EXEC')).toEqual([
      'OK',
      'QUEUED',
      'QUEUED',
      ['OK', '-ERR value is not an integer or out of range'],
    ]);
  });

  it('lets keys go when their time has come, whether or not anybody asks', async () => {
    const client = await broker.client();
    await client.askAll('SET a 1 PX 50', 'SET b 1 PX 500');
    broker.clock.advance(51);
    expect(await client.askAll('GET a', 'GET b', 'DBSIZE')).toEqual([null, '1', 1]);
    broker.clock.advance(1_000);
    expect(await client.ask('DBSIZE')).toBe(0);
  });

  it('ends who is killed', async () => {
    const [client, victim] = [await broker.client(), await broker.client()];
    const id = await victim.ask('CLIENT ID');
    expect(await client.ask(`CLIENT KILL ID ${String(id)}`)).toBe(1);
    await closed(victim.socket);
    expect(await client.ask('PING')).toBe('PONG');
  });
});

describe('the door', () => {
  it('is on this machine only, and shut with all who came in', async () => {
    const broker = await openBroker();
    const sockets = [await rawClient(broker.port), await rawClient(broker.port)];
    sockets[0]?.write('BLPOP a 0\r\n');
    await broker.close();
    await Promise.all(sockets.map(closed));
    const late = connect(broker.port, '127.0.0.1');
    expect(await once(late, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  });

  it('is not opened where another has the port', async () => {
    const { port, close } = await takenPort();
    await expect(openBroker({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await close();
  });

  it('says that there are too many, and lets in the next when one has left', async () => {
    const broker = await TestBroker.open({ maxClients: 2 });
    const [first, second] = [await broker.client(), await broker.client()];
    expect(await Promise.all([first.ask('PING'), second.ask('PING')])).toEqual(['PONG', 'PONG']);
    expect(await everythingFrom(await rawClient(broker.server.port))).toBe('-ERR max number of clients reached\r\n');
    const left = broker.left();
    await first.close();
    await left;
    expect(await (await broker.client()).ask('PING')).toBe('PONG');
    await broker.close();
  });

  it('tells who watches what happens inside', async () => {
    const told: string[] = [];
    const observer: BrokerObserver = {
      connected: ({ id }) => told.push(`in ${id}`),
      command: (_client, { name }, args) => told.push([name, ...args.slice(1)].join(' ')),
      refused: (_client, args) => told.push(`refused ${args[0]}`),
      subscribers: (channel, isPattern, clients) => told.push(`${isPattern ? 'pattern' : channel}: ${clients.size}`),
      published: (_client, channel, message, receivers) => told.push(`${channel} ${message} to ${receivers}`),
      key: (database, key) => told.push(`key ${key} ${database.string(key) ?? 'gone'}`),
      closed: ({ id }, reason) => told.push(`out ${id} ${reason ?? ''}`),
    };
    const broker = await openBroker({ observer, clock: new HandClock() });
    const socket = await rawClient(broker.port);
    socket.write('HELLO 3\r\nSET a 1\r\nMSET a 2 b 3\r\nNO\r\nSUBSCRIBE x\r\nPUBLISH x hi\r\nDEL a\r\nQUIT\r\n');
    await everythingFrom(socket);
    await broker.close();
    expect(told).toEqual([
      'in 1',
      'hello 3',
      'set a 1',
      'key a 1',
      'mset a 2 b 3',
      'key a 2',
      'key b 3',
      'refused NO',
      'subscribe x',
      'x: 1',
      'publish x hi',
      'x hi to 1',
      'del a',
      'key a gone',
      'quit',
      'x: 0',
      'out 1 ',
    ]);
  });
});
