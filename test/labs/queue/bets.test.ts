import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/renderer/src/bet/bet';
import { bets } from '../../../src/renderer/src/labs/queue/bets';
import { queueFacts } from '../../../src/renderer/src/labs/queue/facts';
import { queue } from '../../../src/shared/labs/queue/contract';
import { watched } from '../support/story';
import { get, put, queueStory, wait, type Handover } from './stories';

const facts = (experiment: keyof typeof bets, handovers: readonly Handover[], params = {}) =>
  queueFacts(watched(queue, experiment, queueStory(handovers), { params }));

describe('order in, order out', () => {
  const puts = ['1.1', '1.2', '1.3'].map((item) => put(item));
  const params = { items: 3 };

  it('is the order the items left in', () => {
    const run = facts('order-in-order-out', [...puts, get('1.1'), get('1.2'), get('1.3')], params);
    const bet = bets['order-in-order-out'];
    expect(judge(bet, ['1.1', '1.2', '1.3'], run)).toEqual({ open: false, right: true, actual: ['1.1', '1.2', '1.3'] });
    expect(judge(bet, ['1.3', '1.2', '1.1'], run)).toMatchObject({ right: false, misconception: 'queue-is-a-stack' });
    expect(judge(bet, ['1.2', '1.1', '1.3'], run)).toEqual({
      open: false,
      right: false,
      actual: ['1.1', '1.2', '1.3'],
    });
  });

  it('follows the trace: had it been a stack, the bet on a stack would be right', () => {
    const run = facts('order-in-order-out', [...puts, get('1.3'), get('1.2'), get('1.1')], params);
    expect(judge(bets['order-in-order-out'], ['1.3', '1.2', '1.1'], run)).toMatchObject({ right: true });
  });

  it('stays open until all have left', () => {
    expect(judge(bets['order-in-order-out'], [], facts('order-in-order-out', [...puts, get('1.1')], params))).toEqual({
      open: true,
    });
  });

  it('asks in an order that is neither of the likely answers', () => {
    expect(bets['order-in-order-out'].predict({ ...facts('order-in-order-out', []).params, items: 6 }).entries).toEqual(
      ['1.2', '1.4', '1.6', '1.1', '1.3', '1.5'],
    );
  });
});

describe('a full queue', () => {
  const waits = [
    put('1.1'),
    put('1.2'),
    wait('producer-1', 'room'),
    get('1.1'),
    put('1.3', '1.1'),
    get('1.2'),
    get('1.3'),
  ];
  const params = { capacity: 2 };

  it('made the producer wait', () => {
    const run = facts('full-queue', waits, params);
    expect(judge(bets['full-queue'], 'waits', run)).toEqual({ open: false, right: true, actual: 'waits' });
    expect(judge(bets['full-queue'], 'drops', run)).toMatchObject({ right: false, misconception: 'full-queue-drops' });
    expect(judge(bets['full-queue'], 'grows', run)).toMatchObject({ right: false, misconception: 'full-queue-grows' });
  });

  it('follows the trace: more inside than there is room for would be growing', () => {
    const run = facts('full-queue', [put('1.1'), put('1.2'), put('1.3')], params);
    expect(judge(bets['full-queue'], 'grows', run)).toEqual({ open: false, right: true, actual: 'grows' });
  });

  it('stays open where it never was full', () => {
    expect(judge(bets['full-queue'], 'waits', facts('full-queue', [put('1.1'), get('1.1')], params))).toEqual({
      open: true,
    });
  });
});

describe('who gets the next item', () => {
  const puts = ['1.1', '1.2', '1.3', '1.4'].map((item) => put(item));
  const turns = facts('who-gets-next', [...puts, get('1.1', 2), get('1.2', 3), get('1.3', 1), get('1.4', 2)]);
  const free = facts('who-gets-next', [...puts, get('1.1', 2), get('1.2', 3), get('1.3', 3), get('1.4', 1)]);
  const all = facts('who-gets-next', [...puts, get('1.1', 1), get('1.1', 2), get('1.1', 3), get('1.2', 1)]);
  const bet = bets['who-gets-next'];

  it('judges by who took what', () => {
    expect(judge(bet, 'free', free)).toEqual({ open: false, right: true, actual: 'free' });
    expect(judge(bet, 'turns', free)).toMatchObject({ right: false, misconception: 'threads-take-turns-fairly' });
    expect(judge(bet, 'all', free)).toMatchObject({ right: false, misconception: 'queue-item-goes-to-all' });
    expect(judge(bet, 'all', all)).toEqual({ open: false, right: true, actual: 'all' });
  });

  it('turns that happened prove nothing: right by luck, and no promise stays right', () => {
    expect(judge(bet, 'turns', turns)).toEqual({
      open: false,
      right: true,
      actual: 'turns-this-time',
      misconception: 'it-worked-so-it-is-right',
    });
    expect(judge(bet, 'free', turns)).toEqual({ open: false, right: true, actual: 'turns-this-time' });
    expect(judge(bet, 'all', turns)).toMatchObject({ right: false, misconception: 'queue-item-goes-to-all' });
  });
});
