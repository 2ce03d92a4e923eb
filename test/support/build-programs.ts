/**
 * Builds the programs that run as processes or threads, once before the tests, so that the tests
 * start the same bundles the app starts. Less than a second.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { lines } from '../../vite/lines';
import { programEntries } from '../../vite/programs';

export const PROGRAMS_FOLDER = join(import.meta.dirname, '../../.cache/programs');

export async function setup(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [lines()],
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: PROGRAMS_FOLDER,
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: programEntries(join(import.meta.dirname, '../..')),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
}
