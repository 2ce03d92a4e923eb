/**
 * Runs a built app under the stand-in, as `electron <folder>` would:
 *
 *     node run.js <entry of the app's main process> <chromium> <profile folder> <data folder>
 *
 * The app is ready only when its module has been read to its end: one that waits for `ready` with a
 * top-level `await` waits for ever, here as there.
 */
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, findOtherInstance } from './app';
import { listenToTest } from './control';

const [, , entry = '', chromium = '', profile = '', userData = ''] = process.argv;

Object.defineProperty(process.versions, 'electron', { value: '0.0.0-stand-in', enumerable: true });
register('./hooks.mjs', import.meta.url, { data: { electron: new URL('./electron.mjs', import.meta.url).href } });
process.once('SIGTERM', () => app.quit());
process.once('SIGINT', () => app.quit());

await findOtherInstance(userData);
process.argv = [process.execPath, join(entry)];
await import(pathToFileURL(entry).href);
listenToTest();
await app.begin(chromium, profile);
process.send?.({ ready: true });
