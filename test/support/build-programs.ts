/**
 * Builds the programs that run as processes or threads, once before the tests, so that the tests
 * start the same bundles the app starts.
 */
import { join } from 'node:path';
import { programEntries } from '../../vite/programs';
import { bundle } from './bundle';

export const PROGRAMS_FOLDER = join(import.meta.dirname, '../../.cache/programs');

export async function setup(): Promise<void> {
  const programs = programEntries(join(import.meta.dirname, '../..'));
  await bundle(programs, PROGRAMS_FOLDER, { sourcemap: true });
}
