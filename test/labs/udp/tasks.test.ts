/** Tasks on runs written by hand, which are changed until the answer changes. */
import { expect, it } from 'vitest';
import { tasks } from '../../../src/renderer/src/labs/udp/tasks';
import type { UdpFacts } from '../../../src/renderer/src/labs/udp/facts';
import { plain, sealed, SERVER_PORT, UdpStory } from './stories';

/** The rows that answer a task. */
const answering = (task: { answers(facts: UdpFacts, row: number): boolean }, facts: UdpFacts): readonly number[] =>
  Array.from({ length: facts.events.length }, (_, row) => row).filter((row) => task.answers(facts, row));

it('two-clients: the first datagram of the second client, a port of one’s own, a program from outside', () => {
  const [learns, fixed, outside] = tasks['two-clients'];
  const told = new UdpStory();
  told.bind('server', SERVER_PORT);
  told.bind('client-1', 5_001);
  told.bind('client-2', 5_002);
  told.receive('server', 5_001, SERVER_PORT, plain(0));
  const row = told.receive('server', 5_002, SERVER_PORT, plain(0));
  told.receive('server', 5_002, SERVER_PORT, plain(1));
  expect(answering(learns, told.facts('two-clients'))).toEqual([row]);
  expect(fixed.passes(told.facts('two-clients', { port: SERVER_PORT }))).toBe(true);
  expect(fixed.passes(told.facts('two-clients', { port: 0 }))).toBe(false);
  expect(fixed.passes(told.facts('two-clients', { port: 7_001 }))).toBe(false);
  told.send('server', SERVER_PORT, 5_001, plain(0));
  expect(outside.passes(told.facts('two-clients'))).toBe(false);
  told.send('outside-1', 5_003, SERVER_PORT, plain(0));
  told.send('server', SERVER_PORT, 5_003, plain(0));
  expect(outside.passes(told.facts('two-clients'))).toBe(true);
});

it('largest: the first refusal, and sizes that fit one frame and three fragments', () => {
  const [refusal, oneFrame, three] = tasks.largest;
  const told = new UdpStory();
  told.bind('server', SERVER_PORT);
  told.bind('client', 5_001);
  told.net('server', 'receive', { from: 5_001, sizeBytes: 65_507 });
  const row = told.net('client', 'error', { code: 'EMSGSIZE', sizeBytes: 66_000 });
  told.net('client', 'error', { code: 'EMSGSIZE', sizeBytes: 65_508 });
  expect(answering(refusal, told.facts('largest'))).toEqual([row]);
  const passing = (task: typeof oneFrame | typeof three): readonly number[] =>
    [1_471, 1_472, 1_473, 4_431, 4_432, 4_433].filter((sizeBytes) => task.passes(told.facts('largest', { sizeBytes })));
  expect(passing(oneFrame)).toEqual([1_472]);
  expect(passing(three)).toEqual([4_432]);
});

it('flood: the first send that never arrived, nothing lost of many, more than half lost of few', () => {
  const [never, nothing, few] = tasks.flood;
  const flood = (sent: number, arrives: (number: number) => boolean, params = {}) => {
    const told = new UdpStory();
    told.bind('server', SERVER_PORT);
    told.bind('client', 5_001);
    for (let number = 0; number < sent; number += 1) {
      told.send('client', 5_001, SERVER_PORT, plain(number));
      if (arrives(number)) told.receive('server', 5_001, SERVER_PORT, plain(number));
    }
    return told.facts('flood', { count: sent, ...params });
  };
  // Two binds, then 0 sent and received, 1 sent and received, 2 sent.
  expect(
    answering(
      never,
      flood(5, (number) => number !== 2 && number !== 4),
    ),
  ).toEqual([6]);
  expect(nothing.passes(flood(1_000, () => true))).toBe(true);
  expect(nothing.passes(flood(1_000, (number) => number > 0))).toBe(false);
  expect(nothing.passes(flood(999, () => true))).toBe(false);
  expect(nothing.passes(flood(1_000, () => true, { workMs: 0 }))).toBe(false);
  expect(few.passes(flood(100, (number) => number < 49))).toBe(true);
  expect(few.passes(flood(100, (number) => number < 50))).toBe(false);
  expect(few.passes(flood(101, () => false))).toBe(false);
});

