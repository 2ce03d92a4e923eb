/** Where progress and kept runs are, in the place each system has for an app's data. */
import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** `INTERLEAVE_DATA` names another folder: for a memory stick, a shared account or a test. */
export function dataFolder(): string {
  const chosen = process.env['INTERLEAVE_DATA'];
  return chosen ? resolve(chosen) : envPaths('interleave', { suffix: '' }).data;
}
