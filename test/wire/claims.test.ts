import * as v from 'valibot';
import { expect, it } from 'vitest';
import { contract, feed, type } from '../../src/shared/wire/contract';
import { serve, served } from '../../src/shared/wire/host';
import { pair } from '../../src/shared/wire/pair';

const heavy = contract('heavy', {
  pieces: feed({ args: v.strictObject({}), item: type<string>(), delivery: 'lossless', window: 4, errors: [] }),
});

it('a reader that claims endless room is given no more than the window, and one that claims more later neither', async () => {
  const { client, host } = pair();
  const asked: number[] = [];
  let heard = (): void => undefined;
  const answered = (): Promise<void> => new Promise((resolve) => (heard = resolve));
  client.onFrame(() => {
    heard();
  });
  const pieces = {
    take: (max: number) => {
      asked.push(max);
      return Promise.resolve({ items: Array<string>(max).fill('x'), dropped: 0 });
    },
  };
  serve(host, [served(heavy, { pieces: () => pieces })]);
  const first = answered();
  client.send(JSON.stringify({ t: 'open', id: 1, op: 'heavy.pieces', args: {}, credit: Number.MAX_SAFE_INTEGER }));
  await first;
  const second = answered();
  client.send(JSON.stringify({ t: 'credit', id: 1, more: Number.MAX_SAFE_INTEGER }));
  await second;
  client.close();
  expect(asked).toEqual([4, 4]);
});
