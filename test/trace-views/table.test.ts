import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  MAX_SCROLL_PX,
  ROW_PX,
  rowWindow,
  scrollHeight,
  scrollTo,
} from '../../src/renderer/src/trace/table/row-window';
import { sortRows } from '../../src/renderer/src/trace/table/sort-rows';
import {
  EVERYTHING,
  finishSliced,
  tableRows,
  type TableQuery,
  type TableRows,
} from '../../src/renderer/src/trace/table/table-rows';
import { EVENT_KINDS } from '../../src/shared/trace/event';
import { indexOf, TWO_ACTORS } from './run';

const index = indexOf(TWO_ACTORS);

function listed(change: Partial<TableQuery>, selected?: number): number[] {
  const context = {
    textOf: (row: number) => JSON.stringify(index.store.event(row)).toLowerCase(),
    kindRank: (kind: number) => kind,
    laneOf: (row: number) => index.laneAt(row),
    relation: selected === undefined ? undefined : index.relationTo(selected),
  };
  const rows = finish(tableRows(index.store, { ...EVERYTHING, ...change }, context));
  return Array.from({ length: rows.length }, (_, at) => rows.rowAt(at));
}

function finish<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

it('shows everything in the order of the trace, or the other way round', () => {
  expect(listed({})).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(listed({ sort: { by: 'seq', descending: true } })).toEqual([6, 5, 4, 3, 2, 1, 0]);
});

it('filters by actor, kind and text, all at once', () => {
  const a = new Set([index.store.indexOfName('a') ?? -1]);
  expect(listed({ actors: a })).toEqual([1, 2, 6]);
  expect(listed({ kinds: new Set([EVENT_KINDS.indexOf('get')]) })).toEqual([3, 5]);
  expect(listed({ text: '"item":2' })).toEqual([2, 5]);
  expect(listed({ actors: a, text: '"item":2', sort: { by: 'seq', descending: true } })).toEqual([2]);
  expect(listed({ actors: new Set() })).toEqual([]);
});

it('filters by what is before, after and beside the selected event, which is always there', () => {
  expect(listed({ relation: 'past' }, 3)).toEqual([0, 1, 3]);
  expect(listed({ relation: 'future' }, 3)).toEqual([3, 4, 5]);
  expect(listed({ relation: 'related' }, 3)).toEqual([0, 1, 3, 4, 5]);
  expect(listed({ relation: 'concurrent' }, 3)).toEqual([2, 6]);
});

it('sorts by time, actor and kind; equal ones stay in the order of the trace either way', () => {
  expect(listed({ sort: { by: 'time', descending: true } })).toEqual([5, 6, 4, 3, 2, 1, 0]);
  expect(listed({ sort: { by: 'actor', descending: false } })).toEqual([0, 3, 4, 5, 1, 2, 6]);
  expect(listed({ sort: { by: 'actor', descending: true } })).toEqual([1, 2, 6, 0, 3, 4, 5]);
});

it('sorts any whole numbers as a stable sort by comparison does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { maxLength: 200 }), (keys) => {
      const rows = Uint32Array.from(keys, (_, at) => at);
      const expected = [...rows].sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
      expect([...finish(sortRows(rows, (row) => keys[row] ?? 0))]).toEqual(expected);
    }),
  );
});

it('finds where a row stands, in any order', () => {
  const context = {
    textOf: () => '',
    kindRank: (kind: number) => kind,
    laneOf: (row: number) => index.laneAt(row),
    relation: undefined,
  };
  for (const by of ['seq', 'time', 'actor', 'kind'] as const) {
    for (const descending of [false, true]) {
      const rows: TableRows = finish(tableRows(index.store, { ...EVERYTHING, sort: { by, descending } }, context));
      for (let at = 0; at < rows.length; at += 1) expect(rows.indexOf(rows.rowAt(at))).toBe(at);
      expect(rows.indexOf(99)).toBe(-1);
    }
  }
});

it('gives up when told to', async () => {
  const ends = new AbortController();
  const endless = (function* (): Generator<void, never> {
    for (;;) yield;
  })();
  const finished = finishSliced(endless, ends.signal);
  ends.abort();
  await expect(finished).resolves.toBeUndefined();
});

it.each([10, 1_000, 100_000, 1_000_000])('reaches the first and the last of %d rows', (count) => {
  const viewPx = 300;
  expect(scrollHeight(count)).toBeLessThanOrEqual(MAX_SCROLL_PX);
  expect(rowWindow(0, viewPx, count)).toMatchObject({ first: 0 });
  expect(rowWindow(scrollHeight(count) - viewPx, viewPx, count).until).toBe(count);
});

it('brings any row into sight, also where the scroll bar stands for more than its length', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999 }), fc.nat({ max: MAX_SCROLL_PX - 300 }), (row, scrollTop) => {
      const viewPx = 300;
      const top = scrollTo(row, scrollTop, viewPx, 1_000_000) ?? scrollTop;
      const { first, firstTop } = rowWindow(top, viewPx, 1_000_000);
      const y = firstTop + (row - first) * ROW_PX;
      expect(y).toBeGreaterThanOrEqual(-0.5);
      expect(y + ROW_PX).toBeLessThanOrEqual(viewPx + 0.5);
    }),
  );
});
