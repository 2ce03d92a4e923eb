/** The end of the wire with things under way. */
import { expect, it } from 'vitest';
import type { Bench, Stage } from '../conformance';

const ENDS: Readonly<Record<string, (bench: Bench) => void>> = {
  'the client closes': ({ connection }) => connection.close(),
  'the client’s transport closes': ({ transports }) => transports.client.close(),
  'the host’s transport closes': ({ transports }) => transports.host.close(),
};

export function closeCases({ bench }: Stage): void {
  for (const [who, end] of Object.entries(ENDS)) {
    it(`rejects everything pending when ${who}, at both ends`, async () => {
      const wire = await bench();
      const { client, connection, host, insides } = wire;
      insides.given = { take: () => new Promise(() => undefined) };
      const readers = [client.given({}), client.count({ to: 100 })].map((feed) => feed[Symbol.asyncIterator]());
      const [waitingForItems, full] = readers;
      await full?.next();
      const outcomes = Promise.allSettled([client.wait({}), client.deaf({}), Promise.resolve(waitingForItems?.next())]);
      await client.add({ a: 1 });
      end(wire);
      const closed = { status: 'rejected', reason: { code: 'CLOSED' } };
      expect(await outcomes).toMatchObject([closed, closed, closed]);
      await Promise.all([wire.hostClosed, wire.clientClosed]);
      expect(insides.signals).toHaveLength(4);
      expect(insides.signals.every(({ aborted }) => aborted)).toBe(true);
      await new Promise((resolve) => setImmediate(resolve)); // the operations end in microtasks after their signals
      expect([connection.pending(), host.pending()]).toEqual([0, 0]);
      expect(insides.defects).toEqual([]);
      await expect(client.add({ a: 1 })).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(client.count({ to: 1 })[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'CLOSED' });
    });
  }

  it('lets a reader read what had arrived before the end, then tells it of the end', async () => {
    const { client, connection, insides } = await bench();
    const reader = client.count({ to: 100 })[Symbol.asyncIterator]();
    const first = await reader.next();
    await insides.askedFor(4);
    await client.add({ a: 1 });
    connection.close();
    const read = [...(first.value as { items: number[] }).items];
    const error = await (async () => {
      try {
        for (;;) read.push(...((await reader.next()).value as { items: number[] }).items);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(read).toEqual([1, 2, 3, 4]);
    expect(error).toMatchObject({ code: 'CLOSED' });
  });

  it('closes twice without harm', async () => {
    const { connection, transports, hostClosed } = await bench();
    connection.close();
    connection.close();
    transports.host.close();
    expect(typeof (await hostClosed)).toBe('string');
  });
}
