/**
 * Bundles programs as the app bundles those of its labs: line numbers written in, everything they import inside.
 * Less than a second.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { lines } from '../../vite/lines';

/** A bundle's name, without `.js`, and the file it is made of. */
export type Entries = Readonly<Record<string, string>>;

/** @param outDir  what was there before goes only if `emptyOutDir`: test files that run at the same time share a folder */
export async function bundle(
  input: Entries,
  outDir: string,
  { emptyOutDir = false, sourcemap = false }: { readonly emptyOutDir?: boolean; readonly sourcemap?: boolean } = {},
): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [lines()],
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir,
      sourcemap,
      minify: false,
      rolldownOptions: {
        input: { ...input },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
}

/** The files of a folder with this ending, such as `.thread.ts`, each to become a bundle of its name. */
export function entriesIn(folder: string, ending: string): Entries {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(folder, file)]));
}
