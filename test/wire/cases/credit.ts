/** The brake: what a slow reader does to a source. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../src/shared/wire/json';
import { LatestSource, type Batch } from '../../../src/shared/wire/source';
import type { Bench, Stage } from '../conformance';

const WINDOW_OF_COUNT = 4;

/** Whatever the host was about to do without being asked, it has done when this resolves. */
async function settled({ client }: Bench): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await client.add({ a: turn });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const iterate = <Item>(feed: AsyncIterable<Batch<Item>>): AsyncIterator<Batch<Item>, undefined> =>
  feed[Symbol.asyncIterator]() as AsyncIterator<Batch<Item>, undefined>;

export function creditCases({ bench }: Stage): void {
  it('asks a lossless source for exactly what its reader has room for', async () => {
    const wire = await bench();
    const reader = iterate(wire.client.count({ to: 1_000 }));
    let read = 0;
    let inHand = 0;
    for (let turn = 0; turn < 6; turn += 1) {
      const { value, done } = await reader.next();
      if (done === true) throw new Error('ended early');
      const { items, dropped } = value;
      read += inHand; // whoever asks for the next batch has read the one before
      inHand = items.length;
      expect(items[0]).toBe(read + 1);
      expect(dropped).toBe(0);
      // The reader stalls here, and with it the source.
      await wire.insides.askedFor(read + WINDOW_OF_COUNT);
      await settled(wire);
      expect(wire.insides.asked).toBe(read + WINDOW_OF_COUNT);
    }
    await reader.return?.();
  });

  it('does not ask at all before anybody reads', async () => {
    const wire = await bench();
    const feed = wire.client.count({ to: 10 });
    await settled(wire);
    expect([wire.insides.asked, wire.host.pending(), wire.connection.pending()]).toEqual([0, 0, 0]);
    const items: number[] = [];
    for await (const batch of feed) items.push(...batch.items);
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('loses nothing and keeps the order, however many', async () => {
    const { client, host, connection } = await bench();
    let next = 1;
    for await (const { items } of client.stream({ to: 20_000 })) {
      for (const item of items) expect(item).toBe(next++);
    }
    expect(next).toBe(20_001);
    expect([connection.pending(), host.pending()]).toEqual([0, 0]);
  });

  it('tells the exact number a lossy source let go, and where', async () => {
    const { client, insides } = await bench();
    const source = new LatestSource<Json>(8);
    insides.given = source;
    for (let n = 1; n <= 100; n += 1) source.push(n);
    source.end();
    const seen: Batch<Json>[] = [];
    for await (const batch of client.given({})) seen.push(batch);
    expect(seen).toEqual([
      { items: [93, 94, 95, 96], dropped: 92 },
      { items: [97, 98, 99, 100], dropped: 0 },
    ]);
  });

  it('accounts for every item of a lossy source, whenever its reader reads', async () => {
    const wire = await bench();
    const step = fc.oneof(fc.record({ push: fc.integer({ min: 1, max: 30 }) }), fc.constant('read' as const));
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 10 }),
        async (steps, capacity) => {
          const source = new LatestSource<Json>(capacity);
          wire.insides.given = source;
          const reader = iterate(wire.client.given({}));
          let pushed = 0;
          let last = 0;
          let accounted = 0;
          const take = async (): Promise<boolean> => {
            const next = await reader.next();
            if (next.done === true) return false;
            const { items, dropped } = next.value as Batch<number>;
            expect(items[0]).toBe(last + dropped + 1);
            last = items.at(-1) ?? last;
            accounted += items.length + dropped;
            return true;
          };
          for (const what of steps) {
            if (what === 'read' && accounted < pushed) await take();
            if (what !== 'read') for (let n = 0; n < what.push; n += 1) source.push((pushed += 1));
          }
          source.end();
          while (await take());
          expect(accounted).toBe(pushed);
          expect(last).toBe(pushed);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('wakes a feed that waits for items, and one that waits for room', async () => {
    const wire = await bench();
    const source = new LatestSource<Json>(100);
    wire.insides.given = source;
    const reader = iterate(wire.client.given({}));
    const first = reader.next();
    await settled(wire);
    source.push('a');
    expect(await first).toEqual({ done: false, value: { items: ['a'], dropped: 0 } });
    for (const item of 'bcdefgh') source.push(item); // more than there is room for
    await settled(wire);
    const read: Json[] = [];
    while (read.length < 7) read.push(...((await reader.next()).value as Batch<Json>).items);
    expect(read).toEqual(Array.from('bcdefgh'));
    source.end();
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });

  it('reports a source that gives more than it was asked for instead of overrunning the reader', async () => {
    const { client, insides } = await bench();
    insides.given = { take: () => Promise.resolve({ items: [1, 2, 3, 4, 5], dropped: 0 }) };
    await expect(iterate(client.given({})).next()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(insides.defects).toHaveLength(1);
  });

  it('gives the items before an error first, then the error', async () => {
    const { client, insides } = await bench();
    let given = 0;
    insides.given = {
      take: () => {
        given += 1;
        return given === 1
          ? Promise.resolve({ items: ['last word'], dropped: 0 })
          : Promise.reject(new Error('broken'));
      },
    };
    const reader = iterate(client.given({}));
    expect((await reader.next()).value).toEqual({ items: ['last word'], dropped: 0 });
    await expect(reader.next()).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });
}
