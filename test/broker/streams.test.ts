/** Streams: entries stay for whoever reads them, and a group of readers gets each of them once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RespClient } from './support/resp-client';
import { TestBroker } from './support/test-broker';

const INVALID = '-ERR Invalid stream ID specified as stream command argument';

let broker: TestBroker;
let client: RespClient;

beforeAll(async () => {
  broker = await TestBroker.open();
  client = await broker.client();
});
beforeEach(() => client.ask('flushall'));
afterAll(() => broker.close());

const entry = (id: string, ...fields: readonly string[]) => [id, fields];

describe('numbers of entries', () => {
  it('come from the clock, and go on where it stands still', async () => {
    const ms = broker.clock.now();
    expect(await client.askAll('xadd s * f v', 'xadd s * f v')).toEqual([`${ms}-0`, `${ms}-1`]);
    broker.clock.advance(5);
    expect(await client.ask('xadd s * f v')).toBe(`${ms + 5}-0`);
  });

  it('are never less than the last, whatever the clock says', async () => {
    expect(await client.askAll('xadd s 9999999999999-7 f v', 'xadd s * f v')).toEqual([
      '9999999999999-7',
      '9999999999999-8',
    ]);
  });

  it('may be given, or their first half', async () => {
    expect(await client.askAll('xadd s 5 f v', 'xadd s 5-* f v', 'xadd s 6-* f v', 'xadd s 6-0 f v')).toEqual([
      '5-0',
      '5-1',
      '6-0',
      '-ERR The ID specified in XADD is equal or smaller than the target stream top item',
    ]);
    expect(await client.askAll('xadd s 0-0 f v', 'xadd s x f v', 'xadd s 1-2-3 f v', 'xadd s 7 f')).toEqual([
      '-ERR The ID specified in XADD must be greater than 0-0',
      INVALID,
      INVALID,
      "-ERR wrong number of arguments for 'xadd' command",
    ]);
  });

  it('end with 64 bits', async () => {
    const last = '18446744073709551615-18446744073709551615';
    expect(await client.askAll(`xadd s ${last} f v`, 'xadd s * f v', 'xadd s 18446744073709551616 f v')).toEqual([
      last,
      '-ERR The stream has exhausted the last possible ID, unable to add more items',
      INVALID,
    ]);
  });
});

describe('a stream', () => {
  it('gives parts of itself, ends included or not', async () => {
    await client.askAll('xadd s 1 a 1', 'xadd s 2-1 b 2', 'xadd s 2-2 c 3', 'xadd s 3 d 4 e 5');
    expect(
      await client.askAll('xlen s', 'xrange s 2 2', 'xrange s (2-1 + count 1', 'xrange s (2 (3-0', 'xrange none - +'),
    ).toEqual([
      4,
      [entry('2-1', 'b', '2'), entry('2-2', 'c', '3')],
      [entry('2-2', 'c', '3')],
      [entry('2-1', 'b', '2'), entry('2-2', 'c', '3')],
      [],
    ]);
    expect(await client.ask('xrange s 3 +')).toEqual([entry('3-0', 'd', '4', 'e', '5')]);
  });

  it('is trimmed to a length, or before a number', async () => {
    for (let id = 1; id <= 250; id++) await client.ask(`xadd s ${id} f v`);
    expect(await client.askAll('xadd s maxlen 120 251 f v', 'xlen s', 'xrange s - + count 1')).toEqual([
      '251-0',
      120,
      [entry('132-0', 'f', 'v')],
    ]);
    expect(await client.askAll('xadd s minid = 240 252 f v', 'xlen s', 'xrange s - + count 1')).toEqual([
      '252-0',
      13,
      [entry('240-0', 'f', 'v')],
    ]);
    expect(await client.askAll('xadd s maxlen 0 253 f v', 'xlen s', 'exists s', 'xadd s 253 f v')).toEqual([
      '253-0',
      0,
      1,
      '-ERR The ID specified in XADD is equal or smaller than the target stream top item',
    ]);
  });

  it('trims roughly by whole blocks of 100, and no more than LIMIT says', async () => {
    for (let id = 1; id <= 350; id++) await client.ask(`xadd s ${id} f v`);
    expect(
      await client.askAll('xadd s maxlen ~ 250 400 f v', 'xlen s', 'xadd s maxlen ~ 1 limit 99 401 f v', 'xlen s'),
    ).toEqual(['400-0', 251, '401-0', 252]);
    expect(await client.askAll('xadd s maxlen ~ 60 402 f v', 'xlen s')).toEqual(['402-0', 153]);
  });

  it('is not made by who must not make it', async () => {
    expect(await client.askAll('xadd s nomkstream * f v', 'exists s', 'set s 1', 'xadd s * f v', 'xlen s')).toEqual([
      null,
      0,
      'OK',
      '-WRONGTYPE Operation against a key holding the wrong kind of value',
      '-WRONGTYPE Operation against a key holding the wrong kind of value',
    ]);
  });
});

describe('XREAD', () => {
  it('gives what came after, of several streams', async () => {
    await client.askAll('xadd a 1 f 1', 'xadd a 2 f 2', 'xadd b 5 g 3');
    expect(await client.ask('xread count 1 streams a b none 0 4 0')).toEqual([
      ['a', [entry('1-0', 'f', '1')]],
      ['b', [entry('5-0', 'g', '3')]],
    ]);
    expect(await client.ask('xread streams a b $ 5')).toBe('nil array');
  });

  it('waits for what comes after the last, and every one who waits gets it', async () => {
    await client.ask('xadd s 1 f old');
    const first = await broker.waiting('xread block 0 streams s $');
    const second = await broker.waiting('xread block 0 streams other s 0 $');
    await client.ask('xadd s 2 f new');
    const news = [['s', [entry('2-0', 'f', 'new')]]];
    expect(await first.next()).toEqual(news);
    expect(await second.next()).toEqual(news);
  });

  it('waits no longer than it said', async () => {
    const reader = await broker.waiting('xread block 100 streams s $');
    broker.clock.advance(99);
    reader.send(['ping']);
    broker.clock.advance(1);
    expect(await reader.next()).toBe('nil array');
    expect(await reader.next()).toBe('PONG');
  });

  it('waits on when the stream goes and comes back', async () => {
    await client.ask('xadd s 1 f v');
    const reader = await broker.waiting('xread block 0 streams s $');
    await client.askAll('del s', 'set s 1', 'del s', 'xadd s 1 f v', 'xadd s 2 f v');
    expect(await reader.next()).toEqual([['s', [entry('2-0', 'f', 'v')]]]);
  });
});

describe('a group of readers', () => {
  beforeEach(() => client.askAll('xgroup create s g $ mkstream', 'xadd s 1 f 1', 'xadd s 2 f 2', 'xadd s 3 f 3'));

  it('gives each entry to one of them', async () => {
    expect(
      await client.askAll(
        'xreadgroup group g ann count 1 streams s >',
        'xreadgroup group g bob streams s >',
        'xreadgroup group g ann streams s >',
      ),
    ).toEqual([
      [['s', [entry('1-0', 'f', '1')]]],
      [['s', [entry('2-0', 'f', '2'), entry('3-0', 'f', '3')]]],
      'nil array',
    ]);
  });

  it('keeps what was not acknowledged for who was given it', async () => {
    await client.askAll('xreadgroup group g ann count 2 streams s >', 'xreadgroup group g bob streams s >');
    expect(await client.askAll('xack s g 1-0 3-0 3-0 9-9', 'xreadgroup group g ann streams s 0')).toEqual([
      2,
      [['s', [entry('2-0', 'f', '2')]]],
    ]);
    expect(await client.askAll('xreadgroup group g bob streams s 0', 'xack s g x', 'xack s none 1')).toEqual([
      [['s', []]],
      INVALID,
      0,
    ]);
  });

  it('keeps the number of what was trimmed meanwhile', async () => {
    await client.askAll('xreadgroup group g ann streams s >', 'xadd s maxlen 2 4 f 4');
    expect(await client.ask('xreadgroup group g ann count 2 streams s 0')).toEqual([
      [
        's',
        [
          ['1-0', 'nil array'],
          ['2-0', 'nil array'],
        ],
      ],
    ]);
  });

  it('remembers nothing with NOACK', async () => {
    expect(
      await client.askAll('xreadgroup group g ann noack count 1 streams s >', 'xreadgroup group g ann streams s 0'),
    ).toEqual([[['s', [entry('1-0', 'f', '1')]]], [['s', []]]]);
  });

  it('can be set back: who gets an entry again has it, and who had it has it no longer', async () => {
    await client.askAll('xreadgroup group g ann streams s >', 'xgroup setid s g 1');
    expect(
      await client.askAll(
        'xreadgroup group g bob count 1 streams s >',
        'xreadgroup group g ann streams s 0',
        'xgroup delconsumer s g bob',
        'xgroup delconsumer s g ann',
        'xgroup delconsumer s g ann',
      ),
    ).toEqual([[['s', [entry('2-0', 'f', '2')]]], [['s', [entry('1-0', 'f', '1'), entry('3-0', 'f', '3')]]], 1, 2, 0]);
  });

  it('gives what comes to who has waited longest', async () => {
    await client.ask('xreadgroup group g ann noack streams s >');
    const ann = await broker.waiting('xreadgroup group g ann block 0 streams s >');
    const bob = await broker.waiting('xreadgroup group g bob block 0 streams s >');
    await client.askAll('xadd s 4 f 4', 'xadd s 5 f 5');
    expect(await ann.next()).toEqual([['s', [entry('4-0', 'f', '4')]]]);
    expect(await bob.next()).toEqual([['s', [entry('5-0', 'f', '5')]]]);
  });

  it.each([
    ['xgroup destroy s g', '-NOGROUP the consumer group this client was blocked on no longer exists'],
    ['del s', '-UNBLOCKED the stream key no longer exists'],
    ['set s 1', '-UNBLOCKED the stream key no longer exists'],
    ['flushall', '-UNBLOCKED the stream key no longer exists'],
  ])('tells who waits for it that it is gone: %s', async (command, told) => {
    await client.ask('xreadgroup group g ann noack streams s >');
    const ann = await broker.waiting('xreadgroup group g ann block 0 streams s >');
    await client.ask(command);
    expect(await ann.next()).toBe(told);
  });

  it('that is set back gives nothing to who waits until there is something new', async () => {
    await client.ask('xreadgroup group g ann noack streams s >');
    const ann = await broker.waiting('xreadgroup group g ann block 0 streams s >');
    await client.askAll('xgroup setid s g 2', 'expire s 100');
    await client.ask('xadd s 4 f 4');
    expect(await ann.next()).toEqual([['s', [entry('3-0', 'f', '3'), entry('4-0', 'f', '4')]]]);
  });

  it('is not there twice, and not without a stream', async () => {
    expect(
      await client.askAll(
        'xgroup create s g 0',
        'xgroup create none g 0',
        'xgroup destroy s none',
        'xgroup createconsumer s g ann',
        'xgroup createconsumer s g ann',
        'xreadgroup group none ann streams s >',
      ),
    ).toEqual([
      '-BUSYGROUP Consumer Group name already exists',
      '-ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the MKSTREAM option to create an empty stream automatically.',
      0,
      1,
      0,
      "-NOGROUP No such key 's' or consumer group 'none' in XREADGROUP with GROUP option",
    ]);
  });

  it('is no change to who watches the stream', async () => {
    const other = await broker.client();
    await client.ask('watch s');
    await other.askAll('xreadgroup group g ann streams s >', 'xack s g 1', 'xgroup setid s g 0', 'xgroup destroy s g');
    expect(await client.askAll('multi', 'ping', 'exec')).toEqual(['OK', 'QUEUED', ['PONG']]);
    await client.ask('watch s');
    await other.ask('xadd s 9 f v');
    expect(await client.askAll('multi', 'ping', 'exec')).toEqual(['OK', 'QUEUED', 'nil array']);
  });
});
