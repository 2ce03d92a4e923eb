/** The Python counterpart does the same: where there is a Python 3. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const program = join(import.meta.dirname, '../../../src/main/labs/queue/queue_fifo.py');
const hasPython = spawnSync('python3', ['-c', 'import sys; assert sys.version_info >= (3, 8)']).status === 0;

it.skipIf(!hasPython)('puts and gets every item once, in order, and ends', () => {
  // Room for 2, 2 producers, 3 consumers, 5 items each, no time spent on them.
  const { status, stdout } = spawnSync('python3', [program, '2', '2', '3', '5', '0'], { encoding: 'utf8' });
  expect(status).toBe(0);
  const words = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '));
  const items = (kind: string): (string | undefined)[] =>
    words.filter(([, did]) => did === kind).map(([, , item]) => item);
  const all = [1, 2].flatMap((producer) => [1, 2, 3, 4, 5].map((n) => `${producer}.${n}`));
  expect(items('get').sort()).toEqual(all);
  for (const producer of ['producer-1', 'producer-2']) {
    const own = words.filter(([who]) => who === producer).map(([, , item]) => item);
    expect(own).toEqual(all.filter((item) => item.startsWith(producer.slice(-1))));
  }
});
