/** What somebody does who will not read, will not end, or wants too much; and that nobody else notices. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS, type Limits } from '../../src/main/broker/limits';
import { closed, everythingFrom, rawClient } from './support/raw-client';
import { TestBroker } from './support/test-broker';

const KiB = 1024;
const MiB = 1024 * KiB;

let broker: TestBroker;
afterEach(() => broker.close());

async function open(limits: Partial<Limits>): Promise<void> {
  broker = await TestBroker.open(limits);
}

/** It has subscribed to channel `a`, and reads nothing any more. */
async function deafSubscriber(): Promise<Socket> {
  const socket = await rawClient(broker.server.port);
  socket.write('SUBSCRIBE a\r\n');
  await once(socket, 'readable');
  return socket;
}

describe('a subscriber that does not read', () => {
  it('is cut off when too much waits for it; the others get all of it', async () => {
    await open({ subscriberHardBytes: 4 * MiB });
    const deaf = await deafSubscriber();
    const [publisher, listener] = [await broker.client(), await broker.client()];
    await listener.ask('SUBSCRIBE a');
    const left = broker.left();
    const message = 'x'.repeat(MiB);
    let sent = 0;
    for (let receivers: unknown = 2; receivers === 2; sent += 1) {
      receivers = await publisher.ask('PUBLISH', 'a', message);
      expect(await listener.next()).toEqual(['message', 'a', message]);
      // What the operating system takes on the way counts as sent: some MB.
      expect(sent).toBeLessThan(100);
    }
    expect(await left).toBe('output-limit');
    expect(await publisher.ask('PUBSUB NUMSUB a')).toEqual(['a', 1]);
    deaf.destroy();
  });

  it('is cut off when too much waits for too long', async () => {
    await open({ subscriberSoftBytes: MiB, subscriberSoftSeconds: 10, subscriberHardBytes: 64 * MiB });
    const deaf = await deafSubscriber();
    const publisher = await broker.client();
    const message = 'x'.repeat(MiB);
    for (let sent = 0; sent < 20; sent += 1) expect(await publisher.ask('PUBLISH', 'a', message)).toBe(1);
    broker.clock.advance(9_000);
    expect(await publisher.ask('PUBSUB NUMSUB a')).toEqual(['a', 1]);
    const left = broker.left();
    broker.clock.advance(2_000);
    expect(await left).toBe('output-limit');
    expect(await publisher.ask('PUBLISH a x')).toBe(0);
    deaf.destroy();
  });

  it('is not cut off if it has read in time', async () => {
    await open({ subscriberSoftBytes: MiB, subscriberSoftSeconds: 10, subscriberHardBytes: 64 * MiB });
    const slow = await deafSubscriber();
    const publisher = await broker.client();
    const message = 'x'.repeat(MiB);
    for (let sent = 0; sent < 20; sent += 1) await publisher.ask('PUBLISH', 'a', message);
    broker.clock.advance(9_000);
    let received = 0;
    const caughtUp = new Promise<void>((resolve) => {
      slow.on('data', ({ length }: Buffer) => {
        received += length;
        if (received > 20 * MiB) resolve();
      });
    });
    await caughtUp;
    await publisher.ask('PING');
    broker.clock.advance(20_000);
    expect(await publisher.ask('PUBLISH a x')).toBe(1);
    slow.destroy();
  });
});

describe('a client that asks and does not read', () => {
  it('is cut off when its answers are more than it may have waiting', async () => {
    await open({ outputBytes: 4 * MiB });
    const other = await broker.client();
    await other.ask('SET', 'a', 'x'.repeat(MiB));
    const deaf = await rawClient(broker.server.port);
    const left = broker.left();
    deaf.write('GET a\r\n'.repeat(200));
    expect(await left).toBe('output-limit');
    expect(await other.ask('PING')).toBe('PONG');
    deaf.destroy();
  });

  it('is cut off where one answer alone is too much', async () => {
    await open({ outputBytes: 4 * MiB });
    const client = await broker.client();
    await client.ask('SET', 'a', 'x'.repeat(MiB));
    const left = broker.left();
    client.send(['MGET', ...Array<string>(1_000).fill('a')]);
    expect(await left).toBe('output-limit');
  });
});

