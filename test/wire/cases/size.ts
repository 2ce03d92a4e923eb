/** Frames at and over the limit, both directions. */
import { expect, it } from 'vitest';
import { Connection } from '../../../src/shared/wire/client';
import type { Json } from '../../../src/shared/wire/json';
import type { Batch } from '../../../src/shared/wire/source';
import { MAX_FRAME_CHARS } from '../../../src/shared/wire/transport';
import { probe } from '../contract-under-test';
import { closeOf, type Stage } from '../conformance';

const TOO_LONG = `"${'x'.repeat(MAX_FRAME_CHARS - 1)}"`;

export function sizeCases({ bench, join }: Stage): void {
  it('carries a frame of exactly the limit, in characters of three bytes each', async () => {
    const { client } = await bench();
    const around = JSON.stringify({ t: 'call', id: 1, op: 'probe.echo', args: { value: '' } }).length;
    const value = '한'.repeat(MAX_FRAME_CHARS - around);
    expect((await client.echo({ value })) === value).toBe(true); // not toEqual: it would print both
  });

  it('refuses too large a request before it leaves, and works on', async () => {
    const { client } = await bench();
    await expect(client.echo({ value: TOO_LONG })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await client.add({ a: 1 })).toBe(11);
  });

  it('says that an answer is too large, and works on', async () => {
    const { client, insides } = await bench();
    await expect(client.long({ chars: MAX_FRAME_CHARS })).rejects.toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      detail: { most: MAX_FRAME_CHARS },
    });
    expect(await client.add({ a: 1 })).toBe(11);
    expect(insides.defects).toEqual([]);
  });

  it('sends items that do not fit into one frame in several, and fails at one that does not fit alone', async () => {
    const { client, insides } = await bench();
    const third = 'x'.repeat(Math.floor(MAX_FRAME_CHARS / 3));
    const batches = [
      { items: [third, third, third, third], dropped: 5 },
      { items: [TOO_LONG], dropped: 0 },
    ];
    insides.given = { take: () => Promise.resolve(batches.shift()) };
    const reader = client.given({})[Symbol.asyncIterator]();
    const shapes: Json[] = [];
    while (shapes.length < 2) {
      const { value } = (await reader.next()) as { readonly value: Batch<Json> };
      shapes.push([value.items.length, value.dropped]);
    }
    expect(shapes).toEqual([
      [2, 5],
      [2, 0],
    ]);
    await expect(reader.next()).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
  });

  it('closes the wire when a frame over the limit comes in, whichever way', async () => {
    const toHost = await bench();
    toHost.transports.client.send(TOO_LONG);
    expect(await toHost.hostClosed).toBe('too-large');
    await toHost.clientClosed;

    const { client, host } = await join();
    const connection = new Connection(client);
    const waiting = connection.client(probe).wait({});
    host.send(TOO_LONG);
    await expect(waiting).rejects.toMatchObject({ code: 'CLOSED', detail: { reason: 'too-large' } });
    await closeOf(host);
  });
}
