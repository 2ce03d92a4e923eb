/** Whatever way a page or a host goes, nothing of it stays: no process, no listener, no temporary file. */
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { skipWithoutChromium } from '../support/chromium';
import { expect as expectPage } from '../support/expect-page';
import { descendants, isAlive } from '../support/processes';
import { startWebApp, type WebApp } from '../support/web-app';
import { openExperiment, showFirst, type Walker } from './walks';

const skip = skipWithoutChromium() || process.platform === 'win32';

/** Opens the app and starts a run that does not end by itself. */
async function inTheMiddle(): Promise<{ readonly app: WebApp; readonly me: Walker; readonly pids: readonly number[] }> {
  const app = await startWebApp();
  const me: Walker = { page: await app.open(), language: 'en' };
  await openExperiment(me, 'processes', 'no-sentinel');
  await showFirst(me);
  await expectPage(me.page.getByRole('grid')).toContainText(/consumer-1/);
  const pids = await descendants(app.host.child.pid ?? 0);
  // The creator may have ended by now; the consumer waits for ever.
  expect(pids.length).toBeGreaterThanOrEqual(1);
  return { app, me, pids };
}

const allGone = (pids: readonly number[]): Promise<void> =>
  expect.poll(() => pids.filter(isAlive), { timeout: 30_000 }).toEqual([]);

const refused = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => {
      resolve(true);
    });
  });

describe.skipIf(skip)('in the middle of a run', () => {
  it('a closed tab takes its processes with it', async () => {
    const { app, me, pids } = await inTheMiddle();
    await me.page.close();
    await allGone(pids);
    expect(await descendants(app.host.child.pid ?? 0)).toEqual([]);
    await app.close();
  });

  it('a reloaded page starts with nothing', async () => {
    const { app, me, pids } = await inTheMiddle();
    await me.page.reload();
    await allGone(pids);
    await app.close();
  });

  it('leaving the lab page ends its run', async () => {
    const { app, me, pids } = await inTheMiddle();
    await me.page.evaluate(() => (location.hash = '#/'));
    await allGone(pids);
    await app.close();
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('a host that gets %s leaves nothing', async (signal) => {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('interleave-run'));
    const { app, pids } = await inTheMiddle();
    app.host.child.kill(signal);
    await app.host.finished;
    await allGone(pids);
    expect(await refused(Number(new URL(app.url).port))).toBe(true);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('interleave-run'))).toEqual(before);
    await app.close();
  });
});
