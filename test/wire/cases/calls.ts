/** Calls: values, checks, names that are not served, errors. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LabError } from '../../../src/shared/wire/error';
import { encodeFrame } from '../../../src/shared/wire/frame';
import { MAX_PENDING } from '../../../src/shared/wire/host';
import type { Json } from '../../../src/shared/wire/json';
import { MAX_FRAME_CHARS, type Transport } from '../../../src/shared/wire/transport';
import type { Stage } from '../conformance';

/** Sends one request as it is written and resolves with what comes back for it. */
function ask(transport: Transport, frame: { readonly id: number; readonly [key: string]: Json }): Promise<Json> {
  return new Promise((resolve) => {
    transport.onFrame((text) => {
      const answer = JSON.parse(text) as { readonly id: number };
      if (answer.id === frame.id) resolve(answer);
    });
    transport.send(JSON.stringify(frame));
  });
}

const NOT_SERVED = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  'probe',
  'probe.',
  'probe.constructor',
  'probe.__proto__',
  'probe.toString',
  'probe.hasOwnProperty',
  'Probe.echo',
  'probe.echo.call',
  'other.echo',
];

export function callCases({ bench }: Stage): void {
  it('brings any JSON there and back', async () => {
    const { client } = await bench();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        // What JSON itself makes of it: -0 becomes 0.
        expect(await client.echo({ value })).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });

  it('fills in defaults, and answers calls by id and not by order', async () => {
    const { client, connection } = await bench();
    const waiting = client.wait({});
    waiting.catch(() => undefined);
    expect(await Promise.all([client.add({ a: 1 }), client.add({ a: 1, b: 2 })])).toEqual([11, 3]);
    expect(connection.pending()).toBe(1);
  });

  it('refuses arguments that do not fit, saying where', async () => {
    const { client, insides } = await bench();
    const wrong = [{ a: 'one' }, { a: 1, b: 1.5 }, { a: 1, more: true }, {}, null, [], 'text'];
    for (const args of wrong) {
      await expect(client.add(args as never)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    await expect(client.add({ a: 1, b: 1.5 })).rejects.toMatchObject({ detail: { issues: [{ at: 'b' }] } });
    await expect(
      client
        .count({ to: '3' } as never)
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await expect(client.add(undefined as never)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(insides.asked).toBe(0);
    expect(insides.defects).toEqual([]);
  });

  it('refuses what is no JSON before it leaves', async () => {
    const { client, connection } = await bench();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const value of [1n, circle]) {
      await expect(client.echo({ value })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    expect(connection.pending()).toBe(0);
    expect(await client.add({ a: 1 })).toBe(11);
  });

  it('knows only its own names: not inherited ones, not unknown ones, not of the wrong kind', async () => {
    const { transports, host } = await bench();
    let id = 0;
    const unknown = { t: 'fail', code: 'UNKNOWN_OPERATION' };
    for (const op of NOT_SERVED) {
      expect(await ask(transports.client, { t: 'call', id: (id += 1), op, args: {} })).toMatchObject(unknown);
      expect(await ask(transports.client, { t: 'open', id: (id += 1), op, args: {}, credit: 1 })).toMatchObject(
        unknown,
      );
    }
    expect(
      await ask(transports.client, { t: 'call', id: (id += 1), op: 'probe.count', args: { to: 3 } }),
    ).toMatchObject(unknown);
    expect(
      await ask(transports.client, { t: 'open', id: (id += 1), op: 'probe.echo', args: { value: 1 }, credit: 1 }),
    ).toMatchObject(unknown);
    expect(host.pending()).toBe(0);
  });

  it('is not polluted by arguments named like prototypes', async () => {
    const { transports } = await bench();
    const text =
      '{"t":"call","id":1,"op":"probe.echo","args":{"value":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}}';
    const answer = new Promise((resolve) => transports.client.onFrame(resolve));
    transports.client.send(text);
    await answer;
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('passes on the codes of the contract with their figures, and makes INTERNAL of all others', async () => {
    const { client, insides } = await bench();
    insides.toThrow = new LabError('NO_SUCH_THING', { wanted: '사과' });
    await expect(client.fail({})).rejects.toMatchObject({ code: 'NO_SUCH_THING', detail: { wanted: '사과' } });
    expect(insides.defects).toEqual([]);
    const defects: readonly unknown[] = [
      new LabError('OF_ANOTHER_CONTRACT'),
      new Error('broken'),
      'a string',
      undefined,
      Object.create(null),
      { toString: null },
    ];
    for (const defect of defects) {
      insides.toThrow = defect;
      await expect(client.fail({})).rejects.toMatchObject({ code: 'INTERNAL' });
    }
    expect(insides.defects).toEqual(defects.map((defect) => ['probe.fail', defect]));
  });

  it('still tells the code when its figures do not fit in a frame', async () => {
    const { client, insides } = await bench();
    insides.toThrow = new LabError('NO_SUCH_THING', 'x'.repeat(MAX_FRAME_CHARS));
    await expect(client.fail({})).rejects.toMatchObject({ code: 'NO_SUCH_THING', detail: null });
  });

  it(`refuses more than ${MAX_PENDING.toLocaleString('en')} at once, and works on when some have ended`, async () => {
    const { client, connection, host } = await bench();
    const stop = new AbortController();
    const waiting = Array.from({ length: MAX_PENDING }, () => client.wait({}, { signal: stop.signal }));
    const settled = Promise.allSettled(waiting);
    await expect(client.add({ a: 1 })).rejects.toMatchObject({
      code: 'TOO_MANY_PENDING',
      detail: { most: MAX_PENDING },
    });
    expect(host.pending()).toBe(MAX_PENDING);
    stop.abort();
    await settled;
    expect(await client.add({ a: 1 })).toBe(11);
    expect([connection.pending(), host.pending()]).toEqual([0, 0]);
  });

  it('closes a wire on which an id is used again, pending or not', async () => {
    for (const first of ['probe.wait', 'probe.add']) {
      const { transports, hostClosed } = await bench();
      await ask(transports.client, { t: 'call', id: 5, op: 'probe.add', args: { a: 1 } });
      transports.client.send(encodeFrame({ t: 'call', id: 6, op: first, args: {} }));
      transports.client.send(encodeFrame({ t: 'call', id: 6, op: 'probe.add', args: { a: 1 } }));
      expect(await hostClosed).toBe('malformed');
    }
  });
}
