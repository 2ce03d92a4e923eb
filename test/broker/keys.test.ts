/** Keys: when they go, and that SCAN finds what is there all the time, whatever others do meanwhile. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RespClient } from './support/resp-client';
import { TestBroker } from './support/test-broker';

let broker: TestBroker;
let client: RespClient;

beforeAll(async () => {
  broker = await TestBroker.open();
  client = await broker.client();
});
beforeEach(() => client.ask('flushall'));
afterAll(() => broker.close());

describe('a time to live', () => {
  it('runs, is told in seconds to the nearest and in milliseconds, and can be taken away', async () => {
    await client.askAll('set k v', 'expire k 10');
    broker.clock.advance(8500);
    expect(await client.askAll('ttl k', 'pttl k')).toEqual([2, 1500]);
    broker.clock.advance(1);
    expect(await client.askAll('ttl k', 'persist k', 'persist k', 'ttl k', 'ttl none')).toEqual([1, 1, 0, -1, -2]);
    broker.clock.advance(10_000);
    expect(await client.ask('exists k')).toBe(1);
  });

  it('that is over takes the key at once, whoever asks how', async () => {
    await client.askAll('rpush k a', 'pexpire k 100');
    broker.clock.advance(100);
    expect(await client.askAll('type k', 'keys *', 'rpush k b', 'lrange k 0 -1', 'ttl k')).toEqual([
      'none',
      [],
      1,
      ['b'],
      -1,
    ]);
  });

  it('frees the memory even if nobody asks', async () => {
    await client.askAll('set k v EX 1', 'set other v');
    broker.clock.advance(2000);
    expect(await client.ask('dbsize')).toBe(1);
  });

  it('of 0 or less deletes', async () => {
    await client.askAll('set a v', 'set b v');
    expect(await client.askAll('expire a 0', 'pexpire b -5', 'exists a b', 'expire a 0')).toEqual([1, 1, 0, 0]);
  });

  it('is given on a condition', async () => {
    await client.ask('set k v');
    const asked = ['XX', 'GT', 'NX', 'NX', 'GT', 'LT'].map(
      (condition, index) => `expire k ${100 + index} ${condition}`,
    );
    expect(await client.askAll(...asked, 'ttl k')).toEqual([0, 0, 1, 0, 1, 0, 104]);
    expect(await client.askAll('expire k 10 LT XX', 'expire k 20 LT', 'persist k', 'expire k 10 LT')).toEqual([
      1, 0, 1, 1,
    ]);
  });

  it('on conditions that exclude each other, or none there are, is refused', async () => {
    expect(await client.askAll('expire k 1 NX GT', 'expire k 1 GT LT', 'expire k 1 SOON')).toEqual([
      '-ERR NX and XX, GT or LT options at the same time are not compatible',
      '-ERR GT and LT options at the same time are not compatible',
      '-ERR Unsupported option SOON',
    ]);
    expect(await client.askAll('expire k 9223372036854775807', 'pexpire k 9223372036854775807')).toEqual([
      "-ERR invalid expire time in 'expire' command",
      "-ERR invalid expire time in 'pexpire' command",
    ]);
  });

  it('of a hundred million years is kept', async () => {
    await client.ask('set k v');
    expect(await client.ask('expire k 9223370000000000')).toBe(1);
    broker.clock.advance(86_400_000);
    expect(await client.ask('exists k')).toBe(1);
  });
});

describe('keys', () => {
  it('are counted, deleted, and typed one by one', async () => {
    await client.askAll('set a 1', 'rpush l x', 'xadd s 1-1 f v');
    expect(await client.askAll('exists a a l none', 'type a', 'type l', 'type s', 'type none')).toEqual([
      3,
      'string',
      'list',
      'stream',
      'none',
    ]);
    expect(await client.askAll('del a a l none', 'dbsize')).toEqual([2, 1]);
  });

  it('are found by pattern', async () => {
    await client.ask('mset news.sport 1 news.talk 2 weather 3');
    await client.ask('set', '', 'the empty one');
    expect(sorted(await client.ask('keys news.*'))).toEqual(['news.sport', 'news.talk']);
    expect(sorted(await client.ask('keys *'))).toEqual(['', 'news.sport', 'news.talk', 'weather']);
  });
});

describe('SCAN', () => {
  it('goes through all, a few at a time, each once if nothing changes', async () => {
    const all = await fill(100);
    const found: string[] = [];
    let calls = 0;
    for await (const some of scan('count 7')) {
      expect(some.length).toBeLessThanOrEqual(7);
      found.push(...some);
      calls += 1;
    }
    expect(found.sort()).toEqual(all.sort());
    expect(calls).toBe(Math.ceil(100 / 7));
  });

  it('finds each key that is there all the time, while others come and go', async () => {
    const change = fc.record({ isNew: fc.boolean(), key: fc.nat(39) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 12 }), async (rounds) => {
        await client.ask('flushall');
        // Even ones stay; odd ones are taken and brought back, and new ones come.
        const all = await fill(40);
        const staying = all.filter((_, index) => index % 2 === 0);
        const found = new Set<string>();
        let round = 0;
        for await (const some of scan('count 4')) {
          for (const key of some) found.add(key);
          for (const { isNew, key } of rounds[round] ?? []) {
            const name = key % 2 === 0 ? `new-${key}` : `key-${key}`;
            await client.ask(isNew ? `set ${name} v` : `del ${name}`);
          }
          round += 1;
        }
        expect(staying.filter((key) => !found.has(key))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('ends although new keys come faster than it reads', async () => {
    await fill(20);
    let calls = 0;
    for await (const _some of scan('count 2')) {
      calls += 1;
      await client.askAll(...Array.from({ length: 5 }, (_, index) => `set late-${calls}-${index} v`));
    }
    expect(calls).toBe(10);
  });

  it('begins a new round from a cursor that is beyond what is left', async () => {
    const all = await fill(10);
    expect(await client.ask('scan 18446744073709551615 count 100')).toEqual(['0', expect.arrayContaining(all)]);
  });

  it('leaves out what is not asked for, and what is gone', async () => {
    await client.askAll('set a 1', 'rpush la x', 'rpush lb x', 'set gone v PX 1');
    broker.clock.advance(1);
    expect(await client.ask('scan 0 match l* TYPE list')).toEqual(['0', expect.arrayContaining(['la', 'lb'])]);
    expect(await client.askAll('scan 0 match *a type string', 'scan 0 type hash')).toEqual([
      ['0', ['a']],
      ['0', []],
    ]);
    expect(await client.ask('scan 0')).not.toContainEqual(expect.arrayContaining(['gone']));
  });

  it.each(['x', '18446744073709551616', '1.5', '9'.repeat(5000)])('does not take the cursor %.20s', async (cursor) => {
    expect(await client.ask(`scan ${cursor}`)).toBe('-ERR invalid cursor');
  });

  it.each(['count 0', 'count', 'match', 'soon 1'])('does not take %s', async (option) => {
    expect(await client.ask(`scan 0 ${option}`)).toBe('-ERR syntax error');
  });
});

async function fill(count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
  await client.ask(`mset ${keys.map((key) => `${key} v`).join(' ')}`);
  return keys;
}

async function* scan(options: string): AsyncIterableIterator<string[]> {
  let cursor = '0';
  do {
    const [next, keys] = (await client.ask(`scan ${cursor} ${options}`)) as [string, string[]];
    yield keys;
    cursor = next;
  } while (cursor !== '0');
}

const sorted = (answer: unknown): unknown[] => (Array.isArray(answer) ? answer.toSorted() : []);
