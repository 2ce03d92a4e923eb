/** Publish and subscribe: who gets a copy, who is told what, and that nobody stays who has gone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everythingFrom, rawClient } from './support/raw-client';
import { TestBroker } from './support/test-broker';

let broker: TestBroker;

beforeEach(async () => {
  broker = await TestBroker.open();
});
afterEach(() => broker.close());

describe('a message', () => {
  it('goes to as many as have subscribed, and its publisher learns their number only', async () => {
    const [ann, bob, publisher] = [await broker.client(), await broker.client(), await broker.client()];
    expect(await publisher.ask('publish news early')).toBe(0);
    expect(await ann.ask('subscribe news')).toEqual(['subscribe', 'news', 1]);
    await bob.ask('subscribe news');
    expect(await publisher.ask('publish news hello')).toBe(2);
    expect(await ann.next()).toEqual(['message', 'news', 'hello']);
    expect(await bob.next()).toEqual(['message', 'news', 'hello']);
  });

  it('comes twice to who has subscribed to its channel and to a pattern', async () => {
    const [ann, publisher] = [await broker.client(), await broker.client()];
    await ann.ask('subscribe news.it');
    expect(await ann.ask('psubscribe news.*')).toEqual(['psubscribe', 'news.*', 2]);
    expect(await publisher.ask('publish news.it hello')).toBe(2);
    expect(await ann.next()).toEqual(['message', 'news.it', 'hello']);
    expect(await ann.next()).toEqual(['pmessage', 'news.*', 'news.it', 'hello']);
  });

  it('may have any bytes, as its channel may', async () => {
    const [ann, publisher] = [await broker.client(), await broker.client()];
    const [channel, message] = ['\xeb\x89\xb4\xec\x8a\xa4', '\r\n\x00\xff*1\r\n'];
    await ann.ask('subscribe', channel);
    await publisher.ask('publish', channel, message);
    expect(await ann.next()).toEqual(['message', channel, message]);
  });

  it('of a transaction goes out when it is executed', async () => {
    const [ann, publisher] = [await broker.client(), await broker.client()];
    await ann.ask('subscribe news');
    expect(await publisher.askAll('multi', 'publish news 1', 'publish none 2', 'exec')).toEqual([
      'OK',
      'QUEUED',
      'QUEUED',
      [1, 0],
    ]);
    expect(await ann.next()).toEqual(['message', 'news', '1']);
  });
});

describe('a subscriber', () => {
  it('counts channels and patterns together, each once', async () => {
    const ann = await broker.client();
    ann.send(['subscribe', 'a', 'a', 'b'], ['psubscribe', 'a']);
    expect([await ann.next(), await ann.next(), await ann.next(), await ann.next()]).toEqual([
      ['subscribe', 'a', 1],
      ['subscribe', 'a', 1],
      ['subscribe', 'b', 2],
      ['psubscribe', 'a', 3],
    ]);
    ann.send(['unsubscribe', 'none', 'a'], ['unsubscribe'], ['unsubscribe'], ['punsubscribe']);
    expect([await ann.next(), await ann.next(), await ann.next(), await ann.next(), await ann.next()]).toEqual([
      ['unsubscribe', 'none', 3],
      ['unsubscribe', 'a', 2],
      ['unsubscribe', 'b', 1],
      ['unsubscribe', null, 1],
      ['punsubscribe', 'a', 0],
    ]);
    expect(await ann.ask('get a')).toBe(null);
  });

  it('may ask for little else with RESP2, ...', async () => {
    const ann = await broker.client();
    await ann.ask('subscribe a');
    expect(await ann.ask('ping')).toEqual(['pong', '']);
    expect(await ann.ask('get a')).toBe(
      "-ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context",
    );
    expect(await ann.ask('reset')).toBe('RESET');
    expect(await (await broker.client()).ask('pubsub channels')).toEqual([]);
  });

  it('... and for everything with RESP3, in which messages are pushes', async () => {
    const ann = await rawClient(broker.server.port);
    ann.write('HELLO 3\r\nSUBSCRIBE a\r\nPUBLISH a me\r\nGET none\r\nQUIT\r\n');
    const told = await everythingFrom(ann);
    expect(told.slice(told.indexOf('>'))).toBe(
      '>3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$2\r\nme\r\n:1\r\n_\r\n+OK\r\n',
    );
  });

  it('is forgotten when it goes', async () => {
    const [ann, bob] = [await broker.client(), await broker.client()];
    await ann.ask('subscribe a b');
    await ann.next();
    await ann.ask('psubscribe a*');
    expect(await bob.askAll('pubsub numsub a b c', 'pubsub numpat')).toEqual([['a', 1, 'b', 1, 'c', 0], 1]);
    const left = broker.left();
    await ann.close();
    await left;
    expect(await bob.askAll('pubsub numsub a', 'pubsub numpat', 'pubsub channels', 'publish a x')).toEqual([
      ['a', 0],
      0,
      [],
      0,
    ]);
  });
});

it('says which channels there are, by pattern too', async () => {
  const [ann, bob] = [await broker.client(), await broker.client()];
  ann.send(['subscribe', 'news', 'sport']);
  await ann.next();
  await ann.next();
  expect(await bob.askAll('pubsub channels', 'pubsub channels n*', 'pubsub channels a b', 'pubsub none')).toEqual([
    ['news', 'sport'],
    ['news'],
    "-ERR unknown subcommand or wrong number of arguments for 'channels'. Try PUBSUB HELP.",
    "-ERR unknown subcommand 'none'. Try PUBSUB HELP.",
  ]);
});

it.each(['subscribe', 'watch'])('cuts off who goes on with %s without end', async (command) => {
  const small = await TestBroker.open({ queryBufferBytes: 100_000 });
  const [ann, left] = [await small.client(), small.left()];
  for (let i = 0; i < 1000; i++) ann.send([command, `channel ${i}`]);
  expect(await left).toBe('query-limit');
  expect(await (await small.client()).ask('pubsub channels')).toEqual([]);
  await small.close();
});

it('lets who subscribes and leaves go on for good', async () => {
  const small = await TestBroker.open({ queryBufferBytes: 10_000 });
  const ann = await small.client();
  for (let i = 0; i < 1000; i++) await ann.askAll(`subscribe channel${i}`, `unsubscribe channel${i}`);
  expect(await ann.ask('ping')).toBe('PONG');
  await small.close();
});
