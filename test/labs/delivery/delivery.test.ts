/** The delivery matrix: what it says of each message at each receiver, how it is cut into columns, and its words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeliveryLog, type DeliveryLogSpec } from '../../../src/renderer/src/labs/delivery/delivery-log';
import { matrixColumns, placeAfter } from '../../../src/renderer/src/labs/delivery/matrix-view';
import {
  cellWords,
  columnWords,
  outcomeCellWords,
  summaryWords,
} from '../../../src/renderer/src/labs/delivery/matrix-words';
import { texts } from '../../../src/renderer/src/labs/delivery/text';
import {
  beside,
  columnsOf,
  groupSize,
  into,
  MOST_COLUMNS,
  shownRange,
} from '../../../src/renderer/src/labs/delivery/zoom';
import { en } from '../../../src/renderer/src/trace/text/en';

/** Tells a story in one line: `out 7`, `7>a` (a was given it), `7+a` (done), `7<a` (taken back), `7-a` and `7-` (lost). */
function logOf(spec: DeliveryLogSpec, receivers: string, story: string): DeliveryLog {
  const log = new DeliveryLog(spec);
  for (const receiver of receivers) log.receiver(receiver);
  for (const [row, told] of story.split(' ').entries()) {
    const [, id = '', deed = '', who = ''] = /^(\d+)(?:([>+<-])(\w?))?$/.exec(told) ?? [];
    const event = { id, row, t: row * 1e6 };
    if (deed === '') log.sent({ ...event, label: id, from: 'sender' });
    else if (deed === '>') log.given({ ...event, to: who });
    else if (deed === '+') log.done({ ...event, by: who });
    else if (deed === '<') log.back({ ...event, from: who });
    else log.lost({ ...event, to: who === '' ? undefined : who });
  }
  return log;
}

const JOBS = { meantFor: 'one', hasWork: true } as const;
const COPIES = { meantFor: 'each' } as const;
const all = (log: DeliveryLog, row = Infinity, over = false) => {
  const state = log.at(row, over);
  return Array.from({ length: state.length }, (_, at) => [state.outcome(at), ...state.statesOf(at)].join(' '));
};

describe('a job for one', () => {
  it('is done by whoever did it, and nobody else was meant to', () => {
    expect(all(logOf(JOBS, 'ab', '1 1>a 1+a 2 2>b'))).toEqual(['complete once none', 'waiting none given']);
  });

  it('is unfinished at who it was taken from, done at who had it next', () => {
    const log = logOf(JOBS, 'ab', '1 1>a 1<a 1>b 1+b');
    expect(all(log, 2)).toEqual(['waiting given none']);
    expect(all(log, 3)).toEqual(['waiting unfinished none']);
    expect(all(log)).toEqual(['complete unfinished once']);
  });

  it('is done twice if the slow one does it after all', () => {
    expect(all(logOf(JOBS, 'ab', '1 1>a 1<a 1>b 1+b 1+a'))).toEqual(['twice once once']);
    expect(all(logOf(JOBS, 'a', '1 1>a 1+a 1>a 1+a'))).toEqual(['twice again']);
  });

  it('is lost when that is known, or when nothing more will come', () => {
    expect(all(logOf(JOBS, 'a', '1 1>a 1-a'))).toEqual(['lost unfinished']);
    const log = logOf(JOBS, 'a', '1 1>a 2');
    expect(all(log)).toEqual(['waiting given', 'waiting none']);
    expect(all(log, Infinity, true)).toEqual(['lost unfinished', 'lost none']);
  });

  it('is not lost any more if it is given again', () => {
    expect(all(logOf(JOBS, 'ab', '1 1>a 1-a 1>b'))).toEqual(['waiting unfinished given']);
  });
});

describe('a copy for each', () => {
  it('is complete when all have it, and twice when one has it twice', () => {
    const log = logOf(COPIES, 'ab', '1 1>a 1>b 1>b');
    expect([2, 3, 4].map((row) => all(log, row))).toEqual([
      ['waiting once waiting'],
      ['complete once once'],
      ['twice once again'],
    ]);
  });

  it('is lost for whom it never reached', () => {
    expect(all(logOf(COPIES, 'ab', '1 1>a'), Infinity, true)).toEqual(['lost once lost']);
    expect(all(logOf(COPIES, 'ab', '1 1>a 1-b'))).toEqual(['lost once lost']);
    expect(all(logOf(COPIES, 'ab', '1 1>a 1-'))).toEqual(['lost once lost']);
  });

  it('is not missed by who never asked for it, or was not there', () => {
    const claim = (_: unknown, who: string) => (who === 'a' ? 'meant' : who === 'b' ? 'other' : 'absent');
    expect(all(logOf({ ...COPIES, claim }, 'abc', '1 1>a 2'), Infinity, true)).toEqual([
      'complete once none absent',
      'lost lost none absent',
    ]);
  });

  it('goes to nobody where there is nobody', () => {
    expect(all(logOf(COPIES, '', '1'))).toEqual(['nobody']);
    expect(all(logOf({ ...COPIES, claim: () => 'absent' }, 'a', '1'))).toEqual(['nobody absent']);
  });

  it('may be told to be there before its sender tells that it was sent', () => {
    const log = logOf(COPIES, 'a', '1>a 1');
    expect(log.at(1).length).toBe(0);
    expect(all(log)).toEqual(['complete once']);
    expect(log.at(2).cell(0, 0).waitedNs).toBe(0);
  });
});

