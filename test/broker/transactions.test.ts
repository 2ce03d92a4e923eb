/** MULTI and EXEC: all of it or nothing of others in between; WATCH: only if nobody was faster. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RespClient } from './support/resp-client';
import { TestBroker } from './support/test-broker';

const SPOILED = '-EXECABORT Transaction discarded because of previous errors.';

let broker: TestBroker;
let client: RespClient;
let other: RespClient;

beforeAll(async () => {
  broker = await TestBroker.open();
});
beforeEach(async () => {
  client = await broker.client();
  other = await broker.client();
  await client.ask('flushall');
});
afterAll(() => broker.close());

describe('a transaction', () => {
  it('runs what it has queued, and nobody sees half of it', async () => {
    expect(await client.askAll('multi', 'set k 1', 'incr k')).toEqual(['OK', 'QUEUED', 'QUEUED']);
    expect(await other.ask('exists k')).toBe(0);
    expect(await client.ask('exec')).toEqual(['OK', 2]);
    expect(await other.ask('get k')).toBe('2');
  });

  it('goes on after an error, and takes nothing back', async () => {
    expect((await client.askAll('multi', 'set k v', 'incr k', 'set k w', 'exec')).at(-1)).toEqual([
      'OK',
      '-ERR value is not an integer or out of range',
      'OK',
    ]);
    expect(await client.ask('get k')).toBe('w');
  });

  it('is spoiled by what is refused as it comes', async () => {
    expect((await client.askAll('multi', 'set k v', 'nosuch', 'exec')).at(-1)).toBe(SPOILED);
    expect((await client.askAll('multi', 'set k v', 'get', 'exec')).at(-1)).toBe(SPOILED);
    expect(await client.askAll('exists k', 'exec')).toEqual([0, '-ERR EXEC without MULTI']);
  });

  it('can be empty, and can be thrown away', async () => {
    expect(await client.askAll('multi', 'exec')).toEqual(['OK', []]);
    expect(await client.askAll('multi', 'set k v', 'discard', 'exists k', 'discard')).toEqual([
      'OK',
      'QUEUED',
      'OK',
      0,
      '-ERR DISCARD without MULTI',
    ]);
  });

  it('holds no other, and no WATCH, and is not spoiled by trying', async () => {
    expect(await client.askAll('multi', 'multi', 'watch k', 'exec')).toEqual([
      'OK',
      '-ERR MULTI calls can not be nested',
      '-ERR WATCH inside MULTI is not allowed',
      [],
    ]);
  });

  it('of a client that goes away in the middle never was', async () => {
    await client.askAll('watch k', 'multi', 'set k v');
    const left = broker.left();
    await client.close();
    await left;
    expect(await other.askAll('exists k', 'multi', 'incr k', 'exec')).toEqual([0, 'OK', 'QUEUED', [1]]);
  });

  it('after another is not charged for what that one had queued', async () => {
    const small = await TestBroker.open({ queryBufferBytes: 10_000 });
    const one = await small.client();
    // Each takes a third of what may wait: together they would be too much.
    const asked = ['multi', ...Array.from({ length: 10 }, () => 'set k v'), 'exec'];
    for (let time = 0; time < 5; time += 1) expect((await one.askAll(...asked)).at(-1)).toHaveLength(10);
    await small.close();
  });
});

describe('WATCH', () => {
  const exec = async (): Promise<unknown> => (await client.askAll('multi', 'set mine 1', 'exec')).at(-1);

  it.each([
    ['was set', 'set k w'],
    ['was set to the same', 'set k v'],
    ['went', 'del k'],
    ['was replaced by a list', 'lmove l k LEFT LEFT'],
    ['was given a time to live', 'expire k 100'],
    ['was counted up', 'incr n'],
    ['got an element', 'rpush q c'],
    ['lost an element', 'lpop q'],
    ['lost an element that was looked for', 'lrem q 0 b'],
    ['gave an element away', 'lmove q r LEFT LEFT'],
    ['got an element of another', 'lmove l q LEFT LEFT'],
    ['went with all others', 'flushall'],
    ['went with all of the database', 'flushdb'],
  ])('lets nothing run if the key %s', async (_what, change) => {
    await client.askAll('set k v', 'set n 1', 'rpush l a', 'rpush q a b', 'watch j k n q');
    if (change.startsWith('lmove l k')) await other.ask('del k');
    await other.ask(change);
    expect(await exec()).toBe('nil array');
    expect(await client.ask('exists mine')).toBe(0);
  });

  it.each(['get k', 'set other v', 'incr k', 'del none', 'expire none 1', 'set k w NX', 'persist k', 'lrem l 0 x'])(
    'does not mind %s',
    async (command) => {
      await client.askAll('set k v', 'rpush l a', 'watch k l none');
      await other.ask(command);
      expect(await exec()).toEqual(['OK']);
    },
  );

  it('notices its own client, too, and a key that only came to be', async () => {
    await client.askAll('watch k', 'set k v');
    expect(await exec()).toBe('nil array');
    await client.ask('watch new');
    await other.ask('rpush new a');
    expect(await exec()).toBe('nil array');
  });

  it('notices that the time of a key has come, unless it had before', async () => {
    await client.askAll('set k v PX 50', 'watch k');
    broker.clock.advance(50);
    expect(await exec()).toBe('nil array');
    await client.askAll('set k v PX 50');
    broker.clock.advance(50);
    await client.ask('watch k');
    expect(await exec()).toEqual(['OK']);
  });

  it('is about the database in which it was said', async () => {
    await client.askAll('watch k', 'select 1');
    await other.askAll('select 1', 'set k v');
    expect(await exec()).toEqual(['OK']);
    await client.askAll('watch k', 'select 0');
    await other.ask('set k w');
    expect(await exec()).toBe('nil array');
  });

  it.each(['unwatch', 'discard', 'exec'])('is over after %s', async (end) => {
    await client.ask('watch k');
    if (end !== 'unwatch') await client.ask('multi');
    await client.ask(end);
    await other.ask('set k v');
    expect(await exec()).toEqual(['OK']);
  });

  it('makes counting by hand right, however many do it', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, () => broker.client()));
    await Promise.all(
      clients.map(async (one) => {
        for (let done = 0; done < 20;) {
          const [, held] = await one.askAll('watch n', 'get n');
          const answers = await one.askAll('multi', `set n ${Number(held) + 1}`, 'exec');
          if (answers.at(-1) !== 'nil array') done += 1;
        }
      }),
    );
    expect(await client.ask('get n')).toBe('120');
  });
});
