/** Bets and tasks on runs written by hand, which are changed until the answer changes. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/layers/bets';
import { layersFacts } from '../../../src/renderer/src/labs/layers/facts';
import { tasks } from '../../../src/renderer/src/labs/layers/tasks';
import { layers } from '../../../src/shared/labs/layers/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { story, watched } from '../support/story';

type Params = Partial<ParamsOf<typeof layers>>;
type Lines = Parameters<typeof story>[0];

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** One message by UDP, received as it was sent unless said otherwise. */
function datagram(message: string, more: Lines = [], received = message): Lines {
  const object = { from: 'mina', text: message };
  const text = JSON.stringify(object);
  const sizeBytes = Buffer.byteLength(text);
  const net = { protocol: 'udp', from: 40_001, to: 7_000, sizeBytes };
  return [
    [1, 'server', 'bind', { data: { protocol: 'udp', port: 7_000 } }],
    [2, 'client', 'note', { data: { code: 'ENCODED', object, text, sizeBytes } }],
    [3, 'client', 'send', { msg: 'client#1', bytes: hex(text), data: net }],
    [4, 'server', 'receive', { msg: 'client#1', bytes: hex(text), data: net }],
    ...more,
    [9, 'server', 'note', { data: { code: 'DECODED', object: { ...object, text: received } } }],
  ];
}

const facts = (lines: Lines, params: Params = {}, status: 'completed' | 'stopped' = 'completed') =>
  layersFacts(watched(layers, 'lenses', story(lines), { params: { transport: 'udp', ...params }, status }));
const passes = (task: { passes(facts: never): boolean }, run: ReturnType<typeof facts>): boolean =>
  task.passes(run as never);

describe('lenses', () => {
  it('are settled by the bytes of the message, not its characters', () => {
    const run = facts(datagram('hello 안녕'));
    expect(judge(bets.lenses, 12, run)).toEqual({ open: false, right: true, actual: 12 });
    expect(judge(bets.lenses, 8, run)).toMatchObject({ right: false, misconception: 'one-character-is-one-byte' });
    expect(judge(bets.lenses, 9, run)).toEqual({ open: false, right: false, actual: 12 });
    expect(judge(bets.lenses, 5, facts(datagram('hello')))).toEqual({ open: false, right: true, actual: 5 });
    expect(judge(bets.lenses, 4, facts(datagram('say "x"'))).open).toBe(false);
    expect(facts(datagram('say "x"')).letterBytes).toBe(9); // with two backslashes
  });

  it('stay open where the run was stopped', () => {
    expect(judge(bets.lenses, 12, facts(datagram('hello 안녕'), {}, 'stopped'))).toEqual({ open: true });
  });

  it('tasks want what they ask for', () => {
    const [handedOver, threeEach, asDatagram] = tasks.lenses;
    const run = facts(datagram('안녕하세요'), { message: '안녕하세요' });
    expect([0, 1, 2, 3].map((row) => handedOver.answers(run as never, row))).toEqual([false, false, true, false]);
    expect(passes(threeEach, run)).toBe(true);
    expect(passes(threeEach, facts(datagram('안녕')))).toBe(false);
    expect(passes(threeEach, facts(datagram('안녕하세요a')))).toBe(false);
    expect(passes(asDatagram, run)).toBe(true);
    expect(passes(asDatagram, facts(datagram('안녕하세요'), { message: '안녕하세요', transport: 'tcp' }))).toBe(false);
  });
});

describe('headers', () => {
  it('are settled by the packets there were; the number for Ethernet gives itself away', () => {
    const run = facts(datagram('x'.repeat(4_000)));
    expect(judge(bets.headers, 1, run)).toEqual({ open: false, right: true, actual: 1 });
    expect(judge(bets.headers, 3, run)).toMatchObject({ right: false, misconception: 'localhost-is-the-network' });
    expect(judge(bets.headers, 1, facts([]))).toEqual({ open: true });
  });

  it('tasks want what they ask for', () => {
    const [wasGiven, mostlyEnvelope, fivePackets] = tasks.headers;
    const long = 'x'.repeat(4_000);
    expect([2, 3].map((row) => wasGiven.answers(facts(datagram('a')) as never, row))).toEqual([false, true]);
    expect(passes(mostlyEnvelope, facts(datagram('a')))).toBe(true);
    expect(passes(mostlyEnvelope, facts(datagram(long)))).toBe(false);
    const five = 'x'.repeat(7_000);
    expect(passes(fivePackets, facts(datagram(five), { message: five }))).toBe(true);
    expect(passes(fivePackets, facts(datagram(five), { message: five, mtuBytes: 1_600 }))).toBe(false);
    expect(passes(fivePackets, facts(datagram(long), { message: long }))).toBe(false);
  });
});

