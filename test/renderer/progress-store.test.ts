import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type Progress } from '../../src/shared/bench/progress';
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
  readonly written: Progress[] = [];
  readonly #waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  loaded: Awaited<ReturnType<ProgressFile['load']>> | LabError = { progress: NO_PROGRESS, setAside: null };

  async load(): ReturnType<ProgressFile['load']> {
    await Promise.resolve();
    if (this.loaded instanceof LabError) throw this.loaded;
    return this.loaded;
  }

  save(progress: Progress): Promise<void> {
    this.written.push(progress);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  finish(): void {
    this.#waiting.shift()?.resolve();
  }

  fail(): void {
    this.#waiting.shift()?.reject(new LabError('FILE_FAILED', { path: 'progress.json', reason: 'ENOSPC' }));
  }
}

/** A timer that runs out when told to. */
function handTimer() {
  let pending: (() => void) | undefined;
  return {
    timer: (run: () => void) => {
      pending = run;
      return () => {
        pending = undefined;
      };
    },
    runOut: () => pending?.(),
    isRunning: () => pending !== undefined,
  };
}

const theme = (value: 'light' | 'dark') => (progress: Progress) => withSettings(progress, { theme: value });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function started() {
  const file = new HandFile();
  const clock = handTimer();
  return { file, clock, store: new ProgressStore(file, clock.timer) };
}

describe('a progress store', () => {
  it('shows a change at once and writes only the newest of several', async () => {
    const { file, clock, store } = started();
    await store.load();
    store.update(theme('light'));
    store.update(theme('dark'));
    expect(store.state().progress.settings.theme).toBe('dark');
    expect(file.written).toEqual([]);
    clock.runOut();
    expect(file.written.map(({ settings }) => settings.theme)).toEqual(['dark']);
  });

  it('never writes twice at once, and writes again what changed meanwhile', async () => {
    const { file, clock, store } = started();
    await store.load();
    store.update(theme('light'));
    clock.runOut();
    store.update(theme('dark'));
    clock.runOut();
    await settled();
    expect(file.written).toHaveLength(1);
    file.finish();
    await settled();
    expect(file.written.map(({ settings }) => settings.theme)).toEqual(['light', 'dark']);
  });

  it('writes at once on flush, without waiting for the timer', async () => {
    const { file, clock, store } = started();
    await store.load();
    store.update(theme('dark'));
    const flushed = store.flush();
    expect(file.written).toHaveLength(1);
    expect(clock.isRunning()).toBe(false);
    file.finish();
    await flushed;
  });

  it('does not write what has not changed', async () => {
    const { clock, store } = started();
    await store.load();
    store.update((progress) => progress);
    expect(clock.isRunning()).toBe(false);
  });

  it('says that it could not write, and takes it back when it could', async () => {
    const { file, clock, store } = started();
    await store.load();
    store.update(theme('light'));
    clock.runOut();
    file.fail();
    await settled();
    expect(store.state().trouble).toEqual({ kind: 'not-written', code: 'FILE_FAILED' });
    store.update(theme('dark'));
    clock.runOut();
    file.finish();
    await settled();
    expect(store.state().trouble).toBeNull();
  });

  it('never writes over a file it could not read', async () => {
    const { file, clock, store } = started();
    file.loaded = new LabError('FILE_FAILED', { path: 'progress.json', reason: 'EACCES' });
    await store.load();
    expect(store.state().trouble).toEqual({ kind: 'not-read', code: 'FILE_FAILED' });
    store.update(theme('dark'));
    clock.runOut();
    await store.flush();
    expect(store.state().progress.settings.theme).toBe('dark');
    expect(file.written).toEqual([]);
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