it('relay: an overtaken one, all once with acknowledgements, copies and nothing else', () => {
  const [overtaken, allOnce, onlyCopies] = tasks.relay;
  const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2));
  told.passes(plain(1));
  const row = told.passes(plain(0));
  told.passes(plain(2));
  expect(answering(overtaken, told.facts('relay', { count: 3 }))).toEqual([row]);

  const reliable = (delivered: readonly number[], params = {}) => {
    const run = UdpStory.relayed().sends(sealed(0), sealed(0), sealed(1));
    for (const number of delivered) run.note('server', { code: 'DELIVERED', number });
    return run.facts('relay', { count: 2, acknowledge: true, loss: 0.2, ...params });
  };
  expect(allOnce.passes(reliable([0, 1]))).toBe(true);
  expect(allOnce.passes(reliable([0, 0, 1]))).toBe(false);
  expect(allOnce.passes(reliable([1]))).toBe(false);
  expect(allOnce.passes(reliable([0, 1], { loss: 0.1 }))).toBe(false);

  const copies = (numbers: readonly number[]) => {
    const run = UdpStory.relayed().sends(plain(0), plain(1), plain(2));
    for (const number of numbers) run.passes(plain(number));
    return run.facts('relay', { count: 3 });
  };
  expect(onlyCopies.passes(copies([0, 0, 1, 1, 2, 2]))).toBe(true);
  expect(onlyCopies.passes(copies([0, 0, 1, 1, 2]))).toBe(false);
  expect(onlyCopies.passes(copies([0, 0, 0, 0, 1]))).toBe(false);
  expect(onlyCopies.passes(copies([1, 1, 0, 0, 2, 2]))).toBe(false);
});

it('by-hand: the first arrival, the reverse order, a forged one', () => {
  const [first, reversed, forged] = tasks['by-hand'];
  const hand = (numbers: readonly number[]) => {
    const told = UdpStory.relayed().sends(plain(0), plain(1), plain(2));
    const rows = numbers.map((number) => told.passes(plain(number)));
    return { told, rows };
  };
  const { told, rows } = hand([2, 1, 0]);
  expect(answering(first, told.facts('by-hand', { count: 3 }))).toEqual(rows.slice(0, 1));
  expect(reversed.passes(told.facts('by-hand', { count: 3 }))).toBe(true);
  expect(reversed.passes(hand([2, 0, 1]).told.facts('by-hand', { count: 3 }))).toBe(false);
  expect(reversed.passes(hand([2, 1]).told.facts('by-hand', { count: 3 }))).toBe(false);
  expect(forged.passes(told.facts('by-hand', { count: 3 }))).toBe(false);
  told.passes(plain(9), ['edited']);
  expect(forged.passes(told.facts('by-hand', { count: 3 }))).toBe(true);
});

it('nobody: the refusal, five of them, and one before the other client has sent', () => {
  const [refusal, five, before] = tasks.nobody;
  const story = (order: readonly ('refused' | 'sent')[], gated: boolean) => {
    const told = new UdpStory();
    told.bind('client-1', 5_001);
    told.bind('client-2', 5_002);
    const rows = order.map((what) =>
      what === 'sent'
        ? told.send('client-1', 5_001, 9, plain(0), gated ? { fidelity: 'GATED' } : {})
        : told.net('client-2', 'error', { code: 'ECONNREFUSED' }),
    );
    return { facts: told.facts('nobody'), rows };
  };
  const both = story(['sent', 'refused'], true);
  expect(answering(refusal, both.facts)).toEqual(both.rows.slice(1));
  expect(before.passes(both.facts)).toBe(false);
  expect(before.passes(story(['refused', 'sent'], true).facts)).toBe(true);
  expect(before.passes(story(['refused', 'sent'], false).facts)).toBe(false);
  expect(five.passes(story(Array<'refused'>(5).fill('refused'), false).facts)).toBe(true);
  expect(five.passes(story(Array<'refused'>(4).fill('refused'), false).facts)).toBe(false);
});

it('reliable: a lost acknowledgement, one handed on twice, one given up although it arrived', () => {
  const [lost, twice, gaveUp] = tasks.reliable;
  const told = UdpStory.relayed().sends(sealed(0), sealed(1));
  told.net('relay', 'drop', { from: 5_001, reason: 'loss' });
  const row = told.net('relay', 'drop', { from: SERVER_PORT, reason: 'loss' });
  told.note('server', { code: 'DELIVERED', number: 0 });
  const facts = () => told.facts('reliable', { count: 2 });
  expect(answering(lost, facts())).toEqual([row]);
  expect(twice.passes(facts())).toBe(false);
  told.note('client', { code: 'GAVE_UP', number: 1 });
  expect(gaveUp.passes(facts())).toBe(false);
  told.note('client', { code: 'GAVE_UP', number: 0 });
  expect(gaveUp.passes(facts())).toBe(true);
  told.note('server', { code: 'DELIVERED', number: 0 });
  expect(twice.passes(facts())).toBe(true);
  expect(twice.passes(told.facts('reliable', { count: 2 }, 'stopped'))).toBe(false);
});
