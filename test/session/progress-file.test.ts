import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress } from '../../src/shared/bench/progress';
import { ProgressFile } from '../../src/main/session/progress-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-progress-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const korean: Progress = { ...NO_PROGRESS, settings: { language: 'ko' } };

describe('the progress file', () => {
  it('is empty before the first save', async () => {
    expect(await new ProgressFile(folder).load()).toEqual({ progress: NO_PROGRESS, setAside: null });
  });

  it('gives back what was saved, and leaves nothing else in the folder', async () => {
    await new ProgressFile(join(folder, 'new')).save(korean);
    expect(await new ProgressFile(join(folder, 'new')).load()).toEqual({ progress: korean, setAside: null });
    expect(await readdir(join(folder, 'new'))).toEqual(['progress.json']);
  });

  it('keeps the last of many saves that were asked for at once', async () => {
    const file = new ProgressFile(folder);
    const languages = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 'ko' : 'en')) as readonly ('ko' | 'en')[];
    await Promise.all(languages.map((language) => file.save({ ...NO_PROGRESS, settings: { language } })));
    expect((await file.load()).progress.settings.language).toBe('en');
  });

  it.each(['', '{', '{"version":99}', 'null', '{"version":1,"settings":{},"labs":{"x":1}}', '\u0000\u0001'])(
    'sets a damaged file aside: %j',
    async (text) => {
      await writeFile(join(folder, 'progress.json'), text);
      const { progress, setAside } = await new ProgressFile(folder).load();
      expect(progress).toEqual(NO_PROGRESS);
      expect(await readFile(setAside ?? '', 'utf8')).toBe(text);
    },
  );

  it('says FILE_FAILED where it cannot write', async () => {
    await writeFile(join(folder, 'not-a-folder'), '');
    const file = new ProgressFile(join(folder, 'not-a-folder'));
    await expect(file.save(korean)).rejects.toMatchObject({ code: 'FILE_FAILED' });
  });
});
