/** Tasks on runs written by hand, which are changed until the answer changes. */
import { expect, it } from 'vitest';
import type { PubsubFacts } from '../../../src/renderer/src/labs/pubsub/facts';
import { FEW_MESSAGES, tasks } from '../../../src/renderer/src/labs/pubsub/tasks';
import { OWN_PUBLISHER } from '../../../src/shared/labs/pubsub/events';
import { PubsubStory, usual } from './stories';

/** The rows that answer a task. */
const answering = (
  task: { answers(facts: PubsubFacts, row: number): boolean },
  facts: PubsubFacts,
): readonly number[] =>
  Array.from({ length: facts.events.length }, (_, row) => row).filter((row) => task.answers(facts, row));

it('copies: the first answer, one receiver for each, a message from outside', () => {
  const [learns, one, outside] = tasks.copies;
  const told = new PubsubStory();
  told.subscribe('subscriber-1', 'news');
  told.subscribe('subscriber-2', 'sport');
  const number = told.publish('news');
  told.deliver('subscriber-1', 'news', number);
  const row = told.answer(number, 1);
  expect(one.passes(told.facts('copies'))).toBe(false);
  told.broadcast('sport', 'subscriber-2');
  expect(answering(learns, told.facts('copies'))).toEqual([row]);
  expect(one.passes(told.facts('copies'))).toBe(true);
  expect(one.passes(told.facts('copies', {}, 'stopped'))).toBe(false);
  expect(outside.passes(told.facts('copies'))).toBe(false);
  told.tell('subscriber-1', 'deliver', { topic: 'news', message: 'hello', sizeBytes: 5 }, { topic: 'news' });
  expect(outside.passes(told.facts('copies'))).toBe(true);
  told.broadcast('news', 'subscriber-1', 'subscriber-2');
  expect(one.passes(told.facts('copies'))).toBe(false);
  expect(one.passes(usual(4).facts('copies'))).toBe(false);
});

it('nobody: an answer of zero, three each time, a message of one’s own past everybody', () => {
  const [zero, three, past] = tasks.nobody;
  const told = new PubsubStory();
  told.answer(told.publish('news'), 1);
  const row = told.answer(told.publish('news'), 0);
  expect(answering(zero, told.facts('nobody'))).toEqual([row]);

  const answered = (...receivers: readonly number[]) => {
    const run = new PubsubStory();
    for (const count of receivers) run.answer(run.publish('news'), count);
    return run;
  };
  expect(three.passes(answered(3, 3).facts('nobody'))).toBe(true);
  expect(three.passes(answered(3, 2).facts('nobody'))).toBe(false);
  expect(three.passes(answered().facts('nobody'))).toBe(false);

  const own = answered();
  own.answer(own.publish('new', OWN_PUBLISHER), 0, OWN_PUBLISHER);
  expect(past.passes(own.facts('nobody'))).toBe(false);
  own.subscribe('subscriber-1', 'news');
  expect(past.passes(own.facts('nobody', {}, 'stopped'))).toBe(true);
  expect(past.passes(told.facts('nobody'))).toBe(false);
});

it('late: its first message, exactly one missed, a topic it never hears of', () => {
  const [first, one, never] = tasks.late;
  const story = (before: readonly string[], after: readonly string[]) => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news', 'sport');
    for (const topic of before) told.broadcast(topic, 'subscriber-1');
    told.subscribe('subscriber-2', 'news', 'sport');
    for (const topic of after) told.broadcast(topic, 'subscriber-2', 'subscriber-1');
    return told.facts('late', { subscribers: 2 });
  };
  const facts = story(['news'], ['sport', 'news']);
  // Four subscribes; published, given, answered; then published and given.
  expect(answering(first, facts)).toEqual([8]);
  expect(facts.deliveries.find(({ row }) => row === 8)?.subscriber).toBe('subscriber-2');
  expect(one.passes(facts)).toBe(true);
  expect(one.passes(story(['news', 'sport'], ['news']))).toBe(false);
  expect(one.passes(story([], ['news']))).toBe(false);
  expect(never.passes(facts)).toBe(false);
  expect(never.passes(story(['news'], ['sport']))).toBe(true);
  expect(never.passes(story(['news'], []))).toBe(false);
});

