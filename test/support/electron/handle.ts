/** What a journey gets of a running desktop app, whichever Electron it runs under. */
import type { Page } from 'playwright-core';

export interface Desktop {
  /** The app's window. */
  readonly page: Page;
  /** The process number of the main process. */
  readonly pid: number;
  /** Quits the app and resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** Why it cannot run here, and what would help. */
export interface Skipped {
  readonly skipped: string;
}

export interface LaunchOptions {
  /** The built main process; `out/main/index.js` unless a test has a build of its own. */
  readonly entry?: string;
  /** Where progress and runs are kept; a fresh folder unless given. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Prints why a test is skipped. With INTERLEAVE_REQUIRE_ALL=1 skipping is a failure.
 *
 * @param optional  true for what may be missing even then (real Electron)
 * @returns         true if the test is to be skipped
 */
export function skips(result: object, optional = false): result is Skipped {
  if (!('skipped' in result)) return false;
  const reason = String(result.skipped);
  if (process.env['INTERLEAVE_REQUIRE_ALL'] === '1' && !optional) throw new Error(`may not be skipped: ${reason}`);
  console.log(`skipped: ${reason}`);
  return true;
}
