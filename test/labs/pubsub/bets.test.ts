/** Bets on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/pubsub/bets';
import { PubsubStory, usual } from './stories';

const right = (actual: unknown) => ({ open: false, right: true, actual });
const wrong = (actual: unknown, misconception?: string) => ({
  open: false,
  right: false,
  actual,
  ...(misconception !== undefined && { misconception }),
});
const OPEN = { open: true };

describe('copies', () => {
  it('counts every copy that a subscriber was handed', () => {
    const facts = usual(6).facts('copies');
    expect(judge(bets.copies, 12, facts)).toEqual(right(12));
    expect(judge(bets.copies, 6, facts)).toEqual(wrong(12, 'topic-is-a-queue'));
    expect(judge(bets.copies, 7, facts)).toEqual(wrong(12));
  });

  it('takes nobody for mistaken where each message has one receiver', () => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.broadcast('news', 'subscriber-1');
    expect(judge(bets.copies, 1, told.facts('copies'))).toEqual(right(1));
  });

  it('does not need an end of its own where all has come, as with servers that stay up', () => {
    const told = usual(6);
    told.tell('subscriber-1', 'deliver', { topic: 'news', message: 'hello', sizeBytes: 5 }, { topic: 'news' });
    expect(judge(bets.copies, 12, told.facts('copies', {}, 'stopped'))).toEqual(right(12));
  });

  it('is open when it was stopped before all had come, or nobody had subscribed', () => {
    expect(judge(bets.copies, 10, usual(5).facts('copies', {}, 'stopped'))).toEqual(OPEN);
    const missing = usual(5);
    missing.answer(missing.publish('sport'), 2);
    expect(judge(bets.copies, 10, missing.facts('copies', {}, 'stopped'))).toEqual(OPEN);
    const told = new PubsubStory();
    told.broadcast('news');
    expect(judge(bets.copies, 0, told.facts('copies'))).toEqual(OPEN);
  });
});

describe('nobody', () => {
  const facts = (...receivers: readonly number[]) => {
    const told = new PubsubStory();
    for (const answer of receivers) told.answer(told.publish('news'), answer);
    return told.facts('nobody');
  };

  it('goes by what the publisher was answered', () => {
    expect(judge(bets.nobody, 'gone', facts(0, 0))).toEqual(right('gone'));
    expect(judge(bets.nobody, 'waits', facts(0, 0))).toEqual(wrong('gone', 'publish-waits-for-subscribers'));
    expect(judge(bets.nobody, 'kept', facts(0, 0))).toEqual(wrong('gone', 'late-subscriber-gets-history'));
    expect(judge(bets.nobody, 'refused', facts(0, 0))).toEqual(wrong('gone', 'publishing-to-nobody-fails'));
  });

  it('says refused where the server did refuse', () => {
    const told = new PubsubStory();
    told.publish('news');
    told.note('publisher-1', { code: 'failed', command: 'publish', reason: 'NOPERM' });
    expect(judge(bets.nobody, 'refused', told.facts('nobody'))).toEqual(right('refused'));
  });

  it('is open when somebody received, or an answer has not come', () => {
    expect(judge(bets.nobody, 'gone', facts(0, 1))).toEqual(OPEN);
    const told = new PubsubStory();
    told.publish('news');
    expect(judge(bets.nobody, 'gone', told.facts('nobody', {}, 'stopped'))).toEqual(OPEN);
    expect(judge(bets.nobody, 'gone', told.facts('nobody'))).toEqual(OPEN);
  });
});

describe('late', () => {
  const facts = (before: number, after: number) => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    for (let at = 0; at < before; at += 1) told.broadcast('news', 'subscriber-1');
    told.subscribe('subscriber-2', 'news');
    for (let at = 0; at < after; at += 1) told.broadcast('news', 'subscriber-1', 'subscriber-2');
    return told.facts('late', { subscribers: 2 });
  };

  it('counts what the last one was given', () => {
    expect(judge(bets.late, 3, facts(4, 3))).toEqual(right(3));
    expect(judge(bets.late, 7, facts(4, 3))).toEqual(wrong(3, 'late-subscriber-gets-history'));
    expect(judge(bets.late, 0, facts(4, 3))).toEqual(wrong(3));
  });

  it('is open when the last one was there from the beginning, or came after the end', () => {
    expect(judge(bets.late, 3, facts(0, 3))).toEqual(OPEN);
    expect(judge(bets.late, 0, facts(3, 0))).toEqual(OPEN);
  });
});

describe('pattern', () => {
  const facts = (isTwice: boolean) => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.psubscribe('subscriber-1', 'n*');
    const number = told.publish('news');
    told.deliver('subscriber-1', 'news', number);
    if (isTwice) told.deliver('subscriber-1', 'news', number, { pattern: 'n*' });
    told.answer(number, 2);
    return told.facts('pattern');
  };

  it('counts copies, not messages', () => {
    expect(judge(bets.pattern, 2, facts(true))).toEqual(right(2));
    expect(judge(bets.pattern, 1, facts(true))).toEqual(wrong(2, 'one-copy-per-subscriber'));
    expect(judge(bets.pattern, 1, facts(false))).toEqual(right(1));
    expect(judge(bets.pattern, 2, facts(false))).toEqual(wrong(1));
  });
});

describe('cut', () => {
  const story = (lost: number, after: number, afterwards: 'given' | 'not-given' | 'all-given' = 'given') => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.broadcast('news', 'subscriber-1');
    told.note('subscriber-1', { code: 'cuts' });
    told.note('subscriber-1', { code: 'connection-lost', again: true });
    const missed = Array.from({ length: lost }, () => told.broadcast('news'));
    told.tell('subscriber-1', 'subscribe', { topic: 'news', isPattern: false, again: true }, { topic: 'news' });
    if (afterwards === 'all-given') for (const number of missed) told.deliver('subscriber-1', 'news', number);
    for (let at = 0; at < after; at += 1)
      told.broadcast('news', ...(afterwards === 'not-given' ? [] : ['subscriber-1']));
    return told;
  };

  it('goes by what came after it was back', () => {
    const facts = story(3, 2).facts('cut');
    expect(judge(bets.cut, 'rest', facts)).toEqual(right('rest'));
    expect(judge(bets.cut, 'all', facts)).toEqual(wrong('rest', 'tcp-never-loses-anything'));
    expect(judge(bets.cut, 'nothing', facts)).toEqual(wrong('rest', 'a-cut-is-for-good'));
    expect(judge(bets.cut, 'nothing', story(3, 2, 'not-given').facts('cut'))).toEqual(right('nothing'));
    expect(judge(bets.cut, 'all', story(3, 2, 'all-given').facts('cut'))).toEqual(right('all'));
  });

  it('does not take the cut on purpose for one by the server', () => {
    expect(story(3, 2).facts('cut').cutOff).toEqual([]);
  });

  it('is open when nothing was published meanwhile, nothing after it, or it was stopped', () => {
    expect(judge(bets.cut, 'rest', story(0, 2).facts('cut'))).toEqual(OPEN);
    expect(judge(bets.cut, 'rest', story(3, 0).facts('cut'))).toEqual(OPEN);
    expect(judge(bets.cut, 'rest', story(3, 2).facts('cut', {}, 'stopped'))).toEqual(OPEN);
  });
});

describe('slow', () => {
  const story = (reason?: string) => {
    const told = new PubsubStory();
    const client = told.connect('subscriber-1');
    told.subscribe('subscriber-1', 'news');
    told.broadcast('news', 'subscriber-1');
    told.inside({ code: 'client-out', client, ...(reason !== undefined && { reason }) });
    return told;
  };

  it('goes by whose connection the server broke off', () => {
    const facts = story('output-limit').facts('slow');
    expect(facts.cutOff.map(({ subscriber, reason }) => [subscriber, reason])).toEqual([
      ['subscriber-1', 'output-limit'],
    ]);
    expect(judge(bets.slow, 'cut', facts)).toEqual(right('cut'));
    expect(judge(bets.slow, 'waits', facts)).toEqual(wrong('cut', 'publish-waits-for-subscribers'));
    expect(judge(bets.slow, 'kept', facts)).toEqual(wrong('cut', 'a-server-keeps-without-end'));
    expect(judge(bets.slow, 'some', facts)).toEqual(wrong('cut', 'a-slow-one-just-misses-some'));
  });

  it('is open when it left by itself, or the broker was closed', () => {
    expect(judge(bets.slow, 'cut', story().facts('slow'))).toEqual(OPEN);
    expect(judge(bets.slow, 'cut', story('ended').facts('slow'))).toEqual(OPEN);
  });

  it('believes the subscriber where nobody sees into the server', () => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.broadcast('news', 'subscriber-1');
    const row = told.note('subscriber-1', { code: 'connection-lost', again: false });
    const facts = told.facts('slow');
    expect(facts.cutOff).toEqual([{ row, subscriber: 'subscriber-1', reason: undefined }]);
    expect(judge(bets.slow, 'cut', facts)).toEqual(right('cut'));
  });
});

describe('beside', () => {
  const facts = (takers: readonly string[], messages = 2) => {
    const told = new PubsubStory();
    for (const one of takers) told.subscribe(one, 'news');
    for (let at = 0; at < messages; at += 1) {
      const number = told.broadcast('news', ...takers);
      for (const way of ['list', 'stream'] as const) {
        told.put(way, number);
        told.take(takers[at % takers.length] ?? '', way, number);
      }
    }
    return told.facts('beside');
  };
  const ways = (pubsub: number, list: number, stream: number) => ({ pubsub, list, stream });

  it('counts what was taken each way', () => {
    const told = facts(['subscriber-1', 'subscriber-2']);
    expect(judge(bets.beside, ways(4, 2, 2), told)).toEqual(right(ways(4, 2, 2)));
    expect(judge(bets.beside, ways(2, 2, 2), told)).toEqual(wrong(ways(4, 2, 2), 'topic-is-a-queue'));
    expect(judge(bets.beside, ways(4, 4, 2), told)).toEqual(wrong(ways(4, 2, 2), 'queue-item-goes-to-all'));
    expect(judge(bets.beside, ways(4, 2, 4), told)).toEqual(wrong(ways(4, 2, 2), 'queue-item-goes-to-all'));
    expect(judge(bets.beside, ways(4, 1, 2), told)).toEqual(wrong(ways(4, 2, 2)));
  });

  it('is open when nothing was published', () => {
    expect(judge(bets.beside, ways(0, 0, 0), facts(['subscriber-1'], 0))).toEqual(OPEN);
  });
});
