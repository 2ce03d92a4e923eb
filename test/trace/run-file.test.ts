import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunItem } from '../../src/shared/bench/run';
import { EVENT_KINDS, type NewEvent } from '../../src/shared/trace/event';
import { TraceStore } from '../../src/shared/trace/store';
import { LIMITS, readRunFile, readRunFileHead, writeRunFile } from '../../src/main/run/run-file';
import { RunLibrary } from '../../src/main/run/run-library';
import { anyEvents, eventsIn, head, recordedOf } from './arbitrary';

const savedAt = '2026-05-04T10:00:00.000Z';

const event = (t: number): NewEvent => ({
  t,
  actor: 'a',
  kind: 'put',
  queue: 'q',
  msg: `a#${t}`,
  data: { item: t },
  fidelity: 'LIVE',
});
const some = (count: number): NewEvent[] => Array.from({ length: count }, (_, t) => event(t));

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-runs-'));
  path = join(folder, 'a.lab');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes lines as a run file that any program could have made. */
const writeLines = (lines: readonly unknown[]): Promise<void> =>
  writeFile(
    path,
    gzipSync(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')),
  );

const header = { format: 'interleave-run', version: 1, kinds: EVENT_KINDS.length, savedAt, head };
const end = { type: 'end', end: { status: 'completed', summary: null, events: 0, dropped: 0 } };

const failure = (action: Promise<unknown>): Promise<unknown> =>
  action.then(
    () => 'nothing was wrong',
    (thrown: unknown) => {
      const { code, detail } = thrown as { code?: string; detail?: object };
      return { code, ...detail };
    },
  );

describe('a run file', () => {
  it('gives back every run as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const recorded = recordedOf(events, {
          dropped: 3,
          events: events.length + 3,
          error: { code: 'X', detail: { n: 1 } },
        });
        await writeRunFile(path, head, recorded, savedAt);
        const file = await readRunFile(path);
        expect(file.head).toEqual(head);
        expect(file.savedAt).toBe(savedAt);
        expect(eventsIn(file.recorder.store)).toEqual(events);
        expect(file.recorder.announced).toEqual(recorded.announced);
        expect(file.recorder.end).toEqual(recorded.end);
        expect(file.recorder.dropped).toBe(3);
      }),
      { numRuns: 50 },
    );
  });

  it('can be watched from the beginning to the end once it is open', async () => {
    await writeRunFile(path, head, recordedOf(some(10_000)), savedAt);
    const { recorder } = await readRunFile(path);
    const source = recorder.watch();
    const items: RunItem[] = [];
    const { signal } = new AbortController();
    for (let batch = await source.take(4, signal); batch; batch = await source.take(4, signal))
      items.push(...batch.items);
    const store = new TraceStore();
    for (const item of items) if (item.type === 'events') store.appendPack(item.events);
    expect(eventsIn(store)).toEqual(some(10_000));
    expect(items[0]).toMatchObject({ type: 'actor' });
    expect(items.at(-1)).toEqual({ type: 'end', end: recorder.end });
  });

  it('is gzip of JSON lines that say what they are', async () => {
    await writeRunFile(path, head, recordedOf(some(3)), savedAt);
    const lines = gunzipSync(await readFile(path))
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { type?: string }).type)).toEqual([
      undefined,
      'actor',
      'events',
      'address',
      'events',
      'end',
    ]);
    expect(JSON.parse(lines[0] ?? '')).toEqual(header);
  });

  it('replaces the one of the same name and leaves nothing else behind', async () => {
    await writeRunFile(path, head, recordedOf(some(5_000)), savedAt);
    await writeRunFile(path, head, recordedOf(some(2)), savedAt);
    expect((await readRunFile(path)).recorder.store.length).toBe(2);
    expect(await readdir(folder)).toEqual(['a.lab']);
  });

  it('that cannot be written leaves the old one and no other', async () => {
    await mkdir(path);
    expect(await failure(writeRunFile(path, head, recordedOf(some(2)), savedAt))).toMatchObject({
      code: 'FILE_FAILED',
    });
    expect(await readdir(folder)).toEqual(['a.lab']);
    expect(await failure(writeRunFile(join(folder, 'none', 'b.lab'), head, recordedOf([]), savedAt))).toMatchObject({
      code: 'FILE_FAILED',
      reason: 'ENOENT',
    });
  });

  it('is not made of a run that goes on', async () => {
    expect(await failure(writeRunFile(path, head, { ...recordedOf([]), end: undefined }, savedAt))).toMatchObject({
      code: 'RUN_NOT_ENDED',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells its head without being read', async () => {
    await writeRunFile(path, head, recordedOf(some(20_000)), savedAt);
    await truncate(path, Math.floor((await stat(path)).size / 2));
    expect(await readRunFileHead(path)).toEqual({ head, savedAt });
    expect(await failure(readRunFile(path))).toEqual({ code: 'NOT_A_RUN_FILE', reason: 'TRUNCATED' });
  });
});