describe('a request without end', () => {
  it('is cut off', async () => {
    await open({ queryBufferBytes: MiB });
    const socket = await rawClient(broker.server.port);
    const left = broker.left();
    socket.write(`*2\r\n$3\r\nGET\r\n$20000000\r\n${'x'.repeat(4 * MiB)}`);
    expect(await left).toBe('query-limit');
    await closed(socket);
  });

  it('of many small arguments is cut off', async () => {
    await open({ queryBufferBytes: MiB });
    const socket = await rawClient(broker.server.port);
    const left = broker.left();
    socket.write(`*2000000\r\n${'$0\r\n\r\n'.repeat(500_000)}`);
    expect(await left).toBe('query-limit');
    await closed(socket);
  });

  it('of commands that wait for EXEC is cut off', async () => {
    await open({ queryBufferBytes: MiB });
    const client = await broker.client();
    await client.ask('MULTI');
    const left = broker.left();
    client.send(...Array.from({ length: 50_000 }, () => ['SET', 'a', 'b']));
    expect(await left).toBe('query-limit');
    expect(await (await broker.client()).ask('GET a')).toBe(null);
  });

  it('while it waits for a list is cut off', async () => {
    await open({ queryBufferBytes: MiB });
    const waiting = await broker.waiting('BLPOP a 0');
    const left = broker.left();
    waiting.socket.write('PING\r\n'.repeat(500_000));
    expect(await left).toBe('query-limit');
  });

  it('that is none is told so while it is sent', async () => {
    await open({});
    const socket = await rawClient(broker.server.port);
    socket.write('x'.repeat(LIMITS.inlineBytes + 1));
    expect(await everythingFrom(socket)).toBe('-ERR Protocol error: too big inline request\r\n');
  });
});

describe('memory', () => {
  it('is written to no further than it goes; reading and deleting still do', async () => {
    await open({ memoryBytes: 100 * KiB });
    const client = await broker.client();
    const oom = "-OOM command not allowed when used memory > 'maxmemory'.";
    expect(await client.ask('SET', 'a', 'x'.repeat(200 * KiB))).toBe('OK');
    expect(await client.askAll('SET b 1', 'RPUSH c 1', 'XADD s * a 1')).toEqual([oom, oom, oom]);
    expect(await client.ask('STRLEN a')).toMatch(/^-ERR unknown command/);
    expect(await client.askAll('EXISTS a', 'DEL a', 'SET b 1')).toEqual([1, 1, 'OK']);
  });

  it('refuses a transaction that would write', async () => {
    await open({ memoryBytes: 100 * KiB });
    const [client, other] = [await broker.client(), await broker.client()];
    expect(await client.askAll('MULTI', 'SET a 1')).toEqual(['OK', 'QUEUED']);
    await other.ask('SET', 'b', 'x'.repeat(200 * KiB));
    expect(await client.ask('EXEC')).toMatch(/^-EXECABORT Transaction discarded because of: OOM /);
    expect(await client.ask('GET a')).toBe(null);
    expect(await client.askAll('MULTI', 'GET b')).toEqual(['OK', expect.stringMatching(/^-OOM /)]);
  });

  it('counts what lists and streams hold, and forgets it with them', async () => {
    await open({});
    const client = await broker.client();
    const used = async (): Promise<number> =>
      Number(/used_memory:(\d+)/.exec(String(await client.ask('INFO memory')))?.[1]);
    const value = 'x'.repeat(1_000);
    for (let round = 0; round < 100; round += 1) {
      await client.ask('RPUSH', 'list', value);
      await client.ask('XADD', 'stream', '*', 'field', value);
    }
    expect(await used()).toBeGreaterThan(200_000);
    await client.askAll('LREM list 50 x', 'DEL stream');
    for (let round = 0; round < 100; round += 1) await client.ask('LPOP list');
    expect(await used()).toBe(0);
  });

  it('of all clients together is bounded: who has most waiting goes', async () => {
    await open({ clientsBytes: 2 * MiB });
    const small = await broker.client();
    const half = `*2\r\n$4\r\nECHO\r\n$20000000\r\n`;
    const large = await rawClient(broker.server.port);
    const larger = await rawClient(broker.server.port);
    large.write(half + 'x'.repeat(MiB));
    larger.write(half + 'x'.repeat(3 * MiB));
    await heldBytes(3 * MiB);
    const left = broker.left();
    broker.clock.advance(100);
    expect(await left).toBe('clients-limit');
    await closed(larger);
    await heldBytes(MiB);
    expect(await small.ask('PING')).toBe('PONG');
    large.destroy();
  });
});

/** Until some client's request has come to so many bytes. */
async function heldBytes(atLeast: number): Promise<void> {
  const asker = await broker.client();
  for (;;) {
    const list = String(await asker.ask('CLIENT LIST'));
    if ([...list.matchAll(/qbuf=(\d+)/g)].some(([, bytes]) => Number(bytes) >= atLeast)) return;
  }
}
