/** Counts up a plain cell under the mutex. */
import { workerData } from 'node:worker_threads';
import { Mutex } from '../../src/main/memory/mutex';

const { buffer, times } = workerData as { readonly buffer: SharedArrayBuffer; readonly times: number };
const cells = new Int32Array(buffer);
const mutex = new Mutex(cells, 0);

for (let done = 0; done < times; done += 1) {
  mutex.lock();
  cells[1] = (cells[1] ?? 0) + 1;
  mutex.unlock();
}
