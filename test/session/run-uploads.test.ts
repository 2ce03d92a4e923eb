import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Scope } from '../../src/main/resources/scope';
import { RunLibrary } from '../../src/main/run/run-library';
import { RunUploads } from '../../src/main/session/run-uploads';
import type { RunHead } from '../../src/shared/bench/run';
import { TraceStore } from '../../src/shared/trace/store';

const head: RunHead = {
  run: '01234567-89ab',
  lab: 'queue',
  experiment: 'full-queue',
  params: { capacity: 2 },
  seed: 7,
  startedAt: '2026-02-03T04:05:06.000Z',
  versions: {},
};

let folder: string;
let scope: Scope;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleave-uploads-'));
  scope = new Scope('test');
});
afterEach(async () => {
  await scope.close();
  await rm(folder, { recursive: true, force: true });
});

/** A run file as somebody else's bench would have kept it, in base64. */
async function runFile(): Promise<string> {
  const store = new TraceStore();
  store.append({ t: 1, actor: 'main', kind: 'note', fidelity: 'LIVE' });
  const end = { status: 'completed' as const, summary: null, events: 1, dropped: 0 };
  const elsewhere = new RunLibrary(join(folder, 'elsewhere'));
  const { file } = await elsewhere.save(head, { store, announced: [], end });
  return (await readFile(join(folder, 'elsewhere', file))).toString('base64');
}

describe('a run file from elsewhere', () => {
  it('comes in pieces, joins the kept runs and opens', async () => {
    const text = await runFile();
    const library = new RunLibrary(join(folder, 'runs'));
    const uploads = new RunUploads(scope, library);
    const cut = 4 * Math.floor(text.length / 8);
    expect(await uploads.take('one', text.slice(0, cut), false)).toBeNull();
    expect(scope.live().map(({ kind }) => kind)).toEqual(['file']);
    const saved = await uploads.take('one', text.slice(cut), true);
    expect(saved).toMatchObject({ head: { lab: 'queue', seed: 7 } });
    expect(await readdir(library.folder)).toEqual([saved?.file]);
    expect((await library.open(saved?.file ?? '')).recorder.store.length).toBe(1);
    expect(scope.live()).toEqual([]);
    const taken: string[] = [];
    for await (const piece of library.pieces(saved?.file ?? '')) taken.push(piece);
    expect(taken.join('')).toBe(text);
  });

  it('leaves nothing if it is none', async () => {
    const library = new RunLibrary(join(folder, 'runs'));
    const uploads = new RunUploads(scope, library);
    const refused = uploads.take('one', Buffer.from('no run at all').toString('base64'), true);
    await expect(refused).rejects.toMatchObject({ code: 'NOT_A_RUN_FILE' });
    expect(await readdir(library.folder)).toEqual([]);
    expect(scope.live()).toEqual([]);
  });

  it('is gone with its session if it never ends', async () => {
    const library = new RunLibrary(join(folder, 'runs'));
    const uploads = new RunUploads(scope, library);
    await uploads.take('one', (await runFile()).slice(0, 40), false);
    expect(await readdir(library.folder)).toHaveLength(1);
    await scope.close();
    expect(await readdir(library.folder)).toEqual([]);
  });

  it('has to wait while four others come', async () => {
    const uploads = new RunUploads(scope, new RunLibrary(join(folder, 'runs')));
    for (const upload of ['a', 'b', 'c', 'd']) await uploads.take(upload, 'AAAA', false);
    await expect(uploads.take('e', 'AAAA', false)).rejects.toMatchObject({
      code: 'FILE_FAILED',
      detail: { reason: 'TOO_MANY' },
    });
  });
});
