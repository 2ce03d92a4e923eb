/** Lists, and clients that wait for one: each element goes to one of them, in the order in which they came. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RespClient } from './support/resp-client';
import { TestBroker } from './support/test-broker';

const WRONG_TYPE = '-WRONGTYPE Operation against a key holding the wrong kind of value';

let broker: TestBroker;
let client: RespClient;

beforeAll(async () => {
  broker = await TestBroker.open();
  client = await broker.client();
});
beforeEach(() => client.ask('flushall'));
afterAll(() => broker.close());

describe('a list', () => {
  it('is added to and taken from at both ends', async () => {
    expect(await client.askAll('rpush l b c', 'lpush l a z', 'lrange l 0 -1', 'llen l')).toEqual([
      2,
      4,
      ['z', 'a', 'b', 'c'],
      4,
    ]);
    expect(await client.askAll('lpop l', 'rpop l', 'lpop l 5', 'exists l', 'lpop l')).toEqual([
      'z',
      'c',
      ['a', 'b'],
      0,
      null,
    ]);
  });

  it('gives a part of itself', async () => {
    await client.ask('rpush l a b c d');
    expect(await client.askAll('lrange l 1 2', 'lrange l -2 100', 'lrange l 3 1', 'lrange none 0 -1')).toEqual([
      ['b', 'c'],
      ['c', 'd'],
      [],
      [],
    ]);
  });

  it('loses elements that are equal, from either end, and goes with the last', async () => {
    await client.ask('rpush l a b a c a');
    expect(await client.askAll('lrem l -1 a', 'lrange l 0 -1', 'lrem l 1 a', 'lrange l 0 -1')).toEqual([
      1,
      ['a', 'b', 'a', 'c'],
      1,
      ['b', 'a', 'c'],
    ]);
    expect(await client.askAll('lrem l 0 b', 'lrem l 0 x', 'lrem l 0 a', 'lrem l 0 c', 'exists l')).toEqual([
      1, 0, 1, 1, 0,
    ]);
  });

  it('can be asked for several, and says whether there was none at all', async () => {
    await client.ask('rpush l a');
    expect(await client.askAll('lpop l 0', 'lpop none 2', 'lpop l -1', 'lpop l 1 2')).toEqual([
      [],
      'nil array',
      '-ERR value is out of range, must be positive',
      "-ERR wrong number of arguments for 'lpop' command",
    ]);
  });

  it('moves an element to another, or turns', async () => {
    await client.ask('rpush l a b c');
    expect(
      await client.askAll('lmove l m LEFT RIGHT', 'lmove l m right left', 'lrange m 0 -1', 'lrange l 0 -1'),
    ).toEqual(['a', 'c', ['c', 'a'], ['b']]);
    expect(await client.askAll('lmove m m LEFT RIGHT', 'lmove l l LEFT LEFT', 'lmove none m LEFT LEFT')).toEqual([
      'c',
      'b',
      null,
    ]);
    expect(await client.askAll('lrange m 0 -1', 'llen l')).toEqual([['a', 'c'], 1]);
  });

  it('that cannot be moved to stays as it is', async () => {
    await client.askAll('rpush l a', 'set s v');
    expect(await client.askAll('lmove l s LEFT LEFT', 'llen l', 'lmove s l LEFT LEFT')).toEqual([
      WRONG_TYPE,
      1,
      WRONG_TYPE,
    ]);
  });
});

describe('who waits for a list', () => {
  it('gets an element at once if there is one, of the first list that has any', async () => {
    await client.askAll('rpush b x y', 'rpush c z');
    expect(await client.askAll('blpop a b c 0', 'brpop c b 0', 'blmove b d LEFT LEFT 0')).toEqual([
      ['b', 'x'],
      ['c', 'z'],
      'y',
    ]);
  });

  it('is served in the order of waiting, one element each', async () => {
    const takers = [];
    for (let number = 0; number < 5; number += 1) takers.push(await broker.waiting('blpop queue 0'));
    expect(await client.ask('rpush queue a b c')).toBe(3);
    expect(await Promise.all(takers.slice(0, 3).map((taker) => taker.next()))).toEqual([
      ['queue', 'a'],
      ['queue', 'b'],
      ['queue', 'c'],
    ]);
    expect(await client.askAll('llen queue', 'rpush queue d e f', 'lrange queue 0 -1')).toEqual([0, 3, ['f']]);
    expect(await Promise.all(takers.slice(3).map((taker) => taker.next()))).toEqual([
      ['queue', 'd'],
      ['queue', 'e'],
    ]);
  });

  it('at the other end takes from there', async () => {
    const [first, last] = [await broker.waiting('brpop queue 0'), await broker.waiting('blpop queue 0')];
    await client.ask('rpush queue a b c');
    expect([await first.next(), await last.next()]).toEqual([
      ['queue', 'c'],
      ['queue', 'a'],
    ]);
  });

  it('for several lists leaves all of them once it is served', async () => {
    const taker = await broker.waiting('blpop a b a 0');
    expect(await client.askAll('rpush b x', 'rpush a y', 'llen a', 'llen b')).toEqual([1, 1, 1, 0]);
    expect(await taker.next()).toEqual(['b', 'x']);
    expect(await taker.ask('lpop a')).toBe('y');
  });

  it('gives up when its time is over, and what comes then stays', async () => {
    const taker = await broker.waiting('blpop queue 1.5');
    const mover = await broker.waiting('blmove queue other LEFT LEFT 2');
    broker.clock.advance(1499);
    taker.send(['ping']);
    broker.clock.advance(1);
    expect(await taker.next()).toBe('nil array');
    expect(await taker.next()).toBe('PONG');
    broker.clock.advance(500);
    expect(await mover.next()).toBe('nil array');
    expect(await client.askAll('rpush queue a', 'llen queue')).toEqual([1, 1]);
  });

  it('is not served by what is no list, nor by a list that is gone again', async () => {
    const taker = await broker.waiting('blpop queue 0');
    expect(await client.askAll('set queue v', 'del queue')).toEqual(['OK', 1]);
    await client.askAll('multi', 'rpush queue a', 'del queue', 'exec');
    await client.ask('rpush queue b');
    expect(await taker.next()).toEqual(['queue', 'b']);
  });

  it('is served when a transaction is over, with what it has left', async () => {
    const [first, second] = [await broker.waiting('blpop queue 0'), await broker.waiting('blpop queue 0')];
    const answers = await client.askAll('multi', 'rpush queue a b', 'lpop queue', 'lpush queue c', 'exec');
    expect(answers.at(-1)).toEqual([2, 'a', 2]);
    expect([await first.next(), await second.next()]).toEqual([
      ['queue', 'c'],
      ['queue', 'b'],
    ]);
  });

  it('hands on to another who waits', async () => {
    const last = await broker.waiting('blpop c 0');
    const middle = await broker.waiting('blmove b c LEFT LEFT 0');
    const first = await broker.waiting('blmove a b LEFT LEFT 0');
    expect(await client.askAll('rpush a job', 'exists a b c')).toEqual([1, 0]);
    expect([await first.next(), await middle.next(), await last.next()]).toEqual(['job', 'job', ['c', 'job']]);
  });

  it('is told if the element cannot be put where it is to go, and it stays for the next', async () => {
    await client.ask('set taken v');
    const mover = await broker.waiting('blmove queue taken LEFT LEFT 0');
    const taker = await broker.waiting('blpop queue 0');
    await client.ask('rpush queue a');
    expect([await mover.next(), await taker.next()]).toEqual([WRONG_TYPE, ['queue', 'a']]);
  });

  it('inside a transaction does not wait', async () => {
    const asked = ['multi', 'blpop queue 0', 'blmove queue other LEFT LEFT 0', 'exec'];
    expect((await client.askAll(...asked)).at(-1)).toEqual(['nil array', null]);
  });

  it('and leaves meanwhile gets nothing, and nothing is lost', async () => {
    const [gone, there] = [await broker.waiting('blpop queue 0'), await broker.waiting('blpop queue 0')];
    const left = broker.left();
    await gone.close();
    await left;
    await client.ask('rpush queue a');
    expect(await there.next()).toEqual(['queue', 'a']);
  });

  it('has what it sent meanwhile answered afterwards, in order', async () => {
    const taker = await broker.waiting('blpop queue 0');
    taker.send(['lpop', 'queue'], ['blpop', 'queue', '0'], ['ping']);
    await client.ask('rpush queue a b c');
    const answers = [await taker.next(), await taker.next(), await taker.next(), await taker.next()];
    expect(answers).toEqual([['queue', 'a'], 'b', ['queue', 'c'], 'PONG']);
  });

  it.each([
    ['x', '-ERR timeout is not a float or out of range'],
    ['-1', '-ERR timeout is negative'],
  ])('cannot wait for %s seconds', async (timeout, complaint) => {
    expect(await client.askAll(`blpop l ${timeout}`, `blmove l m LEFT LEFT ${timeout}`)).toEqual([
      complaint,
      complaint,
    ]);
  });

  it('shares a queue with a hundred others without losing or doubling anything', async () => {
    const takers = await Promise.all(Array.from({ length: 100 }, () => broker.client()));
    const taken = Promise.all(
      takers.map(async (taker) => {
        taker.send(...Array.from({ length: 20 }, () => ['blpop', 'queue', '0']));
        return Promise.all(Array.from({ length: 20 }, () => taker.next()));
      }),
    );
    const jobs = Array.from({ length: 2000 }, (_, job) => String(job));
    for (let from = 0; from < jobs.length; from += 50)
      await client.ask('rpush', 'queue', ...jobs.slice(from, from + 50));
    const got = (await taken).flat().map((answer) => (answer as string[])[1] ?? '');
    expect(got.sort()).toEqual(jobs.sort());
  });
});
