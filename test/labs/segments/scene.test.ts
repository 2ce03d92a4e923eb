/** What the scene draws, folded from the trace of a transfer written by hand. */
import { describe, expect, it } from 'vitest';
import { addToTransfer, NOT_BEGUN } from '../../../src/renderer/src/labs/segments/model';
import { textOfHex } from '../../../src/renderer/src/labs/segments/segment-event';
import { sweepRows } from '../../../src/renderer/src/labs/segments/sweep';
import { windowsOf } from '../../../src/renderer/src/labs/segments/windows';
import { story } from '../support/story';
import { answers, receives, sends, tells } from './story-lines';

const folded = (lines: Parameters<typeof story>[0]) => story(lines).reduce(addToTransfer, NOT_BEGUN);

/** Four of two bytes each; the second is lost, the third and fourth come first. */
const withHole = [
  sends(0, 'ab'),
  sends(1, 'cd'),
  sends(2, 'ef'),
  sends(3, 'gh'),
  receives(0, 'ab'),
  tells('receiver', 'HANDED_ON', { sequence: 0, count: 1, expected: 1 }),
  answers(0, 1),
  receives(2, 'ef'),
  tells('receiver', 'KEPT', { sequence: 2, expected: 1 }),
  receives(3, 'gh'),
  tells('receiver', 'KEPT', { sequence: 3, expected: 1 }),
  tells('sender', 'ACKNOWLEDGED', { base: 1, sequence: 0, beyond: 0 }),
  tells('sender', 'ACKNOWLEDGED', { base: 1, sequence: 3, beyond: 1 }),
];
const filled = [
  ...withHole,
  tells('sender', 'TIMED_OUT', { sequence: 1, again: 1, afterMs: 100 }),
  sends(1, 'cd'),
  receives(1, 'cd'),
  tells('receiver', 'HANDED_ON', { sequence: 1, count: 3, expected: 4 }),
];

describe('the reassembly buffer', () => {
  it('keeps what came too early and hands on only what is before the hole', () => {
    const { receiver } = folded(withHole);
    expect(textOfHex(receiver.tail)).toBe('ab');
    expect([...receiver.kept].map(([number, hex]) => [number, textOfHex(hex)])).toEqual([
      [2, 'ef'],
      [3, 'gh'],
    ]);
  });

  it('hands on all of it in order when the hole is filled', () => {
    const { receiver, sender } = folded(filled);
    expect(textOfHex(receiver.tail)).toBe('abcdefgh');
    expect([receiver.expected, receiver.kept.size, receiver.handedOnBytes]).toEqual([4, 0, 8]);
    expect([sender.segmentsSent, sender.retransmitted, sender.timeouts]).toEqual([5, 1, 1]);
  });
});

describe('the windows', () => {
  const spec = { protocol: 'selective-repeat', window: 3, count: 6 } as const;

  it('stand where both ends are', () => {
    const windows = windowsOf(folded(withHole), spec);
    expect(windows.sender.map(({ phase }) => phase)).toEqual([
      'acknowledged',
      'under-way',
      'under-way',
      'arrived',
      'must-wait',
      'must-wait',
    ]);
    expect(windows.receiver.map(({ phase }) => phase)).toEqual([
      'handed-on',
      'missing',
      'kept',
      'kept',
      'not-yet',
      'not-yet',
    ]);
    expect(windows.sender.map(({ inWindow }) => inWindow)).toEqual([false, true, true, true, false, false]);
  });

  it('follow the sender through a long stream, and say how many are not drawn', () => {
    const { first, before, behind, sender } = windowsOf(
      { ...NOT_BEGUN, sender: { ...NOT_BEGUN.sender, base: 500 } },
      { ...spec, count: 1_000 },
    );
    expect(first).toBeLessThan(500);
    expect(sender.some(({ sequence }) => sequence === 500)).toBe(true);
    expect(before + sender.length + behind).toBe(1_000);
  });
});

it('a new stream begins with both windows anew, and keeps what the earlier ones took', () => {
  const done = tells('sender', 'ALL_ACKNOWLEDGED', { stream: 0, tookMs: 50, segmentsSent: 5 });
  const state = folded([...filled, done, sends(0, 'ab', 1)]);
  expect([state.stream, state.sender.base, state.receiver.expected]).toEqual([1, 0, 0]);
  const [first] = sweepRows(state, 100);
  expect(first?.cells.map(({ phase, bytesPerSecond }) => [phase, bytesPerSecond])).toEqual([
    ['done', 2_000],
    ['under-way', undefined],
    ['to-come', undefined],
  ]);
});

it('reads text that was cut within a character', () => {
  const hex = Buffer.from('가나').toString('hex');
  expect(textOfHex(hex.slice(2))).toBe('나');
  expect(textOfHex(hex.slice(0, -2))).toBe('가');
});

it('keeps the right bytes where several came before anything was said of the first', () => {
  const { receiver } = folded([
    receives(1, 'cd'),
    receives(0, 'ab'),
    tells('receiver', 'KEPT', { sequence: 1, expected: 0 }),
    tells('receiver', 'HANDED_ON', { sequence: 0, count: 2, expected: 2 }),
  ]);
  expect(textOfHex(receiver.tail)).toBe('abcd');
  expect(receiver.came.size).toBe(0);
});

it('what comes from outside stands by itself and moves no window', () => {
  const state = folded([
    receives(0, 'ab'),
    tells('receiver', 'HANDED_ON', { sequence: 0, count: 1, expected: 1 }),
    tells('receiver', 'HANDED_ON', { sequence: 0, count: 1, expected: 1, from: 7 }),
    tells('receiver', 'DUPLICATE', { sequence: 0, expected: 1, from: 7 }),
    tells('receiver', 'PUT_TOGETHER', { stream: 0, sizeBytes: 5, sha256: '', text: 'hello', from: 7 }),
  ]);
  expect([state.receiver.expected, state.receiver.duplicates, state.receiver.handedOnBytes]).toEqual([1, 0, 2]);
  expect(state.fromOutside).toEqual([{ port: 7, sizeBytes: 5, text: 'hello' }]);
});
