/** Bundles the `*.thread.ts` files of this folder, so that the primitives can be tried by real threads. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';

const OUT = join(import.meta.dirname, '../../.cache/memory-threads');

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
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(import.meta.dirname, file)])),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
}

/** Runs one thread to its end and gives what it posted. */
export function runThread<Result>(name: string, workerData: unknown): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    let result: Result | undefined;
    const worker = new Worker(join(OUT, `${name}.thread.js`), { workerData, execArgv: [] });
    worker.on('message', (message: Result) => (result = message));
    worker.on('error', reject);
    worker.on('exit', () => resolve(result));
  });
}
