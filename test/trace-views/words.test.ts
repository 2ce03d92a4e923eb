import { expect, it } from 'vitest';
import { EVENT_KINDS, type TraceEvent } from '../../src/shared/trace/event';
import { shortValue } from '../../src/renderer/src/trace/event-facts';
import { eventSentence, stateWords, traceTexts } from '../../src/renderer/src/trace/words';
import { milliseconds, span } from '../../src/renderer/src/trace/time-words';
import { hexDump } from '../../src/renderer/src/trace/inspector/hex-dump';
import { litLines } from '../../src/renderer/src/trace/source/lit-lines';
import { replayRate } from '../../src/renderer/src/trace/scrubber/replay';
import { thin } from '../../src/renderer/src/trace/charts/thin';
import { ACTOR_SHAPES, actorMark } from '../../src/renderer/src/trace/actor-mark';
import { indexOf, storeOf, TWO_ACTORS } from './run';

const { en, ko } = traceTexts;
const event = (more: Partial<TraceEvent>): TraceEvent => ({
  seq: 0,
  t: 0,
  actor: 'consumer-1',
  kind: 'note',
  fidelity: 'LIVE',
  ...more,
});

it.each([
  [
    { kind: 'get', queue: 'items', data: { item: 3 } },
    'consumer-1 took 3 from items',
    'consumer-1이 items에서 3을 꺼냈어요',
  ],
  [
    { kind: 'put', queue: 'results', data: { item: 4 } },
    'consumer-1 put 4 into results',
    'consumer-1이 results에 4를 넣었어요',
  ],
  [
    { actor: 'consumer-2', kind: 'wait', queue: 'items', data: { for: 'item' } },
    'consumer-2 waits for an item from items',
    'consumer-2가 items에서 항목을 기다려요',
  ],
  [
    { actor: 'producer-1', kind: 'wait', queue: 'items', data: { for: 'room' } },
    'producer-1 waits for room in items',
    'producer-1이 items에 자리가 나기를 기다려요',
  ],
  [{ kind: 'error', data: { item: 'd' } }, "consumer-1 could not work on 'd'", "consumer-1이 'd'를 처리하지 못했어요"],
  [
    { kind: 'exit', data: { code: null, signal: 'SIGKILL' } },
    'consumer-1 was ended by SIGKILL',
    'consumer-1이 SIGKILL로 끝났어요',
  ],
  [
    { kind: 'exit', data: { code: 0, signal: null } },
    'consumer-1 ended with exit code 0',
    'consumer-1이 종료 코드 0으로 끝났어요',
  ],
  [
    { actor: 'main', kind: 'kill', data: { actor: 'consumer-1', signal: 'SIGTERM' } },
    'main sent SIGTERM to consumer-1',
    'main이 consumer-1에 SIGTERM을 보냈어요',
  ],
  [
    { actor: 'main', kind: 'spawn', data: { actor: 'creator', pid: 41 } },
    'main started creator (PID 41)',
    'main이 creator를 시작시켰어요 (PID 41)',
  ],
] as const)('says %o', (more, english, korean) => {
  expect(eventSentence(event(more as Partial<TraceEvent>), en)).toBe(english);
  expect(eventSentence(event(more as Partial<TraceEvent>), ko)).toBe(korean);
});

it('has a sentence for every kind, also where the event says nothing more', () => {
  for (const kind of EVENT_KINDS) {
    for (const words of [en, ko]) {
      const sentence = eventSentence(event({ kind }), words);
      expect(sentence).toContain('consumer-1');
      expect(sentence).not.toMatch(/undefined|null|\s\s|\s$/);
    }
  }
});

it('shortens a long value and keeps a short one', () => {
  expect(shortValue('가나다')).toBe("'가나다'");
  expect(shortValue('x'.repeat(1_000)).length).toBeLessThanOrEqual(60);
  expect(shortValue('x'.repeat(1_000))).toMatch(/…$/);
  expect(shortValue('😀'.repeat(100))).not.toMatch(/[\ud800-\udbff]…/);
});

it('says what an actor is doing', () => {
  const store = storeOf(TWO_ACTORS);
  expect(stateWords(store, undefined, en)).toBe('not started');
  expect(stateWords(store, 0, en)).toBe('waits for an item');
  expect(stateWords(store, 4, ko)).toBe('1 처리 중');
  expect(stateWords(store, 6, en)).toBe('ended, code 0');
  expect(stateWords(store, 5, en, true)).toBe('done');
});

it('writes times for people', () => {
  expect(milliseconds(1_234_567_890, en.unit)).toBe('1,234.568 ms');
  expect(span(340_000, en.unit)).toBe('340 µs');
  expect(span(1_250_000_000, ko.unit)).toBe('1.25 초');
});

it('writes bytes with their place and letters', () => {
  expect(hexDump('48656c6c6f0a')).toBe(`000000  48 65 6c 6c 6f 0a${' '.repeat(33)}Hello.`);
});

it('lights the line each living actor is at', () => {
  const index = indexOf(TWO_ACTORS);
  const lit = (rows: number): unknown =>
    litLines(index, rows, () => true).map(({ line, lanes }) => [line, ...lanes.map(({ actor }) => actor)]);
  expect(lit(0)).toEqual([]);
  expect(lit(2)).toEqual([
    [2, 'a'],
    [3, 'b'],
  ]);
  expect(lit(5)).toEqual([
    [2, 'a'],
    [4, 'b'],
  ]);
  expect(lit(7)).toEqual([[3, 'b']]);
});

it('replays a quick run slowly, a long one quickly, and others as they were', () => {
  expect(replayRate(400e6)).toBeCloseTo(0.1);
  expect(replayRate(10e9)).toBe(1);
  expect(replayRate(300e9)).toBe(10);
});

it('keeps the highest and the lowest when it thins a curve', () => {
  const value = Array.from({ length: 10_000 }, (_, at) => (at === 777 ? 99 : at === 5_000 ? -99 : at % 7));
  const thinned = thin({ t: value.map((_, at) => at), value }, 100);
  expect(thinned.value.length).toBeLessThanOrEqual(400);
  expect(Math.max(...thinned.value)).toBe(99);
  expect(Math.min(...thinned.value)).toBe(-99);
  expect(thinned.t).toEqual([...thinned.t].sort((one, other) => one - other));
});

it('tells 64 actors apart', () => {
  const marks = Array.from({ length: 64 }, (_, at) => JSON.stringify(actorMark(at)));
  expect(new Set(marks).size).toBe(8 * ACTOR_SHAPES.length);
});