it('pattern: the second copy, only by the pattern, question marks for Korean', () => {
  const [second, only, marks] = tasks.pattern;
  const told = new PubsubStory();
  told.subscribe('subscriber-1', 'news');
  told.psubscribe('subscriber-1', 'n*');
  const number = told.publish('number');
  told.deliver('subscriber-1', 'number', number, { pattern: 'n*' });
  expect(answering(second, told.facts('pattern'))).toEqual([]);
  expect(only.passes(told.facts('pattern'))).toBe(true);
  const news = told.publish('news');
  told.deliver('subscriber-1', 'news', news);
  const row = told.deliver('subscriber-1', 'news', news, { pattern: 'n*' });
  expect(answering(second, told.facts('pattern'))).toEqual([row]);
  expect(only.passes(told.facts('pattern'))).toBe(false);
  expect(only.passes(usual(2).facts('pattern'))).toBe(false);
  expect(marks.passes(told.facts('pattern'))).toBe(false);
  told.deliver('subscriber-1', '날씨', told.publish('날씨'), { pattern: '*' });
  expect(marks.passes(told.facts('pattern'))).toBe(false);
  told.deliver('subscriber-1', '날씨', told.publish('날씨'), { pattern: '??????' });
  expect(marks.passes(told.facts('pattern'))).toBe(true);
});

it('cut: the first missed, nothing missed, half of it', () => {
  const [missed, nothing, half] = tasks.cut;
  const story = (lost: number, after: number) => {
    const told = new PubsubStory();
    told.subscribe('subscriber-1', 'news');
    told.note('subscriber-1', { code: 'cuts' });
    const row = told.events.length;
    for (let at = 0; at < lost; at += 1) told.broadcast('news');
    told.subscribe('subscriber-1', 'news');
    for (let at = 0; at < after; at += 1) told.broadcast('news', 'subscriber-1');
    return { facts: told.facts('cut'), row };
  };
  const two = story(2, 3);
  expect(answering(missed, two.facts)).toEqual([two.row]);
  expect(nothing.passes(two.facts)).toBe(false);
  expect(half.passes(two.facts)).toBe(false);
  expect(half.passes(story(3, 3).facts)).toBe(true);
  expect(half.passes(story(3, 0).facts)).toBe(false);
  expect(nothing.passes(story(0, 3).facts)).toBe(true);
  expect(nothing.passes(usual(3).facts('cut'))).toBe(false);
});

it('slow: the cut, many and nobody lost, few and somebody cut off', () => {
  const [cutOff, keepsUp, few] = tasks.slow;
  const story = (messages: number, isCut: boolean) => {
    const told = new PubsubStory();
    const client = told.connect('subscriber-1');
    told.subscribe('subscriber-1', 'news');
    for (let at = 0; at < messages; at += 1) told.broadcast('news', 'subscriber-1');
    const row = isCut ? told.inside({ code: 'client-out', client, reason: 'output-limit' }) : -1;
    return { told, row };
  };
  const cut = story(1_000, true);
  expect(answering(cutOff, cut.told.facts('slow'))).toEqual([cut.row]);
  expect(few.passes(cut.told.facts('slow'))).toBe(false);
  expect(few.passes(story(FEW_MESSAGES, true).told.facts('slow'))).toBe(true);
  expect(few.passes(story(FEW_MESSAGES + 1, true).told.facts('slow'))).toBe(false);
  expect(few.passes(story(FEW_MESSAGES, false).told.facts('slow'))).toBe(false);
  expect(keepsUp.passes(cut.told.facts('slow'))).toBe(false);
  const kept = story(1_000, false).told;
  expect(keepsUp.passes(kept.facts('slow'))).toBe(true);
  expect(keepsUp.passes(kept.facts('slow', { workMs: 0 }))).toBe(false);
  expect(keepsUp.passes(story(999, false).told.facts('slow'))).toBe(false);
  kept.broadcast('news');
  expect(keepsUp.passes(kept.facts('slow'))).toBe(false);
});

it('beside: the first taken from the list, all ways the same, ten unacknowledged', () => {
  const [away, same, pending] = tasks.beside;
  const story = (takers: readonly string[], messages: number, acknowledged = 0) => {
    const told = new PubsubStory();
    const rows: number[] = [];
    for (const one of takers) told.subscribe(one, 'news');
    for (let at = 0; at < messages; at += 1) {
      const number = told.broadcast('news', ...takers);
      told.put('stream', number);
      told.take('subscriber-1', 'stream', number);
      told.put('list', number);
      rows.push(told.take('subscriber-1', 'list', number));
      if (at < acknowledged) told.acknowledge('subscriber-1', number);
    }
    return { facts: told.facts('beside'), rows };
  };
  const alone = story(['subscriber-1'], 10);
  expect(answering(away, alone.facts)).toEqual(alone.rows.slice(0, 1));
  expect(same.passes(alone.facts)).toBe(true);
  expect(same.passes(story(['subscriber-1', 'subscriber-2'], 3).facts)).toBe(false);
  expect(pending.passes(alone.facts)).toBe(true);
  expect(pending.passes(story(['subscriber-1'], 10, 1).facts)).toBe(false);
});
