/**
 * Starts the same app under real Electron, through Playwright, wherever Electron's binary is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Desktop, LaunchOptions, Skipped } from './handle';

const ROOT = join(import.meta.dirname, '../../..');

/** Electron's binary, if it can run here. Requiring the package would try to download it; this only looks. */
export function findElectron(): string | Skipped {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = existsSync(pathFile) ? join(dist, readFileSync(pathFile, 'utf8')) : undefined;
  if (binary === undefined || !existsSync(binary)) {
    return { skipped: 'real Electron is not installed (node node_modules/electron/install.js downloads it)' };
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { skipped: 'real Electron needs a display (xvfb-run npm test)' };
  }
  return binary;
}

/** @returns the running app, or why it cannot run */
export async function launchRealDesktop(options: LaunchOptions = {}): Promise<Desktop | Skipped> {
  const executablePath = findElectron();
  if (typeof executablePath !== 'string') return executablePath;
  const entry = options.entry ?? join(ROOT, 'out/main/index.js');
  if (!existsSync(entry)) return { skipped: `the app is not built (npm run build): ${entry}` };
  const scratch = await mkdtemp(join(tmpdir(), 'interleave-desktop-'));
  const environment = {
    ...definedOf(process.env),
    ...options.env,
    INTERLEAVE_DATA: options.dataFolder ?? join(scratch, 'data'),
  };
  // Chromium refuses its sandbox to root; the renderer's own sandbox rules hold all the same.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath, args: [...asRoot, options.entry ?? ROOT], env: environment });
  return {
    page: await app.firstWindow(),
    pid: app.process().pid ?? -1,
    close: async () => {
      await app.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
