/**
 * The built desktop host, its page in a real Chromium: what the page gets, and what it is refused.
 */
import { describe, expect, it } from 'vitest';
import { MAX_FRAME_CHARS } from '../../src/shared/wire/transport';
import { standIn, type FixtureWindow } from '../support/electron/fixture-app';

declare const window: FixtureWindow;

const ELSEWHERE = 'https://elsewhere.invalid/';

describe.skipIf(standIn.skipped)('the page', () => {
  const { launch } = standIn;

  it('is served under its own origin with a policy that binds it', async () => {
    const { page } = await launch();
    const response = await page.reload();
    const policy = await response?.headerValue('content-security-policy');
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(await response?.headerValue('x-content-type-options')).toBe('nosniff');
    expect(await page.evaluate(() => [window.pageRan, window.inlineRan])).toEqual([true, undefined]);
    expect(await page.evaluate(() => window.probes)).toEqual([
      'refused: EvalError',
      'refused: EvalError',
      'refused: TypeError',
      200,
      404,
      404,
    ]);
    expect(await page.evaluate(() => window.violations)).toContain('connect-src');
    const colours = await page.evaluate(() => [
      window.getComputedStyle(window.document.body).backgroundColor,
      window.getComputedStyle(window.document.querySelector('#styled')).color,
    ]);
    expect(colours).toEqual(['rgb(4, 5, 6)', 'rgb(0, 0, 0)']);
  });

  it('gets two functions and nothing else', async () => {
    const { page } = await launch();
    const given = await page.evaluate(() => ({
      names: Object.keys(window.interleave),
      types: Object.values(window.interleave).map((value) => typeof value),
      frozen: Object.isFrozen(window.interleave),
      others: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
    }));
    expect(given).toEqual({ names: ['send', 'onFrame'], types: ['function', 'function'], frozen: true, others: [] });
  });

  it('speaks with its session', async () => {
    const { page } = await launch();
    await page.evaluate(() => window.interleave.send('안녕'));
    expect(await page.evaluate(() => window.frameWith('안녕'))).toBe('session 1: 안녕');
  });

  it('may not navigate elsewhere, and loses nothing by trying', async () => {
    const { page, main } = await launch();
    await page.evaluate(() => window.interleave.send('before'));
    await page.evaluate(() => window.frameWith('before'));
    await page.click('#elsewhere');
    await main.logged(`refused: navigation to ${ELSEWHERE}`);
    await page.evaluate(() => window.interleave.send('after'));
    expect(await page.evaluate(() => window.frameWith('after'))).toBe('session 1: after');
    expect(await page.title()).toBe('Fixture');
  });

  it('may not open windows, by script or by link', async () => {
    const { page, main, control } = await launch();
    expect(await page.evaluate(() => window.open('https://elsewhere.invalid/by-script'))).toBeNull();
    await main.logged(`refused: a window for ${ELSEWHERE}by-script`);
    await page.click('#new-window');
    await main.logged(`refused: a window for ${ELSEWHERE}by-link`);
    expect(await control('windowCount')).toBe(1);
  });

  it('gets no permission but to put text on the clipboard', async () => {
    const { page, main } = await launch();
    const names = [
      ...['geolocation', 'notifications', 'camera', 'microphone', 'midi'],
      ...['clipboard-read', 'clipboard-write'],
    ];
    const states: Record<string, string> = {};
    for (const name of names) {
      states[name] = await page.evaluate(async (asked) => {
        return (await window.navigator.permissions.query({ name: asked })).state;
      }, name);
    }
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      midi: 'denied',
      'clipboard-read': 'denied',
      'clipboard-write': 'granted',
    });
    expect(main.log).toContain('refused: permission geolocation');
    expect(main.log).not.toContain('refused: permission clipboard-sanitized-write');
  });

  it('may not attach a web view', async () => {
    const { main, control } = await launch();
    expect(await control('attachWebview', ELSEWHERE)).toBe(true);
    expect(main.log).toContain(`refused: a web view of ${ELSEWHERE}`);
  });

  it('may not speak from a frame inside it, even if it got hold of the bridge there', async () => {
    const { page, main } = await launch({ env: { STAND_IN_PRELOAD_IN_SUB_FRAMES: '1' } });
    await page.evaluate(() => {
      const frame = window.document.createElement('iframe');
      window.document.body.append(frame);
      frame.contentWindow.interleave.send('from inside');
    });
    await main.logged('refused: a frame on the wire, because it is not the top frame');
    expect(main.log).not.toContain('session 1 opened');
  });

  it('may not speak once it shows something else', async () => {
    const { page, main, control } = await launch();
    await page.evaluate(() => window.interleave.send('before'));
    await main.logged('session 1 opened');
    await control('serveElsewhere', ELSEWHERE, '<!doctype html><title>Elsewhere</title>');
    await control('loadURL', ELSEWHERE);
    await main.logged('session 1 closed: done');
    // The old document hears of it first; the new one must be there before it can try.
    await page.waitForURL(/elsewhere/);
    await page.waitForLoadState();
    await page.evaluate(() => window.interleave.send('from elsewhere'));
    await main.logged('refused: a frame on the wire, because its origin is https://elsewhere.invalid');
    expect(main.log).not.toContain('session 2 opened');
  });

  it('hears that the wire is closed, and hears it again if it goes on', async () => {
    const { page, main } = await launch();
    const closed = await page.evaluate(async () => {
      window.interleave.send('close');
      await window.frameWith('');
      const before = window.frames_.length;
      window.interleave.send('anybody there?');
      while (window.frames_.length === before)
        await new Promise((resolve) => window.addEventListener('frame', resolve));
      return window.frames_;
    });
    expect(closed).toEqual(['', '']);
    await main.logged('session 1 closed: done');
  });

  it('may close its wire and open another', async () => {
    const { page, main } = await launch();
    await page.evaluate(() => window.interleave.send('first'));
    await page.evaluate(() => window.frameWith('first'));
    await page.evaluate(() => window.interleave.send(''));
    await main.logged('session 1 closed: done');
    await page.evaluate(() => window.interleave.send('second'));
    expect(await page.evaluate(() => window.frameWith('second'))).toBe('session 2: second');
  });

  it('is cut off after a frame that is too large', async () => {
    const { page, main } = await launch();
    await page.evaluate((chars) => window.interleave.send('x'.repeat(chars + 1)), MAX_FRAME_CHARS);
    await main.logged('session 1 closed: too-large');
    expect(await page.evaluate(() => window.frameWith(''))).toBe('');
  });
});
