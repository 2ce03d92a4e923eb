import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_FORMATS } from '../../src/shared/bench/contract';
import type { NewEvent } from '../../src/shared/trace/event';
import { CSV_COLUMNS, csvLines } from '../../src/shared/trace/export/csv';
import { exportRun } from '../../src/shared/trace/export/export-run';
import { jsonLines } from '../../src/shared/trace/export/jsonl';
import { mermaidLines } from '../../src/shared/trace/export/mermaid';
import { anyEvents, handovers, head, recordedOf } from './arbitrary';

const event = (actor: string, kind: NewEvent['kind'], more: Partial<NewEvent> = {}): NewEvent => ({
  t: 0,
  actor,
  kind,
  fidelity: 'LIVE',
  ...more,
});
const text = (lines: Iterable<string>): string => [...lines].join('');

describe('JSON lines', () => {
  it('say the run, then what happened in order, then the end, one object a line', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const recorded = recordedOf(events);
        const lines = text(jsonLines(head, recorded)).split('\n');
        expect(lines.pop()).toBe('');
        const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
        expect(objects[0]).toEqual({ type: 'run', ...head });
        expect(objects[1]).toMatchObject({ type: 'actor', actor: 'creator', kind: 'process', pid: 4711 });
        expect(objects.at(-1)).toEqual({ type: 'end', ...recorded.end });
        const middle = Math.floor(events.length / 2);
        expect(objects[2 + middle]).toMatchObject({ type: 'address', name: 'echo', host: '127.0.0.1' });
        const happened = objects.filter(({ type }) => type === 'event');
        expect(happened).toEqual(events.map((one, seq) => ({ type: 'event', seq, ...one })));
      }),
    );
  });

  it('have no end while there is none', () => {
    const recorded = { ...recordedOf([event('a', 'work')]), end: undefined };
    expect(text(jsonLines(head, recorded))).not.toContain('"end"');
  });
});

describe('CSV', () => {
  it('reads back as the same fields, whatever is in them', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const file = text(csvLines(recordedOf(events)));
        expect(file.startsWith('\uFEFF')).toBe(true);
        const [header, ...records] = parseCsv(file.slice(1));
        expect(header).toEqual([...CSV_COLUMNS]);
        const expected = events.map((one, seq) => CSV_COLUMNS.map((column) => cell(one, seq, column)));
        expect(records.map((record) => record.map((field) => field.replace(/^'/, '')))).toEqual(expected);
      }),
    );
  });

  it('has no field a spreadsheet would take for a formula', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        for (const record of parseCsv(text(csvLines(recordedOf(events))).slice(1))) {
          for (const field of record) expect(/^[=+\-@\t\r]/.test(field) && !Number.isFinite(Number(field))).toBe(false);
        }
      }),
    );
    const [, record] = parseCsv(
      text(csvLines(recordedOf([event('=cmd|calc', 'work', { queue: '@sum', msg: '-1' })]))).slice(1),
    );
    expect(record?.slice(2, 5)).toEqual(["'=cmd|calc", 'work', "'@sum"]);
    expect(record?.[9]).toBe('-1');
  });
});

/** Mermaid's grammar, as much of it as we use, strictly: what matches nothing here does not parse there. */
const NAME = '[aq]\\d+';
const PLAIN = '(?:[\\p{L}\\p{N}\\p{M}\\p{S}\\p{P}\\p{Zs}\\u200d])';
const TEXT = `(?:(?![#;:%<>&"{}\\\\+*~^\`|$=?@])${PLAIN}|#\\d+;)+`;
const LINES = [
  /^sequenceDiagram$/,
  new RegExp(`^    title ${TEXT}$`, 'u'),
  new RegExp(`^    participant ${NAME} as ${TEXT}$`, 'u'),
  new RegExp(`^    ${NAME}(?:->>|-->>|-x)${NAME}: ${TEXT}$`, 'u'),
  new RegExp(`^    Note over ${NAME}: ${TEXT}$`, 'u'),
];

function mermaidOf(events: readonly NewEvent[]): string[] {
  const lines = text(mermaidLines(head, recordedOf(events))).split('\n');
  expect(lines.pop()).toBe('');
  for (const line of lines)
    expect(
      LINES.some((form) => form.test(line)),
      line,
    ).toBe(true);
  expect(lines.join('\n').length).toBeLessThan(50_000);
  return lines;
}