it('knows in which order each was given what, and how long that took', () => {
  const state = logOf(COPIES, 'ab', '1 2 2>a 1>a 1>b').at(5);
  expect(state.cell(0, 0)).toMatchObject({ place: 2, isLate: true, waitedNs: 3e6, rows: [3] });
  expect(state.cell(1, 0)).toMatchObject({ place: 1, isLate: false, waitedNs: 1e6, rows: [2] });
  expect(state.cell(0, 1)).toMatchObject({ place: 1, isLate: false });
  expect(state.givenTo(0).map(({ message }) => message.id)).toEqual(['2', '1']);
});

const step = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(String),
  who: fc.constantFrom('a', 'b', 'c'),
  deed: fc.constantFrom('sent', 'given', 'done', 'back', 'lost'),
});

it('counts each message once for each receiver, whatever it is told and wherever it is cut', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.nat(200), fc.boolean(), (steps, row, over) => {
      const log = new DeliveryLog({ meantFor: 'each' });
      for (const [at, { id, who, deed }] of steps.entries()) {
        const event = { id, row: at, t: at };
        if (deed === 'sent') log.sent({ ...event, label: id, from: 'x' });
        else if (deed === 'given') log.given({ ...event, to: who });
        else if (deed === 'done') log.done({ ...event, by: who });
        else if (deed === 'back') log.back({ ...event, from: who });
        else log.lost({ ...event, to: who });
      }
      const state = log.at(row, over);
      const { cells, outcomes } = state.tally();
      const sum = (counts: object): number => Object.values(counts).reduce<number>((all, n) => all + Number(n), 0);
      expect(sum(outcomes)).toBe(state.length);
      for (const counts of cells) expect(sum(counts)).toBe(state.length);
      for (const [at, column] of matrixColumns(state, { from: 0, until: state.length }, 'order').entries()) {
        expect(column.cells.map(({ counts }) => sum(counts))).toEqual(
          cells
            .map(() => columnsOf({ from: 0, until: state.length }).at(at))
            .map((range) => (range?.until ?? 0) - (range?.from ?? 0)),
        );
      }
    }),
  );
});

describe('where the columns are', () => {
  it('has room for them, and covers every message once', () => {
    fc.assert(
      fc.property(fc.nat(500_000), (length) => {
        const columns = columnsOf({ from: 0, until: length });
        expect(columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
        expect(columns.reduce((sum, { from, until }) => sum + until - from, 0)).toBe(length);
        expect(columns.every(({ from }, at) => from === at * groupSize(length))).toBe(true);
      }),
    );
  });

  it('comes to each single message in a few choices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.nat(), (length, wanted) => {
        const message = wanted % length;
        let path = into([], { from: 0, until: 1 }, 1);
        let choices = 0;
        for (;;) {
          const { from, until } = shownRange(path, length);
          expect(from <= message && message < until).toBe(true);
          if (groupSize(until - from) === 1) break;
          const column = columnsOf({ from, until }).find((one) => one.from <= message && message < one.until);
          path = column ? into(path, column, length) : path;
          choices += 1;
        }
        expect(choices).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('goes to the neighbour of the same length, and out to where that lies', () => {
    const inside = into(into([], { from: 0, until: 500 }, 20_000), { from: 480, until: 500 }, 20_000);
    expect(shownRange(inside, 20_000)).toEqual({ from: 480, until: 500 });
    const next = beside(inside, 1, 20_000) ?? [];
    expect(next).toEqual([
      { from: 500, until: 1_000 },
      { from: 500, until: 520 },
    ]);
    expect(beside(next, -1, 20_000)).toEqual(inside);
    expect(beside(into([], { from: 0, until: 500 }, 20_000), -1, 20_000)).toBeUndefined();
  });

  it('stays among the cells', () => {
    const size = { receiver: 3, column: 5 };
    expect(placeAfter('ArrowUp', { receiver: 0, column: 2 }, size)).toEqual({ receiver: 0, column: 2 });
    expect(placeAfter('End', { receiver: 0, column: 2 }, size)).toEqual({ receiver: 0, column: 4 });
    expect(placeAfter('ArrowDown', { receiver: 2, column: 2 }, size)).toEqual({ receiver: 2, column: 2 });
    expect(placeAfter('a', { receiver: 2, column: 2 }, size)).toBeUndefined();
  });
});

describe('its words', () => {
  const words = { t: texts.en, what: 'jobs', unit: en.unit } as const;
  const state = logOf(JOBS, 'ab', '1 1>a 1+a 2 2>b 2<b 2>a 2+a 2+b 3').at(10, true);
  const columns = matrixColumns(state, { from: 0, until: 3 }, 'state');

  it('say what a cell is', () => {
    const [first, second] = columns;
    if (!first?.cells[0] || !second?.cells[1]) throw new Error('no columns');
    expect(cellWords(words, first, 'a', first.cells[0])).toBe('job 1 · a: did it, as its 1st, 1 ms after it was sent');
    expect(cellWords(words, second, 'b', second.cells[1])).toBe(
      'job 2 · b: did it, as its 1st, 1 ms after it was sent',
    );
    expect(outcomeCellWords(words, second, state)).toBe('job 2: done more than once');
    expect(columnWords({ ...words, t: texts.ko }, first)).toBe('작업 1');
  });

  it('sum it up, and name what went wrong', () => {
    expect(summaryWords(words, state, state.tally().outcomes)).toBe(
      '3 jobs: 1 done, 1 done more than once (2), 1 lost (3)',
    );
    expect(summaryWords({ ...words, t: texts.ko }, state, state.tally().outcomes)).toBe(
      '작업 3개: 끝남 1개, 두 번 이상 끝남 1개 (2), 잃어버림 1개 (3)',
    );
  });
});
