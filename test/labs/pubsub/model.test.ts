/** What the scene draws, at any row of a run written by hand. */
import { describe, expect, it } from 'vitest';
import { EMPTY, MOST_COMMANDS, pubsubFold } from '../../../src/renderer/src/labs/pubsub/model';
import { PubsubLog } from '../../../src/renderer/src/labs/pubsub/pubsub-log';
import { PubsubStory } from './stories';

describe('the broker’s inside', () => {
  it('knows whose connection is whose, in whichever order it is told', () => {
    const told = new PubsubStory();
    told.inside({ code: 'client-in', client: 1, port: 5_001 });
    told.tell('subscriber-1', 'connect', { protocol: 'tcp', from: 5_001, to: 6_400 });
    const second = told.connect('subscriber-2');
    const { broker } = pubsubFold(told.store()).at(Infinity);
    expect(broker.clients.map(({ client, actor }) => [client, actor])).toEqual([
      [1, 'subscriber-1'],
      [second, 'subscriber-2'],
    ]);
  });

  it('has the set of each channel, patterns last, and forgets one without subscribers', () => {
    const told = new PubsubStory();
    told.inside({ code: 'subscribers', topic: 'n*', isPattern: true, clients: [1] });
    told.inside({ code: 'subscribers', topic: 'news', isPattern: false, clients: [1] });
    told.inside({ code: 'subscribers', topic: 'news', isPattern: false, clients: [1, 2] });
    const before = told.inside({ code: 'subscribers', topic: 'n*', isPattern: true, clients: [] });
    const fold = pubsubFold(told.store());
    const channels = (row: number) => fold.at(row).broker.channels.map(({ topic, clients }) => [topic, clients]);
    expect(channels(before)).toEqual([
      ['news', [1, 2]],
      ['n*', [1]],
    ]);
    expect(channels(before + 1)).toEqual([['news', [1, 2]]]);
    expect(channels(0)).toEqual([]);
  });

  it('keeps the newest requests, keys as they are, and who was cut off', () => {
    const told = new PubsubStory();
    const client = told.connect('subscriber-1');
    for (let at = 0; at <= MOST_COMMANDS; at += 1) told.inside({ code: 'command', client, argv: ['GET', String(at)] });
    told.inside({ code: 'refused', client, argv: ['GTE'], message: 'ERR unknown command' });
    told.inside({ code: 'key', db: 0, key: 'list', type: 'list', length: 1 });
    told.inside({ code: 'key', db: 0, key: 'list', type: 'list', length: 2 });
    told.inside({ code: 'blocked', client, keys: ['list'] });
    const blocked = told.events.length;
    told.inside({ code: 'key-gone', db: 0, key: 'list' });
    told.inside({ code: 'client-out', client, reason: 'output-limit' });
    const fold = pubsubFold(told.store());
    const { broker } = fold.at(blocked);
    expect(broker.commands).toHaveLength(MOST_COMMANDS);
    expect(broker.commands.at(-1)).toMatchObject({ argv: ['GTE'], refused: 'ERR unknown command' });
    expect(broker.keys).toEqual([{ key: 'list', type: 'list', length: 2 }]);
    expect(broker.blocked).toEqual([{ client, keys: ['list'] }]);
    expect(fold.at(Infinity).broker).toMatchObject({
      clients: [],
      keys: [],
      blocked: [],
      cutOff: [{ who: 'subscriber-1', reason: 'output-limit' }],
    });
  });

  it('does not call it cut off when the broker itself ends', () => {
    const told = new PubsubStory();
    const client = told.connect('subscriber-1');
    told.inside({ code: 'client-out', client, reason: 'ended' });
    expect(pubsubFold(told.store()).at(Infinity).broker.cutOff).toEqual([]);
  });
});