describe('the checksum', () => {
  const checked = (sent: number, computed: number): Lines => [
    [5, 'server', 'note', { data: { code: 'CHECKED', sent, computed, noticed: sent !== computed } }],
  ];

  it('is settled by what the server found', () => {
    const seen = facts(datagram('hello', checked(1, 2)));
    const unseen = facts(datagram('hello', checked(1, 1)), { turn: 'swap-words' });
    expect(judge(bets.checksum, 'noticed', seen)).toMatchObject({ open: false, right: true });
    expect(judge(bets.checksum, 'noticed', unseen)).toMatchObject({
      right: false,
      misconception: 'a-checksum-notices-everything',
    });
    const nothing = facts(datagram('hello', checked(1, 1)), { turn: 'nothing' });
    expect(judge(bets.checksum, 'noticed', nothing)).toEqual({ open: false, right: false, actual: 'not-noticed' });
    expect(judge(bets.checksum, 'noticed', facts(datagram('hello')))).toEqual({ open: true });
  });

  it('tasks want what they ask for', () => {
    const [whereCompared, notNoticed, wrongAndTaken] = tasks.checksum;
    const params = { message: 'hello', turn: 'swap-words' } as const;
    const wrong = facts(datagram('hello', checked(1, 1), 'hellp'), params);
    expect([3, 4].map((row) => whereCompared.answers(wrong as never, row))).toEqual([false, true]);
    expect(passes(notNoticed, wrong)).toBe(true);
    expect(passes(notNoticed, facts(datagram('hello', checked(1, 2)), params))).toBe(false);
    expect(passes(notNoticed, facts(datagram('hello', checked(1, 1)), { turn: 'nothing' }))).toBe(false);
    expect(passes(wrongAndTaken, wrong)).toBe(true);
    expect(passes(wrongAndTaken, facts(datagram('hello', checked(1, 1)), params))).toBe(false);
  });
});

describe('the rules', () => {
  const broken: Lines = [[8, 'server', 'note', { data: { code: 'RULE_BROKEN', rule: 'HELLO_FIRST' } }]];
  const answer: Lines = [[7, 'server', 'send', { bytes: hex('HELLO, mina\n'), data: { protocol: 'tcp' } }]];

  it('are settled by what the server did', () => {
    expect(judge(bets.rules, 'goes-on', facts(datagram('a', broken)))).toMatchObject({
      right: false,
      actual: 'names-the-rule',
      misconception: 'the-other-side-guesses',
    });
    expect(judge(bets.rules, 'goes-on', facts(datagram('a', answer)))).toMatchObject({ right: true });
    expect(judge(bets.rules, 'silent', facts(datagram('a')))).toMatchObject({ right: true });
    expect(judge(bets.rules, 'silent', facts(datagram('a', broken), {}, 'stopped'))).toEqual({ open: true });
  });

  it('tasks want what they ask for', () => {
    const [whereBroken, allKept, brokenButReceived] = tasks.rules;
    const kept = facts(datagram('a', answer), { message: 'a' });
    const late = facts(datagram('a', broken), { message: 'a' });
    expect([3, 4].map((row) => whereBroken.answers(late as never, row))).toEqual([false, true]);
    expect([passes(allKept, kept), passes(allKept, late)]).toEqual([true, false]);
    expect([passes(brokenButReceived, kept), passes(brokenButReceived, late)]).toEqual([false, true]);
    const early = facts(datagram('a', broken).slice(0, -1), { message: 'a' });
    expect(passes(brokenButReceived, early)).toBe(false);
  });
});
