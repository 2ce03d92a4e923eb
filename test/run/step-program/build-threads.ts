/** Bundles the `*.thread.ts` files of this folder as the app bundles the programs of its labs. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

const OUT = join(import.meta.dirname, '../../../.cache/step-threads');

export async function buildThreads(): Promise<void> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.thread.ts'));
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(import.meta.dirname, file)])),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
}

/** The built file of a program a team starts as `labs/<name>`. */
export const threadFile = (name: string): string => join(OUT, `${name.replace('labs/', '')}.js`);
