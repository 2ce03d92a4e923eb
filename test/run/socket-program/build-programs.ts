/** The programs of this folder, for teams of sockets to be tried with. */
import { join } from 'node:path';
import { bundle, entriesIn } from '../../support/bundle';

const OUT = join(import.meta.dirname, '../../../.cache/socket-programs');

export async function buildPrograms(): Promise<void> {
  await bundle(entriesIn(import.meta.dirname, '.process.ts'), OUT);
}

/** The built file of a program a team starts by its name. */
export const programFile = (name: string): string => join(OUT, `${name}.js`);