const unescaped = (line: string): string =>
  line.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('Mermaid', () => {
  it('parses whatever the names and items are, and every lifeline is declared first', () => {
    fc.assert(
      fc.property(fc.oneof(anyEvents, handovers), (events) => {
        const lines = mermaidOf(events);
        const declared = new Set(lines.flatMap((line) => /^ {4}participant (\S+)/.exec(line)?.[1] ?? []));
        for (const line of lines.filter((one) => !/^ {4}(participant|title)/.test(one))) {
          for (const name of line.split(': ')[0]?.match(/\b[aq]\d+\b/g) ?? []) expect(declared).toContain(name);
        }
      }),
    );
  });

  it('draws arrows through the queue, from actor to actor, and notes', () => {
    const lines = mermaidOf([
      event('main', 'spawn', { msg: 'main#1', data: { actor: 'c' } }),
      event('c', 'ready', { msg: 'main#1' }),
      event('main', 'put', { queue: '큐', msg: 'main#2', data: { item: 'a;b\n#"😀' } }),
      event('c', 'get', { queue: '큐', msg: 'main#2', data: { item: 5 } }),
      event('c', 'work', { data: { item: 5, ms: 1 } }),
      event('main', 'kill', { msg: 'main#3' }),
      event('c', 'exit', { msg: 'main#3' }),
    ]).map((line) => unescaped(line).trim());
    expect(lines.slice(2)).toEqual([
      'participant a0 as c',
      'participant a1 as main',
      'participant q2 as 큐',
      'a1-->>a0: spawn {"actor":"c"}',
      'a1->>q2: put "a;b\\n#\\"😀"',
      'q2->>a0: get 5',
      'Note over a0: work 5',
      'a1-xa0: kill',
    ]);
  });

  it('is cut where nobody would follow, and says how much is missing', () => {
    const events = Array.from({ length: 10_000 }, (_, t) =>
      event('a', 'put', { t, queue: 'q', msg: `a#${t}`, data: { item: t } }),
    );
    const lines = mermaidOf(events);
    const arrows = lines.filter((line) => line.includes('->>')).length;
    expect(arrows).toBeGreaterThan(1_000);
    expect(lines.at(-1)).toContain(`${10_000 - arrows} of 10000 events are not drawn`);
  });

  it('is cut before it has more lifelines than fit', () => {
    const events = Array.from({ length: 5_000 }, (_, t) => event(`actor ${t}`, 'work', { t }));
    const lines = mermaidOf(events);
    const notes = lines.filter((line) => line.includes('Note')).length - 1;
    expect(lines.at(-1)).toContain(`${5_000 - notes} of 5000`);
  });

  it('shortens a long item and says by how much', () => {
    const line = mermaidOf([event('a', 'work', { data: { item: 'x'.repeat(1_000) } })]).at(-1);
    expect(unescaped(line ?? '')).toMatch(/x… \(\+947\)$/);
  });

  it('of a run without events is still a diagram', () => {
    expect(mermaidOf([])).toHaveLength(2);
  });
});

describe('pieces of an export', () => {
  it.each(TEXT_FORMATS)('put together are the %s export', async (as) => {
    const recorded = recordedOf(
      Array.from({ length: 5_000 }, (_, t) => event('a', 'work', { t, data: { item: 'y'.repeat(100) } })),
    );
    const pieces: string[] = [];
    for await (const piece of exportRun(as, head, recorded)) pieces.push(piece);
    const whole = { jsonl: jsonLines(head, recorded), csv: csvLines(recorded), mermaid: mermaidLines(head, recorded) }[
      as
    ];
    expect(pieces.join('')).toBe(text(whole));
    for (const piece of pieces) expect(piece.length).toBeLessThan(1_000_000);
  });
});

/** RFC 4180, section 2. */
function parseCsv(file: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const form = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = form.exec(file); match; match = form.exec(file)) {
    record.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    records.push(record);
    record = [];
    if (form.lastIndex === file.length) return records;
  }
  throw new Error('not RFC 4180');
}

function cell(one: NewEvent, seq: number, column: (typeof CSV_COLUMNS)[number]): string {
  if (column === 'seq') return String(seq);
  if (column === 't_ns') return String(one.t);
  if (column === 'data') return one.data === undefined ? '' : JSON.stringify(one.data);
  const value = one[column];
  return value === undefined ? '' : String(value);
}