describe('a file that is no whole run', () => {
  it('is refused wherever it was cut off', async () => {
    await writeRunFile(path, head, recordedOf(some(50)), savedAt);
    const whole = await readFile(path);
    for (let length = 0; length < whole.length; length += 7) {
      await writeFile(path, whole.subarray(0, length));
      expect(await failure(readRunFile(path))).toMatchObject({ code: 'NOT_A_RUN_FILE' });
    }
  });

  it('is refused or the same, whichever of its bytes was changed', async () => {
    await writeRunFile(path, head, recordedOf(some(50)), savedAt);
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(whole);
        changed.writeUInt8((whole[at] ?? 0) ^ change, at);
        await writeFile(path, changed);
        // Bytes 4 to 9 of a gzip header are a date and remarks: changing them changes nothing.
        const outcome = await readRunFile(path).then(
          ({ recorder }) => eventsIn(recorder.store),
          (thrown: unknown) => (thrown as { code: string }).code,
        );
        if (outcome !== 'NOT_A_RUN_FILE') expect(outcome).toEqual(some(50));
      }),
    );
  });

  const files: readonly [string, readonly unknown[], object][] = [
    ['nothing', [], { reason: 'TRUNCATED' }],
    ['another format', [{ format: 'other', version: 1, kinds: 1 }], { reason: 'MALFORMED', line: 1 }],
    ['no JSON', ['{'], { reason: 'MALFORMED', line: 1 }],
    ['no head', [{ ...header, head: undefined }], { reason: 'MALFORMED', line: 1 }],
    ['a head of wrong types', [{ ...header, head: { ...head, seed: 'x' } }], { reason: 'MALFORMED', line: 1 }],
    ['no end', [header], { reason: 'TRUNCATED' }],
    ['a number for a line', [header, '5', end], { reason: 'MALFORMED', line: 2 }],
    ['an unknown line', [header, { type: 'more' }, end], { reason: 'MALFORMED', line: 2 }],
    [
      'an actor of no kind',
      [header, { type: 'actor', actor: { actor: 'a', kind: 'ghost' } }, end],
      { reason: 'MALFORMED', line: 2 },
    ],
    [
      'an address off the scale',
      [header, { type: 'address', address: { name: 'x', protocol: 'tcp', host: 'h', port: 70_000 } }, end],
      { reason: 'MALFORMED', line: 2 },
    ],
    ['a pack that is none', [header, { type: 'events', events: { from: 0 } }, end], { reason: 'MALFORMED', line: 2 }],
    ['lines after the end', [header, end, end], { reason: 'MALFORMED', line: 3 }],
    [
      'fewer events than the end says',
      [header, { ...end, end: { ...end.end, events: 5 } }],
      { reason: 'MALFORMED', line: 2 },
    ],
    [
      'a summary too deep to be written',
      [
        header,
        `{"type":"end","end":{"status":"completed","events":0,"dropped":0,"summary":${'['.repeat(9_999)}${']'.repeat(9_999)}}}`,
      ],
      { reason: 'MALFORMED', line: 2 },
    ],
  ];

  it.each(files)('because it has %s', async (_, lines, detail) => {
    await writeLines(lines);
    expect(await failure(readRunFile(path))).toEqual({ code: 'NOT_A_RUN_FILE', ...detail });
  });

  it('because it is no gzip', async () => {
    await writeFile(path, 'hello\n');
    expect(await failure(readRunFile(path))).toEqual({ code: 'NOT_A_RUN_FILE', reason: 'NOT_GZIP' });
  });

  it('because it unpacks to more than anything honest', async () => {
    await writeFile(path, gzipSync(Buffer.alloc(LIMITS.lineBytes + 1)));
    expect((await stat(path)).size).toBeLessThan(100_000);
    expect(await failure(readRunFile(path))).toEqual({ code: 'NOT_A_RUN_FILE', reason: 'TOO_LARGE' });
    await writeLines([
      header,
      ...Array.from({ length: 2_000 }, () => ({ type: 'actor', actor: { actor: 'a', kind: 'main' } })),
      end,
    ]);
    expect(await failure(readRunFile(path, { ...LIMITS, textBytes: 50_000 }))).toEqual({
      code: 'NOT_A_RUN_FILE',
      reason: 'TOO_LARGE',
    });
    expect(await failure(readRunFile(path, { ...LIMITS, fileBytes: 100 }))).toEqual({
      code: 'NOT_A_RUN_FILE',
      reason: 'TOO_LARGE',
    });
  });

  it('because it has more events than a run keeps', async () => {
    const rows = 1_000_001;
    const zeros = `[${'0,'.repeat(rows - 1)}0]`;
    const columns = ['t', 'actor', 'kind', 'place', 'msgActor', 'msgNumber', 'line', 'fidelity']
      .map((name) => `"${name}":${zeros}`)
      .join(',');
    const none = '{"rows":[],"texts":[]}';
    await writeLines([
      header,
      `{"type":"events","events":{"from":0,"names":["a"],"since":0,${columns},"data":[],"after":${none},"bytes":${none}}}`,
      end,
    ]);
    expect(await failure(readRunFile(path))).toEqual({ code: 'NOT_A_RUN_FILE', reason: 'TOO_LARGE', line: 2 });
  });

  it('because a newer Interleave wrote it', async () => {
    await writeLines([{ format: 'interleave-run', version: 2, kinds: 1, whatever: true }]);
    expect(await failure(readRunFile(path))).toEqual({ code: 'NEWER_RUN_FILE', version: 2 });
    await writeLines([{ ...header, kinds: EVENT_KINDS.length + 1 }, end]);
    expect(await failure(readRunFile(path))).toEqual({ code: 'NEWER_RUN_FILE', version: 1 });
  });

  it('because it is not there, or a folder', async () => {
    expect(await failure(readRunFile(path))).toEqual({ code: 'FILE_FAILED', path, reason: 'ENOENT' });
    expect(await failure(readRunFile(folder))).toMatchObject({ code: 'FILE_FAILED' }); // which code differs between systems
  });
});

