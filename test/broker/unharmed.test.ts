/** What one client asks for may be long and much: the others are served meanwhile, and it takes no more than it may. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Limits } from '../../src/main/broker/limits';
import { openBroker } from '../../src/main/broker/server';
import { closed, rawClient } from './support/raw-client';
import { RespClient } from './support/resp-client';
import { TestBroker } from './support/test-broker';

const KiB = 1024;
const MiB = 1024 * KiB;
const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `name${index}`);

let broker: TestBroker | undefined;
afterEach(async () => {
  await broker?.close();
  broker = undefined;
});

async function open(limits: Partial<Limits>): Promise<TestBroker> {
  broker = await TestBroker.open(limits);
  return broker;
}

describe('a pipeline', () => {
  it('of long commands lets others in between', async () => {
    const order: string[] = [];
    let onFirst: (() => void) | undefined;
    const server = await openBroker({
      observer: {
        command(_client, { name }) {
          order.push(name);
          if (name === 'keys') onFirst?.();
          if (name === 'keys') onFirst = undefined;
        },
      },
    });
    const [busy, other] = [await RespClient.connect(server.port), await RespClient.connect(server.port)];
    await busy.ask('MSET', ...named(20_000).flatMap((name) => [name, 'x']));
    const pong = new Promise((resolve) => (onFirst = () => resolve(other.ask('PING'))));
    const searches = Array.from({ length: 300 }, () => ['KEYS', 'nothing*']);
    busy.send(...searches);
    expect(await pong).toBe('PONG');
    expect(order.indexOf('ping')).toBeLessThan(order.indexOf('keys') + searches.length);
    // It goes on where it was, and nothing is left out.
    for (const _search of searches) expect(await busy.next()).toEqual([]);
    await Promise.all([busy.close(), other.close()]);
    await server.close();
  });

  it('that half-closes is answered to its end', async () => {
    const { server } = await open({});
    const filling = await broker?.client();
    await filling?.ask('MSET', ...named(20_000).flatMap((name) => [name, 'x']));
    const socket = await rawClient(server.port);
    let text = '';
    socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
    socket.end('KEYS nothing*\r\n'.repeat(100));
    await closed(socket);
    expect(text).toBe('*0\r\n'.repeat(100));
  });

  it('ends where its answers are too many', async () => {
    let asked = 0;
    const server = await openBroker({
      limits: { outputBytes: 100 * KiB },
      observer: {
        command(_client, { name }) {
          if (name === 'get') asked += 1;
        },
      },
    });
    const client = await RespClient.connect(server.port);
    await client.ask('SET', 'a', 'x'.repeat(60 * KiB));
    client.send(...Array.from({ length: 1_000 }, () => ['GET', 'a']));
    await closed(client.socket);
    expect(asked).toBeLessThan(10);
    await server.close();
  });
});

describe('what is kept for a client counts as its request', () => {
  it.each([
    ['its names', [`CLIENT SETNAME ${'n'.repeat(600 * KiB)}`, `CLIENT SETINFO lib-name ${'n'.repeat(600 * KiB)}`]],
    ['keys it waits for', [`BLPOP ${named(5_000).join(' ')} 0`]],
    ['keys it watches', [`WATCH ${named(5_000).join(' ')}`]],
    ['channels', [`SUBSCRIBE ${named(5_000).join(' ')}`]],
  ])('%s', async (_what, requests) => {
    const { server } = await open({ queryBufferBytes: MiB });
    const client = await RespClient.connect(server.port);
    const left = broker?.left();
    client.send(...requests.map((request) => request.split(' ')));
    expect(await left).toBe('query-limit');
    await closed(client.socket);
    const other = await broker?.client();
    expect(await other?.askAll('PUBSUB CHANNELS', 'RPUSH name0 a', 'LLEN name0')).toEqual([[], 1, 1]);
  });
});

describe('a message for many who do not read', () => {
  it('is not kept for all of them', async () => {
    const { server } = await open({ clientsBytes: 32 * MiB });
    const deaf = await Promise.all(Array.from({ length: 6 }, () => rawClient(server.port)));
    const publisher = await broker?.client();
    for (const [index, socket] of deaf.entries()) {
      socket.write('SUBSCRIBE a\r\n');
      // Nobody moves the clock: it is not the look ten times a second that finds them.
      while (((await publisher?.ask('PUBSUB NUMSUB a')) as readonly unknown[])[1] !== index + 1);
    }
    const left = broker?.left();
    publisher?.send(['PUBLISH', 'a', 'm'.repeat(24 * MiB)]);
    expect(await left).toBe('clients-limit');
    expect(await publisher?.next()).toBe(6);
    for (const socket of deaf) socket.destroy();
  });
});

describe('memory', () => {
  const oom = "-OOM command not allowed when used memory > 'maxmemory'.";

  it('of who reads in a group is bounded as well', async () => {
    await open({ memoryBytes: 100 * KiB });
    const client = await broker?.client();
    await client?.askAll('XADD s 1-1 a b', 'XGROUP CREATE s g 0');
    const answers: unknown[] = [];
    for (let reader = 0; reader < 10; reader += 1)
      answers.push(
        await client?.ask('XREADGROUP', 'GROUP', 'g', `${String(reader)}${'n'.repeat(50 * KiB)}`, 'STREAMS', 's', '0'),
      );
    expect(answers.slice(0, 3)).toEqual([[['s', []]], [['s', []]], [['s', []]]]);
    expect(answers.at(-1)).toBe(oom);
    expect(await client?.askAll('DEL s', 'SET a b')).toEqual([1, 'OK']);
  });

  it('of groups is counted, and is free when they are gone', async () => {
    await open({});
    const client = await broker?.client();
    const used = async (): Promise<number> =>
      Number(/used_memory:(\d+)/.exec(String(await client?.ask('INFO memory')))?.[1]);
    await client?.askAll('XADD s 1-1 a b', 'XADD s 2-1 a b');
    const before = await used();
    await client?.askAll('XGROUP CREATE s g 0', 'XGROUP CREATE s h 0', 'XGROUP CREATECONSUMER s g other');
    await client?.askAll('XREADGROUP GROUP g me STREAMS s >', 'XREADGROUP GROUP h me STREAMS s >');
    const full = await used();
    expect(full).toBeGreaterThan(before + 1_000);
    await client?.askAll('XACK s g 1-1', 'XGROUP DELCONSUMER s g me', 'XGROUP DELCONSUMER s g other');
    expect(await used()).toBeLessThan(full);
    await client?.askAll('XGROUP DESTROY s g', 'XGROUP DESTROY s h');
    expect(await used()).toBe(before);
  });

  it('of many keys whose time has come is free soon', async () => {
    const { clock } = await open({});
    const client = await broker?.client();
    client?.send(...named(20_000).map((name) => ['SET', name, 'x', 'PX', '10']));
    for (let key = 0; key < 20_000; key += 1) await client?.next();
    clock.advance(100);
    expect(await client?.ask('DBSIZE')).toBe(0);
  });
});
