/** Giving up, from either end. */
import { expect, it } from 'vitest';
import type { Json } from '../../../src/shared/wire/json';
import { fromIterable, LatestSource, type Source } from '../../../src/shared/wire/source';
import type { Stage } from '../conformance';

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (!signal || signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });

/** A source that tells when it is closed. */
function watched(source: Source<Json>): { readonly source: Source<Json>; readonly closed: Promise<void> } {
  let tell!: () => void;
  const closed = new Promise<void>((resolve) => (tell = resolve));
  return {
    closed,
    source: {
      take: (max, signal) => source.take(max, signal),
      close: () => {
        source.close?.();
        tell();
      },
    },
  };
}

const NEVER: Source<Json> = { take: () => new Promise(() => undefined) };

export function cancelCases({ bench }: Stage): void {
  for (const operation of ['wait', 'deaf'] as const) {
    it(`aborts a call that ${operation === 'wait' ? 'listens to its signal' : 'is deaf to its signal'}, at both ends`, async () => {
      const { client, connection, host, insides } = await bench();
      const stop = new AbortController();
      const begun = insides.nextBegun();
      const waiting = client[operation]({}, { signal: stop.signal });
      await begun;
      stop.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
      await aborted(insides.signals[0]);
      await client.add({ a: 1 });
      expect([connection.pending(), host.pending()]).toEqual([0, 0]);
      expect(insides.defects).toEqual([]);
    });
  }

  it('does not send what is cancelled before it begins', async () => {
    const { client, connection, insides } = await bench();
    const signal = AbortSignal.abort();
    await expect(client.wait({}, { signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(client.count({ to: 3 }, { signal })[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    await client.add({ a: 1 });
    expect(insides.signals).toEqual([]);
    expect(connection.pending()).toBe(0);
  });

  it('ends a call’s signal with the call, also after a good answer', async () => {
    const { client, insides } = await bench();
    for await (const { items } of client.count({ to: 1 })) expect(items).toEqual([1]);
    expect(insides.signals[0]?.aborted).toBe(true);
  });

  it('closes the source of a reader that leaves in the middle', async () => {
    const { client, connection, host, insides } = await bench();
    const { source, closed } = watched(fromIterable(endless()));
    insides.given = source;
    for await (const { items } of client.given({})) {
      expect(items[0]).toBe(0);
      break;
    }
    await closed;
    await client.add({ a: 1 });
    expect([connection.pending(), host.pending()]).toEqual([0, 0]);
  });

  it('runs the clean-up of a generator whose reader left', async () => {
    const { client, insides } = await bench();
    let cleanedUp!: () => void;
    const cleanUp = new Promise<void>((resolve) => (cleanedUp = resolve));
    insides.given = fromIterable(
      (async function* () {
        try {
          yield* endless();
        } finally {
          cleanedUp();
        }
      })(),
    );
    for await (const batch of client.given({})) if (batch.items.length > 0) break;
    await cleanUp;
  });

  it('lets a reader leave while nothing comes', async () => {
    const { client, connection, host, insides } = await bench();
    const { source, closed } = watched(NEVER);
    insides.given = source;
    const begun = insides.nextBegun();
    const reader = client.given({})[Symbol.asyncIterator]();
    const next = reader.next();
    await begun;
    await reader.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    await closed;
    await client.add({ a: 1 });
    expect([connection.pending(), host.pending()]).toEqual([0, 0]);
  });

  it('ends a feed by signal at both ends, also while its reader is busy with a batch', async () => {
    const { client, connection, host, insides } = await bench();
    const stop = new AbortController();
    const { source, closed } = watched(fromIterable(endless()));
    insides.given = source;
    const reader = client.given({}, { signal: stop.signal })[Symbol.asyncIterator]();
    await reader.next();
    stop.abort();
    await closed; // although the reader asks for nothing
    expect(connection.pending()).toBe(0);
    await expect(reader.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    await client.add({ a: 1 });
    expect(host.pending()).toBe(0);
  });

  it('ends a feed by signal while it waits for room', async () => {
    const { client, host, insides } = await bench();
    const stop = new AbortController();
    const source = new LatestSource<Json>(100);
    for (let n = 0; n < 50; n += 1) source.push(n);
    const { source: given, closed } = watched(source);
    insides.given = given;
    const reader = client.given({}, { signal: stop.signal })[Symbol.asyncIterator]();
    expect((await reader.next()).value).toMatchObject({ items: [0, 1, 2, 3] });
    await client.add({ a: 1 }); // the host has no credit left and waits
    stop.abort();
    await closed;
    await client.add({ a: 1 });
    expect(host.pending()).toBe(0);
  });

  it('reports a source that fails to close, and tells its reader nothing of it', async () => {
    const { client, insides } = await bench();
    insides.given = {
      take: () => Promise.resolve(undefined),
      close: () => {
        throw new Error('cannot close');
      },
    };
    for await (const batch of client.given({})) throw new Error(`unexpected ${batch.items.length}`);
    expect(insides.defects).toEqual([['probe.given', new Error('cannot close')]]);
  });
}

async function* endless(): AsyncGenerator<number> {
  for (let n = 0; ; n += 1) yield await Promise.resolve(n);
}
