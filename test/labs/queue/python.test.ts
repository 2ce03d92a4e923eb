/** The Python counterpart does the same: where there is a Python 3. */
import { expect, it } from 'vitest';
import { python, runPython } from '../../support/python';

it.skipIf(!python)('puts and gets every item once, in order, and ends', async () => {
  // Room for 2, 2 producers, 3 consumers, 5 items each, no time spent on them.
  const printed = await runPython('queue/queue_fifo.py', '2', '2', '3', '5', '0');
  const words = printed
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
