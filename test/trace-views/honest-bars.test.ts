/** What a lane claims about time: how long work took, who was held, and how long it has been silent. */
import { expect, it } from 'vitest';
import { chooseArrows } from '../../src/renderer/src/trace/diagram/aggregate';
import { growing } from '../../src/renderer/src/trace/diagram/layout';
import { LiveClock } from '../../src/renderer/src/trace/diagram/live-clock';
import { linksOf } from '../../src/renderer/src/trace/inspector/links';
import { stateWords, traceTexts } from '../../src/renderer/src/trace/words';
import { indexOf, storeOf } from './run';

const SECOND = 1e9;

it('ends work when it was done, though the actor was held for long after', () => {
  const b = indexOf([
    [0, 'b', 'work', { data: { item: 1, ms: 200 } }],
    [25_000, 'b', 'put', { queue: 'results', fidelity: 'GATED' }],
  ]).seriesOf('b');
  expect(b?.spent('working', 0.1 * SECOND, 25 * SECOND)).toBe(0.1 * SECOND);
  expect(b?.spent('working', 20 * SECOND, 25 * SECOND)).toBe(0.2 * SECOND);
  expect(b?.spent('working', 25 * SECOND, 25 * SECOND)).toBe(0.2 * SECOND);
  expect(b?.wasHeldBefore(1)).toBe(true);
  expect(b?.wasHeldBefore(0)).toBe(false);
});

it('ends work with the next event where that came first, or where nothing says how long it takes', () => {
  const cut = indexOf([
    [0, 'b', 'work', { data: { item: 1, ms: 200 } }],
    [50, 'b', 'exit', { data: { signal: 'SIGKILL' } }],
    [0, 'c', 'work'],
    [70, 'c', 'note'],
  ]);
  expect(cut.seriesOf('b')?.spent('working', SECOND, SECOND)).toBe(50e6);
  expect(cut.seriesOf('c')?.spent('working', SECOND, SECOND)).toBe(70e6);
});

/** A queue of one: the second put waits until the first item was taken. */
const FULL = [
  [60, 'p', 'put', { queue: 'q', msg: 'p#1' }],
  [61, 'p', 'wait', { queue: 'q', data: { for: 'room' } }],
  [65, 'c', 'get', { queue: 'q', msg: 'p#1' }],
  [66, 'p', 'put', { queue: 'q', msg: 'p#2', after: 'p#1' }],
] as const;

it('has an arrow from what made room to the put that waited for it, and links both ways', () => {
  const index = indexOf(FULL);
  const { enablers } = index;
  expect([enablers.length, enablers.from[0], enablers.to[0]]).toEqual([1, 2, 3]);
  expect(chooseArrows(enablers, 'causal', { start: 0, end: 9, width: 100 }, 60).drawn).toEqual([0]);
  expect(linksOf(index, 3).before).toContainEqual({ row: 2, why: 'enabler' });
  expect(linksOf(index, 2).after).toContainEqual({ row: 3, why: 'enabled' });
});

it('begins both axes with the first event, also while they grow', () => {
  const index = indexOf(FULL);
  expect(index.bounds('time')).toEqual({ start: 60e6, end: 66e6 });
  expect(index.bounds('causal').start).toBe(1);
  expect(growing(index.bounds('time')).start).toBe(60e6);
  expect(growing(index.bounds('time')).end).toBeGreaterThanOrEqual(66e6);
});

it('knows from the spawn on that an actor is starting', () => {
  const index = indexOf([
    [0, 'main', 'note'],
    [1, 'main', 'spawn', { data: { actor: 'c' } }],
  ]);
  expect([index.wasSpawned('c', 1), index.wasSpawned('c', 2), index.wasSpawned('main', 2)]).toEqual([
    false,
    true,
    false,
  ]);
});

it('lets nobody wait for ever in a run that is over', () => {
  const store = storeOf([
    [0, 'main', 'wait', { data: { for: 'exit' } }],
    [0, 'c', 'wait', { queue: 'q', data: { for: 'item' } }],
  ]);
  expect(stateWords(store, 0, traceTexts.en)).toBe('waits for others to end');
  expect(stateWords(store, 0, traceTexts.en, true)).toBe('done');
  expect(stateWords(store, 1, traceTexts.ko, true)).toBe('기다리다 끝남');
});

it('says of who has crashed how it ended, whatever the system closed for it afterwards', () => {
  const index = indexOf([
    [0, 'c', 'connect'],
    [1, 'c', 'exit', { data: { code: 70, signal: null } }],
    [1, 'c', 'close', { fidelity: 'RECONSTRUCTED' }],
    [0, 'd', 'connect', { fidelity: 'RECONSTRUCTED' }],
    [1, 'd', 'close', { fidelity: 'RECONSTRUCTED' }],
  ]);
  expect([index.stateRowBefore('c', 1), index.stateRowBefore('c', 2), index.stateRowBefore('c', 5)]).toEqual([0, 1, 1]);
  expect([index.stateRowBefore('d', 3), index.stateRowBefore('d', 5)]).toEqual([undefined, 4]);
});

it('lets time pass while a live run is silent, and neither before nor after', () => {
  let nowMs = 0;
  const view = { store: storeOf(FULL), end: undefined as undefined | { status: 'completed' }, lost: false };
  const clock = new LiveClock(view as ConstructorParameters<typeof LiveClock>[0], () => nowMs);
  nowMs = 5_000;
  expect(clock.silenceNs()).toBe(0);
  clock.traceChanged();
  nowMs = 5_100;
  expect(clock.silenceNs()).toBe(0);
  nowMs = 8_000;
  expect(clock.silenceNs()).toBe(3 * SECOND);
  clock.traceChanged();
  expect(clock.silenceNs()).toBe(3 * SECOND);
  view.end = { status: 'completed' };
  expect(clock.silenceNs()).toBe(0);
});