it('knows how far everybody is, also when it is asked about the past', () => {
  const told = new PubsubStory();
  told.subscribe('subscriber-1', 'news');
  const number = told.publish('news');
  const published = told.events.length;
  told.deliver('subscriber-1', 'news', number);
  told.answer(number, 1);
  told.note('subscriber-1', { code: 'connection-lost', again: true });
  const fold = pubsubFold(told.store());
  expect(fold.at(Infinity).parts.get('publisher-1')).toMatchObject({ published: 1, receivers: 1 });
  expect(fold.at(Infinity).parts.get('subscriber-1')).toMatchObject({ given: 1, link: 'lost' });
  expect(fold.at(published).parts.get('publisher-1')).toMatchObject({ published: 1, receivers: undefined });
  expect(fold.at(published).parts.get('subscriber-1')).toMatchObject({ given: 0, topics: [{ topic: 'news' }] });
  expect(fold.at(0)).toBe(EMPTY);
});

describe('the matrix', () => {
  const states = (log: PubsubLog, receiver: number) =>
    log.copies.messages.map((_message, at) => log.copies.at(Infinity, true).cell(at, receiver).state);

  it('tells who was not there, did not want it, got it twice, and lost it', () => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.subscribe('subscriber-2', 'sport');
    told.broadcast('news', 'subscriber-1');
    told.psubscribe('subscriber-1', 'n*');
    told.subscribe('subscriber-3', 'news');
    const twice = told.broadcast('news', 'subscriber-1', 'subscriber-3');
    told.deliver('subscriber-1', 'news', twice, { pattern: 'n*' });
    told.broadcast('news', 'subscriber-1');
    const log = new PubsubLog(told.store(), ['subscriber-1', 'subscriber-2', 'subscriber-3', 'subscriber-4']).catchUp();
    expect(states(log, 0)).toEqual(['once', 'again', 'once']);
    expect(states(log, 1)).toEqual(['none', 'none', 'none']);
    expect(states(log, 2)).toEqual(['absent', 'once', 'lost']);
    expect(states(log, 3)).toEqual(['absent', 'absent', 'absent']);
  });

  it('takes an entry of the stream for done when it is acknowledged', () => {
    const told = new PubsubStory();
    for (const number of [1, 2]) {
      told.put('stream', number);
      told.take('subscriber-1', 'stream', number);
    }
    told.acknowledge('subscriber-1', 2);
    const log = new PubsubLog(told.store(), ['subscriber-1']).catchUp();
    const stream = log.stream.at(Infinity, true);
    expect([0, 1].map((message) => stream.outcome(message))).toEqual(['lost', 'complete']);
  });

  it('reads what comes later, and a message from outside', () => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    const store = told.store();
    const log = new PubsubLog(store, ['subscriber-1']).catchUp();
    expect(log.copies.messages).toEqual([]);
    store.append({
      t: 9e6,
      actor: 'subscriber-1',
      kind: 'deliver',
      topic: 'news',
      fidelity: 'LIVE',
      data: { topic: 'news', message: 'hello', sizeBytes: 5 },
    });
    log.catchUp();
    expect(log.copies.messages).toHaveLength(1);
    expect(states(log, 0)).toEqual(['once']);
  });

  it('knows a message from outside again at another subscriber, and does not say that anybody missed it', () => {
    const told = new PubsubStory();
    for (const one of ['subscriber-1', 'subscriber-2', 'subscriber-3']) told.subscribe(one, 'news');
    const hello = (actor: string) =>
      told.tell(actor, 'deliver', { topic: 'news', message: 'hello', sizeBytes: 5 }, { topic: 'news' });
    for (const actor of ['subscriber-1', 'subscriber-1', 'subscriber-2', 'subscriber-2']) hello(actor);
    const log = new PubsubLog(told.store(), []).catchUp();
    expect([states(log, 0), states(log, 1), states(log, 2)]).toEqual([
      ['once', 'once'],
      ['once', 'once'],
      ['none', 'none'],
    ]);
  });
});
