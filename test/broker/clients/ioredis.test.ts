/** ioredis, as the labs' programs use it, against the broker. */
import { once } from 'node:events';
import { Redis, type RedisOptions } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBroker } from '../support/test-broker';

let broker: TestBroker;
let open: Redis[] = [];

beforeEach(async () => {
  broker = await TestBroker.open();
});
afterEach(async () => {
  for (const redis of open) redis.disconnect();
  open = [];
  await broker.close();
});

type Options = Pick<RedisOptions, 'protocol' | 'enableAutoPipelining' | 'retryStrategy'>;

function client(options: Options): Redis {
  const redis = new Redis({ host: '127.0.0.1', port: broker.server.port, ...options });
  open.push(redis);
  return redis;
}

describe.each([2, 3] as const)('ioredis with RESP%i', (protocol) => {
  const speaking = (options: Options = {}): Redis => client({ protocol, ...options });

  it('sets and gets, text and bytes', async () => {
    const redis = speaking();
    const bytes = Buffer.from([0, 255, 13, 10]);
    await redis.set('글', '안녕하세요');
    await redis.set('bytes', bytes);
    expect(await redis.get('글')).toBe('안녕하세요');
    expect(await redis.getBuffer('bytes')).toEqual(bytes);
    expect(await redis.get('none')).toBeNull();
    await expect(redis.lpush('글', 'x')).rejects.toThrow('WRONGTYPE');
  });

  it('puts what is asked at once into one piece', async () => {
    const redis = speaking({ enableAutoPipelining: true });
    const answers = await Promise.all(Array.from({ length: 500 }, () => redis.incr('n')));
    expect(answers).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  });

  it('waits for an element', async () => {
    const [taker, giver] = [speaking(), speaking()];
    const blocked = once(broker.events, 'blocked');
    const taken = taker.blpop('jobs', 0);
    await blocked;
    await giver.rpush('jobs', 'one', 'two');
    expect(await taken).toEqual(['jobs', 'one']);
  });

  it('makes transactions, and gives up one whose keys have changed', async () => {
    const [redis, other] = [speaking(), speaking()];
    expect(await redis.multi().set('a', 1).incr('a').get('a').exec()).toEqual([
      [null, 'OK'],
      [null, 2],
      [null, '2'],
    ]);
    await redis.watch('a');
    await other.set('a', 9);
    expect(await redis.multi().set('a', 1).exec()).toBeNull();
    expect(await redis.get('a')).toBe('9');
  });

  it('subscribes to channels and patterns', async () => {
    const [subscriber, publisher] = [speaking(), speaking()];
    const messages: string[][] = [];
    subscriber.on('message', (channel: string, message: string) => messages.push([channel, message]));
    const viaPattern = once(subscriber, 'pmessage');
    expect(await subscriber.subscribe('뉴스', 'sport')).toBe(2);
    expect(await subscriber.psubscribe('뉴*')).toBe(3);
    expect(await publisher.publish('뉴스', '속보')).toBe(2);
    expect(await viaPattern).toEqual(['뉴*', '뉴스', '속보']);
    expect(messages).toEqual([['뉴스', '속보']]);
  });

  it('reads a stream as one of a group', async () => {
    const redis = speaking();
    await redis.xgroup('CREATE', 'events', 'readers', '$', 'MKSTREAM');
    const id = await redis.xadd('events', '*', 'field', 'value');
    const read = await redis.xreadgroup('GROUP', 'readers', 'ann', 'COUNT', 10, 'STREAMS', 'events', '>');
    const entries = [[id, ['field', 'value']]];
    expect(read).toEqual([['events', entries]]);
    expect(await redis.xack('events', 'readers', id ?? '')).toBe(1);
  });

  it('comes back after it was cut off, with its subscriptions', async () => {
    const [subscriber, publisher] = [speaking({ retryStrategy: () => 1 }), speaking()];
    await subscriber.subscribe('news');
    const back = once(subscriber, 'ready');
    await publisher.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await back;
    // Once this is answered, what it asked for before is done: answers come in order.
    await subscriber.subscribe('marker');
    const heard = once(subscriber, 'message');
    expect(await publisher.publish('news', 'again')).toBe(1);
    expect(await heard).toEqual(['news', 'again']);
  });

  it('walks through all keys', async () => {
    const redis = speaking();
    const keys = Array.from({ length: 1000 }, (_, i) => `key:${i}`);
    await redis.mset(keys.flatMap((key) => [key, 'x']));
    const found = new Set<string>();
    for await (const page of redis.scanStream({ count: 50, match: 'key:*' }))
      for (const key of page as string[]) found.add(key);
    expect([...found].sort()).toEqual(keys.sort());
  });
});