describe('the library of kept runs', () => {
  it('keeps, lists, opens under a new id, and deletes', async () => {
    const library = new RunLibrary(join(folder, 'runs'));
    expect(await library.list()).toEqual([]);
    const saved = await library.save(head, recordedOf(some(10)));
    expect(saved.file).toBe('processes default 2026-05-04 09-30-00 b3b5f2c0.lab');
    expect(await library.list()).toEqual([saved]);
    const opened = await library.open(saved.file);
    expect(opened.head).toEqual({ ...head, run: opened.head.run });
    expect(opened.head.run).not.toBe(head.run);
    expect(eventsIn(opened.recorder.store)).toEqual(some(10));
    await library.delete(saved.file);
    expect(await library.list()).toEqual([]);
    expect(await failure(library.delete(saved.file))).toMatchObject({ code: 'FILE_FAILED', reason: 'ENOENT' });
  });

  it('keeps one file of one run, and newest first', async () => {
    const library = new RunLibrary(folder);
    await library.save(head, recordedOf(some(1)));
    await library.save(head, recordedOf(some(2)));
    expect(await library.list()).toHaveLength(1);
    await writeRunFile(join(folder, 'older.lab'), head, recordedOf([]), '2020-01-01T00:00:00.000Z');
    expect((await library.list()).map(({ file }) => file)[1]).toBe('older.lab');
  });

  it('gives every run a name it takes back, whatever its lab and experiment are called', async () => {
    const library = new RunLibrary(folder);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 64 }),
        fc.string({ maxLength: 64 }),
        async (lab, experiment) => {
          const { file } = await library.save(
            { ...head, lab, experiment, startedAt: '2026-05-04T09:30:00.000Z' },
            recordedOf([]),
          );
          await library.delete(file);
        },
      ),
      { numRuns: 30 },
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('never leaves its folder', async () => {
    const library = new RunLibrary(join(folder, 'runs'));
    await library.save(head, recordedOf([]));
    await writeRunFile(path, head, recordedOf([]), savedAt);
    for (const name of ['../a.lab', '..\\a.lab', path, 'a.lab\0', '', 'a.txt', `${'x'.repeat(200)}.lab`]) {
      expect(await failure(library.open(name))).toMatchObject({ code: 'FILE_FAILED', reason: 'BAD_NAME' });
      expect(await failure(library.delete(name))).toMatchObject({ code: 'FILE_FAILED', reason: 'BAD_NAME' });
    }
    expect(await readdir(folder)).toEqual(['a.lab', 'runs']);
  });

  it('lists only what it could open, and clears away what a killed host left half-written', async () => {
    const library = new RunLibrary(folder);
    await writeFile(join(folder, 'broken.lab'), 'x');
    await writeFile(join(folder, 'notes.txt'), 'x');
    const abandoned = join(folder, 'a.lab.1.unfinished');
    await writeFile(abandoned, 'x');
    await utimes(abandoned, 0, 0);
    await writeFile(join(folder, 'b.lab.2.unfinished'), 'x');
    expect(await library.list()).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['b.lab.2.unfinished', 'broken.lab', 'notes.txt']);
  });

  it('does not open a run of a lab it does not have', async () => {
    await writeRunFile(path, { ...head, lab: 'juggling' }, recordedOf([]), savedAt);
    expect(await failure(new RunLibrary(folder).open('a.lab'))).toEqual({
      code: 'NOT_A_RUN_FILE',
      reason: 'UNKNOWN_LAB',
    });
  });
});
