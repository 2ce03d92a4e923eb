/** Frames that are none: they close the wire, and neither crash nor hang either end. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Connection } from '../../../src/shared/wire/client';
import { decodeToClient, decodeToHost, encodeFrame, type ToClient, type ToHost } from '../../../src/shared/wire/frame';
import { probe } from '../contract-under-test';
import { closeOf, type Stage } from '../conformance';

const TO_HOST: readonly ToHost[] = [
  { t: 'call', id: 1, op: 'probe.echo', args: { value: 1 } },
  { t: 'open', id: 1, op: 'probe.count', args: { to: 3 }, credit: 2 },
  { t: 'credit', id: 1, more: 1 },
  { t: 'cancel', id: 1 },
];

const TO_CLIENT: readonly ToClient[] = [
  { t: 'answer', id: 1, value: 1 },
  { t: 'fail', id: 1, code: 'CANCELLED', detail: null },
  { t: 'items', id: 1, items: [1], dropped: 0 },
  { t: 'end', id: 1 },
];

const NO_FRAMES = [
  ' ',
  '{',
  'null',
  '[]',
  '"call"',
  '7',
  '{}',
  '{"t":"call"}',
  '{"t":"call","id":0,"op":"probe.echo","args":{}}',
  '{"t":"call","id":-1,"op":"probe.echo","args":{}}',
  '{"t":"call","id":1.5,"op":"probe.echo","args":{}}',
  '{"t":"call","id":"1","op":"probe.echo","args":{}}',
  '{"t":"call","id":1e300,"op":"probe.echo","args":{}}',
  '{"t":"call","id":1,"op":["probe.echo"],"args":{}}',
  '{"t":"call","id":1,"op":"probe.echo"}',
  '{"t":"open","id":1,"op":"probe.count","args":{"to":3}}',
  '{"t":"open","id":1,"op":"probe.count","args":{"to":3},"credit":-1}',
  '{"t":"open","id":1,"op":"probe.count","args":{"to":3},"credit":1.5}',
  '{"t":"credit","id":1,"more":-1}',
  '{"t":"credit","id":1,"more":null}',
  '{"t":"constructor","id":1}',
  '{"t":"__proto__","id":1}',
  '{"__proto__":{"t":"cancel","id":1}}',
  '{"t":"answer","id":1,"value":1}',
];

/** One character of a good frame taken out, doubled or changed. */
const mutated = (frames: readonly (ToHost | ToClient)[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...frames.map(encodeFrame)),
      fc.nat(),
      fc.constantFrom('', '"', '{', '0', '-', '9e9', '\u0000', '한'),
    )
    .map(([text, at, by]) => text.slice(0, at % text.length) + by + text.slice((at % text.length) + 1));

/** Transports may use the empty text for their own ends (wire/bridge.ts): no frame is empty. */
const notEmpty = (text: string): boolean => text !== '';

export function malformedCases({ bench, join }: Stage): void {
  it('closes the wire at the first frame the host cannot read', async () => {
    for (const text of NO_FRAMES) {
      const { transports, hostClosed, clientClosed } = await bench();
      transports.client.send(text);
      expect([text, await hostClosed]).toEqual([text, 'malformed']);
      await clientClosed;
    }
  });

  it('closes the wire at the first frame the client cannot read, or never asked for', async () => {
    const texts = [
      '{',
      '{}',
      '{"t":"items","id":1,"items":{},"dropped":0}',
      '{"t":"items","id":1,"items":[],"dropped":-1}',
      '{"t":"fail","id":1}',
      encodeFrame({ t: 'end', id: 7 }),
    ];
    for (const text of texts) {
      const { client, host } = await join();
      const connection = new Connection(client);
      const outcome = connection
        .client(probe)
        .wait({})
        .catch((error: unknown) => error);
      host.send(text);
      expect([text, await closeOf(client)]).toEqual([text, 'malformed']);
      expect(await outcome).toMatchObject({ code: 'CLOSED', detail: { reason: 'malformed' } });
      await closeOf(host);
    }
  });

  it('closes the wire when a call is answered as if it were a feed, or the other way round', async () => {
    for (const [operation, frame] of [
      ['wait', TO_CLIENT[2]],
      ['wait', TO_CLIENT[3]],
      ['count', TO_CLIENT[0]],
    ] as const) {
      const { client, host } = await join();
      const probeClient = new Connection(client).client(probe);
      const outcome = (
        operation === 'wait' ? probeClient.wait({}) : probeClient.count({ to: 1 })[Symbol.asyncIterator]().next()
      ).catch((error: unknown) => error);
      if (frame) host.send(encodeFrame(frame));
      expect(await closeOf(client)).toBe('malformed');
      expect(await outcome).toMatchObject({ code: 'CLOSED' });
    }
  });

  it('survives any text and any damaged frame: the host either goes on or closes', async () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }).filter(notEmpty), mutated(TO_HOST)), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (frames) => {
        const { transports, host, insides, hostClosed } = await bench();
        for (const text of frames) transports.client.send(text);
        // Whatever state that left the host in, this is either answered or ends the wire.
        const heard = new Promise((resolve) =>
          transports.client.onFrame((text) => (text.includes(`${LAST_ID}`) ? resolve('answered') : undefined)),
        );
        transports.client.send(encodeFrame({ t: 'call', id: LAST_ID, op: 'probe.add', args: { a: 1 } }));
        const end = await Promise.race([heard, hostClosed]);
        expect(end).toBe(areFine(frames) ? 'answered' : 'malformed');
        transports.client.close();
        await hostClosed;
        await new Promise((resolve) => setImmediate(resolve));
        expect(host.pending()).toBe(0);
        expect(insides.defects).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('survives any text and any damaged frame at the client', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme' }).filter(notEmpty), mutated(TO_CLIENT)), async (text) => {
        const { client, host } = await join();
        const connection = new Connection(client);
        const outcome = connection
          .client(probe)
          .echo({ value: 1 })
          .then(
            () => 'answered',
            () => 'rejected',
          );
        host.send(text);
        host.close();
        expect(await outcome).toBe(
          decodeToClient(text)?.t === 'answer' && decodeToClient(text)?.id === 1 ? 'answered' : 'rejected',
        );
        expect(connection.pending()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
}

const LAST_ID = Number.MAX_SAFE_INTEGER;

/** All can be read, and the ids of what they ask for count upwards and leave room for one more. */
function areFine(texts: readonly string[]): boolean {
  let last = 0;
  for (const text of texts) {
    const frame = decodeToHost(text);
    if (!frame) return false;
    if (frame.t !== 'call' && frame.t !== 'open') continue;
    if (frame.id <= last || frame.id >= LAST_ID) return false;
    last = frame.id;
  }
  return true;
}
