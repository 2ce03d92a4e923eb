import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changedProgress,
  NO_PROGRESS,
  progressChange,
  type Progress,
  type ProgressChange,
} from '../../src/shared/bench/progress';
import { ProgressFile } from '../../src/main/session/progress-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-progress-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const korean: ProgressChange = { settings: { language: 'ko' }, labs: {} };

describe('the progress file', () => {
  it('is empty before the first save', async () => {
    expect(await ProgressFile.in(folder).load()).toEqual({ progress: NO_PROGRESS, setAside: null });
  });

  it('gives back what was saved, and leaves nothing else in the folder', async () => {
    await ProgressFile.in(join(folder, 'new')).save(korean);
    expect(await ProgressFile.in(join(folder, 'new')).load()).toEqual({
      progress: { ...NO_PROGRESS, settings: { language: 'ko' } },
      setAside: null,
    });
    expect(await readdir(join(folder, 'new'))).toEqual(['progress.json']);
  });

  it('keeps the last of many saves that were asked for at once', async () => {
    const file = ProgressFile.in(folder);
    const languages = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 'ko' : 'en')) as readonly ('ko' | 'en')[];
    await Promise.all(languages.map((language) => file.save({ settings: { language }, labs: {} })));
    expect((await file.load()).progress.settings.language).toBe('en');
  });

  it.each(['', '{', '{"version":0}', 'null', '{"version":1,"settings":{},"labs":{"x":1}}', '\u0000\u0001'])(
    'sets a damaged file aside: %j',
    async (text) => {
      await writeFile(join(folder, 'progress.json'), text);
      const { progress, setAside } = await ProgressFile.in(folder).load();
      expect(progress).toEqual(NO_PROGRESS);
      expect(await readFile(setAside ?? '', 'utf8')).toBe(text);
    },
  );

  it('tells of a file that a save set aside with the next load, once', async () => {
    await writeFile(join(folder, 'progress.json'), '{');
    const file = ProgressFile.in(folder);
    await file.save(korean);
    expect((await file.load()).setAside).toContain('progress.damaged-');
    expect((await file.load()).setAside).toBeNull();
  });

  it('leaves alone what a later version wrote', async () => {
    const path = join(folder, 'progress.json');
    await writeFile(path, '{"version":2,"future":true}');
    const file = ProgressFile.in(folder);
    await expect(file.load()).rejects.toMatchObject({ code: 'FILE_FAILED', detail: { reason: 'NEWER_VERSION' } });
    await expect(file.save(korean)).rejects.toMatchObject({ code: 'FILE_FAILED' });
    expect(await readFile(path, 'utf8')).toBe('{"version":2,"future":true}');
  });

  it('keeps what each of two windows did', async () => {
    const record = { bets: [], shownFirst: true, tasksDone: [] };
    const file = ProgressFile.in(folder);
    await Promise.all([
      file.save({ settings: {}, labs: { queue: { 'full-queue': record } } }),
      file.save({ settings: {}, labs: { queue: { 'who-gets-next': record } } }),
      file.save(korean),
    ]);
    const { progress } = await file.load();
    expect(progress).toEqual({
      version: 1,
      settings: { language: 'ko' },
      labs: { queue: { 'full-queue': record, 'who-gets-next': record } },
    });
  });

  it('says FILE_FAILED where it cannot write', async () => {
    await writeFile(join(folder, 'not-a-folder'), '');
    const file = ProgressFile.in(join(folder, 'not-a-folder'));
    await expect(file.save(korean)).rejects.toMatchObject({ code: 'FILE_FAILED' });
  });
});

it('a change leads from one progress to the other', () => {
  const record = { bets: [], shownFirst: false, tasksDone: ['deep'] };
  const from: Progress = { ...NO_PROGRESS, labs: { queue: { 'full-queue': record, 'who-gets-next': record } } };
  const to: Progress = {
    ...from,
    settings: { theme: 'dark' },
    labs: { queue: { ...from.labs['queue'], 'full-queue': { ...record, shownFirst: true } } },
  };
  const change = progressChange(from, to);
  expect(change).toEqual({
    settings: { theme: 'dark' },
    labs: { queue: { 'full-queue': { ...record, shownFirst: true } } },
  });
  expect(changedProgress(from, change)).toEqual(to);
});
