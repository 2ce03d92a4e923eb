/** The threads of this folder, for teams of steps to be tried with. */
import { join } from 'node:path';
import { bundle, entriesIn } from '../../support/bundle';

const OUT = join(import.meta.dirname, '../../../.cache/step-threads');

export async function buildThreads(): Promise<void> {
  await bundle(entriesIn(import.meta.dirname, '.thread.ts'), OUT);
}

/** The built file of a program a team starts as `labs/<name>`. */
export const threadFile = (name: string): string => join(OUT, `${name.replace('labs/', '')}.js`);
