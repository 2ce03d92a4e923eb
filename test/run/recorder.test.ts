import { expect, it } from 'vitest';
import type { RunItem } from '../../src/shared/bench/run';
import { Recorder } from '../../src/main/run/recorder';

const note = { t: 1, actor: 'main', kind: 'note', fidelity: 'LIVE' } as const;

it('keeps up to its bound, tells how many it let go while the run goes on, and counts exactly in the end', async () => {
  const recorder = new Recorder(2);
  const source = recorder.watch();
  const { signal } = new AbortController();
  const next = async (): Promise<RunItem | undefined> => (await source.take(1, signal))?.items[0];
  recorder.record(note, note, note);
  expect(await next()).toMatchObject({ type: 'events', events: { from: 0, kind: [30, 30] } });
  expect(await next()).toEqual({ type: 'dropped', dropped: 1 });
  recorder.record(note, note);
  expect(await next()).toEqual({ type: 'dropped', dropped: 3 });
  recorder.finish({ status: 'completed', summary: null });
  expect(await next()).toMatchObject({ type: 'end', end: { events: 5, dropped: 3 } });
  expect(await next()).toBeUndefined();
});
