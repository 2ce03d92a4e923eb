/** What the pictures of `tcp` draw, at any row. */
import { describe, expect, it } from 'vitest';
import {
  addToBuffers,
  addToKnown,
  addToLine,
  addToReceivers,
  addToTrials,
  bytesNow,
  NO_BUFFERS,
  NO_LINE,
  NO_RECEIVERS,
  NO_TRIALS,
  PLACES,
} from '../../../src/renderer/src/labs/tcp/model';
import { buffered, connect, heldBack, inLine, made, note, portOf, told, twoClients } from './stories';

describe('the line at the door', () => {
  const after = (count: number) => told(inLine).slice(0, count).reduce(addToLine, NO_LINE);
  it('who is connected waits until accepted, in the order of arrival', () => {
    expect(after(3)).toMatchObject({ inLine: ['client-3', 'client-1', 'client-2'], accepted: [] });
    expect(after(14)).toMatchObject({ inLine: ['client-1', 'client-2', 'client-4'], accepted: ['client-3'] });
    expect(after(inLine.length).inLine).toEqual([]);
  });
  it('an accept of nobody we know changes nothing', () => {
    const [stranger] = told([connect(1)]).map((event) => ({ ...event, kind: 'accept' as const }));
    expect(stranger && addToLine(NO_LINE, stranger)).toBe(NO_LINE);
  });
});

it('the server forgets a client that has gone', () => {
  expect(told(twoClients).reduce(addToKnown, {})).toEqual({ [portOf(2)]: 0 });
});

it('each receiver has its own messages, and one that gave up says so', () => {
  const receivers = told([
    made('none', 'ab'),
    made('delimiter', 'x'),
    note('server', 'MALFORMED', { receiver: 'length', at: 0, length: 9e8 }),
  ]).reduce(addToReceivers, NO_RECEIVERS);
  expect(receivers.none.made.map(({ text }) => text)).toEqual(['ab']);
  expect(receivers.length).toEqual({ made: [], gaveUp: true });
  expect(receivers.delimiter.gaveUp).toBe(false);
});

it('trials go on, end, and are replayed', () => {
  const steps = told([
    note('main', 'FUZZING', { trials: 500 }),
    note('main', 'TRIAL', { n: 100, failed: 7 }),
    note('main', 'FUZZED', { trials: 500, failed: 30 }),
    note('server', 'DELIVERED', { text: 'a', piece: 1 }),
    note('server', 'THREW', { line: 5, message: 'oops' }),
  ]);
  expect(steps.slice(0, 2).reduce(addToTrials, NO_TRIALS)).toMatchObject({
    tried: 100,
    of: 500,
    failed: 7,
    isDone: false,
  });
  expect(steps.reduce(addToTrials, NO_TRIALS)).toMatchObject({
    tried: 500,
    failed: 30,
    isDone: true,
    delivered: ['a'],
    threw: 'oops',
  });
});

describe('where bytes wait', () => {
  it('in the program and in both buffers of the system', () => {
    const buffers = told(heldBack).reduce(addToBuffers, NO_BUFFERS);
    expect(PLACES.map((place) => bytesNow(buffers, place))).toEqual([60_000, 90_000, 4_900_000]);
  });
  it('a long history is thinned and keeps its peak', () => {
    const sizes = Array.from({ length: 2_000 }, (_, at) => (at === 777 ? 1_000_000 : at));
    const { own } = told(sizes.map(buffered)).reduce(addToBuffers, NO_BUFFERS).history;
    expect(own.length).toBeLessThanOrEqual(400);
    expect(Math.max(...own.map(({ bytes }) => bytes))).toBe(1_000_000);
    expect(own.at(-1)?.bytes).toBe(1_999);
  });
});
