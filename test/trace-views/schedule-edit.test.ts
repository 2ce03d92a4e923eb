import { describe, expect, it } from 'vitest';
import { barsOf } from '../../src/renderer/src/labs/steps/histogram-bars';
import { afterKey, parseSchedule, type Draft } from '../../src/renderer/src/labs/steps/schedule-edit';
import { edgesOf } from '../../src/renderer/src/labs/steps/wait-for-edges';
import { plainSource } from '../../src/renderer/src/trace/source/plain-source';

/** What two threads' schedule is after these keys; `Alt+` before one that is held with it. */
function typed(turns: readonly number[], ...keys: readonly string[]): Draft {
  return keys.reduce<Draft>(
    (draft, pressed) => {
      const altKey = pressed.startsWith('Alt+');
      const key = altKey ? pressed.slice(4) : pressed;
      return afterKey(draft, { key, altKey, ctrlKey: false, metaKey: false }, 2) ?? draft;
    },
    { turns, at: turns.length },
  );
}

describe('a schedule under the keys', () => {
  it('gets turns, loses them and lets them be moved', () => {
    expect(typed([0, 0], '1').turns).toEqual([0, 0, 1]);
    expect(typed([0, 0, 1], 'Home', '1')).toEqual({ turns: [1, 0, 0, 1], at: 1 });
    expect(typed([0, 1, 1], 'Home', 'Delete').turns).toEqual([1, 1]);
    expect(typed([0, 1], 'Backspace').turns).toEqual([0]);
    expect(typed([0, 1, 1], 'Home', 'Alt+ArrowRight')).toEqual({ turns: [1, 0, 1], at: 1 });
    expect(typed([1, 0], 'ArrowLeft', 'Alt+ArrowLeft')).toEqual({ turns: [0, 1], at: 0 });
  });

  it('stays as it is where there is nothing to do, and knows no third thread of two', () => {
    expect(typed([0, 1], 'End', 'Delete', 'ArrowRight', 'Alt+ArrowRight')).toEqual({ turns: [0, 1], at: 2 });
    expect(typed([0, 1], 'Home', 'Backspace', 'ArrowLeft', 'Alt+ArrowLeft')).toEqual({ turns: [0, 1], at: 0 });
    expect(afterKey({ turns: [], at: 0 }, { key: '2', altKey: false, ctrlKey: false, metaKey: false }, 2)).toBe(
      undefined,
    );
    expect(afterKey({ turns: [], at: 0 }, { key: '1', altKey: false, ctrlKey: true, metaKey: false }, 2)).toBe(
      undefined,
    );
  });

  it('is read from text as it may be pasted', () => {
    expect(parseSchedule(' [0, 1,1 0]\n', 2)).toEqual([0, 1, 1, 0]);
    expect(parseSchedule('', 2)).toEqual([]);
    expect(parseSchedule('0,2', 2)).toBeUndefined();
    expect(parseSchedule('0,x', 2)).toBeUndefined();
    expect(parseSchedule('0,-1', 2)).toBeUndefined();
  });
});

describe('the bars of outcomes', () => {
  it('are one for each outcome while they are few, with those under a lock beside them', () => {
    const bars = barsOf([{ outcome: 1, count: 3, violates: true }], [{ outcome: 2, count: 4, violates: false }]);
    expect(bars).toEqual([
      { from: 1, to: 1, label: '1', count: 3, locked: 0, violates: true },
      { from: 2, to: 2, label: '2', count: 0, locked: 4, violates: false },
    ]);
  });

  it('are ranges where they are many: none is lost, and no bar is right and failing', () => {
    const many = Array.from({ length: 200 }, (_, outcome) => ({ outcome, count: 2, violates: outcome < 199 }));
    const bars = barsOf(many, []);
    expect(bars.length).toBeLessThanOrEqual(48);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(400);
    expect(bars.at(-1)).toMatchObject({ from: 199, to: 199, violates: false, count: 2 });
    expect(bars.at(-2)?.violates).toBe(true);
  });
});

describe('who holds and who wants', () => {
  const lock = (name: string, owner: string | undefined, waiters: readonly string[]) => ({
    name,
    owner,
    waiters,
    left: undefined,
    holders: [],
  });

  it('lights the edges of the circle and no others', () => {
    const edges = edgesOf({
      locks: [lock('a', 'one', ['two', 'three']), lock('b', 'two', ['one']), lock('c', 'three', [])],
      cycle: ['one', 'two'],
    });
    expect(edges.filter(({ inCycle }) => inCycle).map(({ kind, actor, lock: at }) => `${actor} ${kind} ${at}`)).toEqual(
      ['one holds a', 'two wants a', 'two holds b', 'one wants b'],
    );
    expect(edges.find(({ actor, kind }) => actor === 'three' && kind === 'wants')).toMatchObject({
      lock: 'a',
      holder: 'one',
      inCycle: false,
    });
  });

  it('lights nothing without a deadlock', () => {
    expect(edgesOf({ locks: [lock('a', 'one', ['two'])], cycle: undefined }).some(({ inCycle }) => inCycle)).toBe(
      false,
    );
  });
});

describe("a learner's own text", () => {
  it('is the same text, in lines of coloured tokens', () => {
    const text = "function* sell(self) {\n  const n = yield self.load('a\\'b'); // 1\n  return n / 2;\n}\n";
    const { lines } = plainSource('sell.js', text);
    expect(lines.map((tokens) => tokens.map((token) => token.text).join('')).join('\n')).toBe(text.trimEnd());
    expect(lines[1]?.find(({ kind }) => kind === 'comment')?.text).toBe('// 1');
    expect(lines[1]?.find(({ kind }) => kind === 'string')?.text).toBe("'a\\'b'");
    expect(lines[0]?.[0]).toEqual({ text: 'function', kind: 'keyword' });
  });
});
