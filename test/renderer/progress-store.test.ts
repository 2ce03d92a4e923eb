import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress, type ProgressChange } from '../../src/shared/bench/progress';
import { LabError } from '../../src/shared/wire/error';
import {
  experimentProgress,
  ProgressStore,
  withExperiment,
  withSettings,
  type ProgressFile,
} from '../../src/renderer/src/progress/progress-store';

/** A file whose writes end when told to. */
class HandFile implements ProgressFile {
  readonly written: ProgressChange[] = [];
  readonly #waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  loaded: Awaited<ReturnType<ProgressFile['load']>> | LabError = { progress: NO_PROGRESS, setAside: null };

  async load(): ReturnType<ProgressFile['load']> {
    await Promise.resolve();
    if (this.loaded instanceof LabError) throw this.loaded;
    return this.loaded;
  }

  save(change: ProgressChange): Promise<void> {
    this.written.push(change);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  finish(): void {
    this.#waiting.shift()?.resolve();
  }

  fail(): void {
    this.#waiting.shift()?.reject(new LabError('FILE_FAILED', { path: 'progress.json', reason: 'ENOSPC' }));
  }
}

const theme = (value: 'light' | 'dark') => (progress: Progress) => withSettings(progress, { theme: value });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function started() {
  const file = new HandFile();
  return { file, store: new ProgressStore(file) };
}

describe('a progress store', () => {
  it('shows a change at once and sends it at once, and nothing but the change', async () => {
    const { file, store } = started();
    await store.load();
    store.update(theme('dark'));
    expect(store.state().progress.settings.theme).toBe('dark');
    expect(file.written).toEqual([{ settings: { theme: 'dark' }, labs: {} }]);
  });

  it('never writes twice at once, and writes what gathered meanwhile together', async () => {
    const { file, store } = started();
    await store.load();
    store.update(theme('light'));
    store.update(theme('dark'));
    store.update((progress) => withSettings(progress, { language: 'ko' }));
    await settled();
    expect(file.written).toHaveLength(1);
    file.finish();
    await settled();
    expect(file.written).toEqual([
      { settings: { theme: 'light' }, labs: {} },
      { settings: { theme: 'dark', language: 'ko' }, labs: {} },
    ]);
  });

  it('says its last words even while something is being written', async () => {
    const { file, store } = started();
    await store.load();
    store.lastWords();
    expect(file.written).toEqual([]);
    store.update(theme('light'));
    store.update(theme('dark'));
    store.lastWords();
    expect(file.written.at(-1)).toEqual({ settings: { theme: 'dark' }, labs: {} });
  });

  it('does not write what has not changed', async () => {
    const { file, store } = started();
    await store.load();
    store.update((progress) => progress);
    expect(file.written).toEqual([]);
  });

  it('says that it could not write, and takes it back when it could', async () => {
    const { file, store } = started();
    await store.load();
    store.update(theme('light'));
    file.fail();
    await settled();
    expect(store.state().trouble).toEqual({ kind: 'not-written', code: 'FILE_FAILED' });
    store.update(theme('dark'));
    file.finish();
    await settled();
    expect(store.state().trouble).toBeNull();
  });

  it('never writes over a file it could not read', async () => {
    const { file, store } = started();
    file.loaded = new LabError('FILE_FAILED', { path: 'progress.json', reason: 'EACCES' });
    await store.load();
    expect(store.state().trouble).toEqual({ kind: 'not-read', code: 'FILE_FAILED' });
    store.update(theme('dark'));
    await store.flush();
    expect(store.state().progress.settings.theme).toBe('dark');
    expect(file.written).toEqual([]);
  });

  it('reads again what another window wrote', async () => {
    const { file, store } = started();
    await store.load();
    file.loaded = { progress: theme('dark')(NO_PROGRESS), setAside: null };
    await store.refresh();
    expect(store.state().progress.settings.theme).toBe('dark');
    expect(file.written).toEqual([]);
  });

  it('reading again undoes nothing that is not yet written, or was done meanwhile', async () => {
    const { file, store } = started();
    await store.load();
    file.loaded = { progress: theme('dark')(NO_PROGRESS), setAside: null };
    const reading = store.refresh();
    store.update(theme('light'));
    await reading;
    expect(store.state().progress.settings.theme).toBe('light');
    await store.refresh();
    expect(store.state().progress.settings.theme).toBe('light');
    file.finish();
  });

  it('a file found damaged later is written anew with what is known', async () => {
    const { file, store } = started();
    file.loaded = { progress: theme('dark')(NO_PROGRESS), setAside: null };
    await store.load();
    file.loaded = { progress: NO_PROGRESS, setAside: 'progress.damaged.json' };
    const reading = store.refresh();
    await settled();
    file.finish();
    await reading;
    expect(store.state()).toMatchObject({
      setAside: 'progress.damaged.json',
      progress: { settings: { theme: 'dark' } },
    });
    expect(file.written).toEqual([{ settings: { theme: 'dark' }, labs: {} }]);
  });

  it('names a file that was set aside until it is dismissed', async () => {
    const { file, store } = started();
    file.loaded = { progress: NO_PROGRESS, setAside: 'progress.damaged.json' };
    await store.load();
    expect(store.state().setAside).toBe('progress.damaged.json');
    store.dismiss();
    expect(store.state().setAside).toBeNull();
  });
});

describe('the record of an experiment', () => {
  it('is empty where nothing was done, whatever its name', () => {
    for (const name of ['queue', 'constructor', '__proto__']) {
      expect(experimentProgress(NO_PROGRESS, name, name)).toEqual({ bets: [], shownFirst: false, tasksDone: [] });
    }
  });

  it('changes alone', () => {
    const one = withExperiment(NO_PROGRESS, 'queue', 'full-queue', (record) => ({ ...record, shownFirst: true }));
    const two = withExperiment(one, 'queue', 'who-gets-next', (record) => ({ ...record, tasksDone: ['a'] }));
    expect(experimentProgress(two, 'queue', 'full-queue').shownFirst).toBe(true);
    expect(experimentProgress(two, 'queue', 'who-gets-next').tasksDone).toEqual(['a']);
    expect(NO_PROGRESS.labs).toEqual({});
  });
});
