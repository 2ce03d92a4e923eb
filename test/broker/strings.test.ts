/** Strings and counters over a real socket; what Redis answers to the same is proved in `differential`. */
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

describe('SET', () => {
  it('keeps any bytes, and takes the time to live of what was there', async () => {
    const everyByte = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));
    expect(await client.ask('set', 'k', everyByte, 'EX', '10')).toBe('OK');
    expect(await client.ask('get k')).toBe(everyByte);
    expect(await client.askAll('ttl k', 'set k v', 'ttl k')).toEqual([10, 'OK', -1]);
  });

  it('lets the key go when its time has come, not before', async () => {
    await client.askAll('set ex v EX 2', 'set px v PX 1500');
    broker.clock.advance(1499);
    expect(await client.ask('mget ex px')).toEqual(['v', 'v']);
    broker.clock.advance(1);
    expect(await client.ask('mget ex px')).toEqual(['v', null]);
    broker.clock.advance(500);
    expect(await client.askAll('exists ex', 'dbsize')).toEqual([0, 0]);
  });

  it('takes times since 1970 too, also ones gone by', async () => {
    const inAMinuteMs = broker.clock.now() + 60_000;
    await client.askAll(`set pxat v PXAT ${inAMinuteMs}`, `set exat v EXAT ${inAMinuteMs / 1000}`, 'set past v EXAT 1');
    expect(await client.askAll('pttl pxat', 'pttl exat', 'get past')).toEqual([60_000, 60_000, null]);
  });

  it('keeps the time to live where asked to', async () => {
    await client.askAll('set k v EX 10', 'set k w KEEPTTL');
    expect(await client.askAll('get k', 'ttl k')).toEqual(['w', 10]);
  });

  it('depends on whether the key is there', async () => {
    expect(await client.askAll('set k v XX', 'set k v NX', 'set k w NX', 'set k x XX', 'get k')).toEqual([
      null,
      'OK',
      null,
      'OK',
      'x',
    ]);
  });

  it('answers what was there, and leaves alone what is no string', async () => {
    expect(await client.askAll('set k v GET', 'set k w GET', 'set k x NX GET', 'get k')).toEqual([null, 'v', 'w', 'w']);
    await client.ask('rpush l a');
    expect(await client.askAll('set l v GET', 'llen l')).toEqual([
      '-WRONGTYPE Operation against a key holding the wrong kind of value',
      1,
    ]);
    expect(await client.askAll('set l v', 'get l')).toEqual(['OK', 'v']);
  });

  it.each(['NX XX', 'EX', 'EX 1 PX 1', 'KEEPTTL EX 1', 'EXAT 1 KEEPTTL', 'SOON'])(
    'does not take %s',
    async (options) => {
      expect(await client.askAll(`set k v ${options}`, 'exists k')).toEqual(['-ERR syntax error', 0]);
    },
  );

  it.each(['0', '-1', '9223372036854775807'])('does not take EX %s', async (seconds) => {
    expect(await client.ask(`set k v EX ${seconds}`)).toBe("-ERR invalid expire time in 'set' command");
  });
});

describe('several at once', () => {
  it('are set together or, if one lacks its value, not at all', async () => {
    expect(await client.askAll('mset a 1 b 2 a 3', 'mget a b c')).toEqual(['OK', ['3', '2', null]]);
    expect(await client.askAll('mset a 4 b', 'get a')).toEqual([
      "-ERR wrong number of arguments for 'mset' command",
      '3',
    ]);
  });

  it('are read, whatever they hold, without an error', async () => {
    await client.askAll('set a 1', 'rpush l x');
    expect(await client.ask('mget l a')).toEqual([null, '1']);
  });

  it('GETDEL reads one for the last time', async () => {
    expect(await client.askAll('set a 1', 'getdel a', 'getdel a', 'exists a')).toEqual(['OK', '1', null, 0]);
  });
});

describe('counting', () => {
  it('is exact over all 64 bits', async () => {
    // Answers beyond 2^53 are read as text, for a number of JavaScript would hide what is wrong.
    await client.ask('set n 9007199254740991');
    await client.askAll('incr n', 'incr n', 'incrby n 2');
    expect(await client.ask('get n')).toBe('9007199254740995');
    await client.askAll('set n 9223372036854775806', 'incr n');
    expect(await client.askAll('get n', 'incr n', 'get n')).toEqual([
      '9223372036854775807',
      '-ERR increment or decrement would overflow',
      '9223372036854775807',
    ]);
    await client.askAll('set n -9223372036854775807', 'decr n');
    expect(await client.askAll('get n', 'decr n', 'incrby n 9223372036854775807')).toEqual([
      '-9223372036854775808',
      '-ERR increment or decrement would overflow',
      -1,
    ]);
  });

  it('begins at 0, keeps the time to live, and takes integers only', async () => {
    expect(await client.askAll('decr n', 'expire n 10', 'incrby n 5', 'ttl n')).toEqual([-1, 1, 4, 10]);
    const noInteger = '-ERR value is not an integer or out of range';
    expect(await client.askAll('set n 1.5', 'incr n', 'incrby m 1.5', 'exists m')).toEqual([
      'OK',
      noInteger,
      noInteger,
      0,
    ]);
  });

  it('of many clients at once loses none', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => broker.client()));
    await Promise.all(clients.map((one) => one.askAll(...Array.from({ length: 250 }, () => 'incr n'))));
    expect(await client.ask('get n')).toBe('2000');
  });
});
