/** The threads of this folder, so that the primitives can be tried by real ones. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundle, entriesIn } from '../support/bundle';

const OUT = join(import.meta.dirname, '../../.cache/memory-threads');

export async function buildThreads(): Promise<void> {
  await bundle(entriesIn(import.meta.dirname, '.thread.ts'), OUT, { emptyOutDir: true });
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
