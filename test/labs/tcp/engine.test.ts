/** Every experiment of `tcp`, with real processes and sockets. */
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { netDataOf, type NetData } from '../../../src/shared/net/net-data';
import type { KernelNote } from '../../../src/shared/kernel/socket-row';
import type { TraceEvent } from '../../../src/shared/trace/event';
import type { Json } from '../../../src/shared/wire/json';
import { runLab, startLab, type LabOptions } from '../../support/run-lab';

const run = (experiment: LabOptions<typeof tcp>['experiment'], options: LabOptions<typeof tcp> = {}) =>
  runLab(tcpEngine, tcp, { ...options, ...(experiment && { experiment }) });

type Noted = { readonly code: string } & Readonly<Record<string, Json>>;
const notes = (events: readonly TraceEvent[], code: string): readonly Noted[] =>
  events
    .filter(({ kind, actor }) => kind === 'note' && actor !== 'kernel' && actor !== 'relay')
    .map(({ data }) => data as unknown as Noted)
    .filter((note) => note.code === code);

const net = (events: readonly TraceEvent[], actor: string, kind: string): readonly NetData[] =>
  events.filter((event) => event.actor === actor && event.kind === kind).flatMap(({ data }) => netDataOf(data) ?? []);

const textOf = (events: readonly TraceEvent[], actor: string, kind: string): string =>
  events
    .filter((event) => event.actor === actor && event.kind === kind)
    .map(({ bytes = '' }) => Buffer.from(bytes, 'hex').toString())
    .join('');

/** Something of the test's that listens, until the test is over. */
async function listening(use: (port: number) => Promise<void>): Promise<void> {
  const server: Server = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end(),
  );
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  try {
    await use((server.address() as { port: number }).port);
  } finally {
    server.close();
  }
}

describe('connection', () => {
  it('serves several clients, and knows each by its port as long as it is connected', async () => {
    const { status, summary, events } = await run('connection', { params: { clients: 3 } });
    expect(status).toBe('completed');
    const ports = [1, 2, 3].map((n) => net(events, `client-${String(n)}`, 'connect')[0]?.from);
    expect(summary.clients).toEqual({ 'client-1': ports[0], 'client-2': ports[1], 'client-3': ports[2] });
    expect(new Set(ports).size).toBe(3);
    expect([summary.connected, summary.accepted]).toEqual([3, 3]);
    for (const client of ['client-1', 'client-2', 'client-3'])
      expect(textOf(events, client, 'receive')).toBe(`${client} says 1\n${client} says 2\n`);
    const known = events
      .filter(({ kind, cell }) => kind === 'store' && cell === 'server.clients')
      .map(({ data }) => (data as { readonly value: Readonly<Record<string, number>> }).value);
    expect(known.at(-1)).toEqual({});
    for (const port of ports) expect(known.some((clients) => clients[String(port)] === 2)).toBe(true);
  });

  it('shows the server the relay’s port in place of the client’s', async () => {
    const { summary, events } = await run('connection', { params: { clients: 1, relay: true } });
    const [own] = net(events, 'client-1', 'connect');
    expect(summary.clients?.['client-1']).toBeGreaterThan(0);
    expect(summary.clients?.['client-1']).not.toBe(own?.from);
    expect(
      events.filter(({ actor, kind }) => actor === 'server' && kind === 'receive').map((e) => e.fidelity),
    ).not.toContain('LIVE');
  });

  it('does the same step by step', async () => {
    const { status, summary } = await run('connection', { pace: { mode: 'shuffled' }, seed: 3 });
    expect(status).toBe('completed');
    expect(Object.keys(summary.clients ?? {})).toHaveLength(2);
  });
});

describe('stream', () => {
  it.each([true, false])('comes whole in as many pieces as it likes (noDelay %s)', async (noDelay) => {
    const { summary, events } = await run('stream', { params: { writes: 50, sizeBytes: 20, noDelay } });
    expect(summary.bytes).toBe(1_000);
    expect(summary.sha256Received).toMatch(/^[0-9a-f]{64}$/);
    expect(summary.sha256Received).toBe(summary.sha256Sent);
    expect(net(events, 'client-1', 'send')).toHaveLength(50);
    expect(summary.dataEvents).toBe(net(events, 'server', 'receive').filter(({ fin }) => !fin).length);
    expect(summary.dataEvents).toBeGreaterThan(0);
    expect(summary.dataEvents).toBeLessThanOrEqual(50);
  });

  it('cuts one great write', async () => {
    const { summary } = await run('stream', { params: { writes: 1, sizeBytes: 1_000_000 } });
    expect(summary.dataEvents).toBeGreaterThan(1);
    expect(summary.sha256Received).toBe(summary.sha256Sent);
  });

  it('comes whole through a slow relay', async () => {
    const params = { writes: 5, sizeBytes: 1_000, delayMs: 5, bytesPerSecond: 100_000 };
    const { summary } = await run('stream', { params });
    expect([summary.bytes, summary.sha256Received]).toEqual([5_000, summary.sha256Sent]);
  });
});

describe('framing', () => {
  const received = async (params: LabOptions<typeof tcp>['params']) => {
    const { summary, events } = await run('framing', { params: { messages: ['a', 'bb', 'ccc'], ...params } });
    return {
      ...summary,
      sizes: net(events, 'server', 'receive').flatMap(({ fin, sizeBytes }) => (fin ? [] : [sizeBytes])),
    };
  };

  it('none: the pieces are what the cuts make of the stream', async () => {
    const { received: made, receivers, sizes } = await received({ cuts: [2, 5], framing: 'none' });
    expect(sizes).toEqual([2, 3, 1]);
    expect(made).toEqual(['ab', 'bcc', 'c']);
    expect(receivers?.delimiter).toEqual([]);
  });

  it('delimiter: the messages come out, whatever the cuts', async () => {
    const { received: made, receivers, sizes } = await received({ cuts: [1, 4, 6], framing: 'delimiter' });
    expect(sizes).toEqual([1, 3, 2, 3]);
    expect(made).toEqual(['a', 'bb', 'ccc']);
    expect(receivers?.none).toEqual(['a', '\nbb', '\nc', 'cc\n']);
    expect(receivers?.length).toEqual([]);
  });

  it('length: also where every byte comes alone', async () => {
    const cuts = Array.from({ length: 17 }, (_, at) => at + 1);
    const { received: made, sizes, bytes } = await received({ cuts, framing: 'length' });
    expect(sizes).toEqual(Array.from({ length: 18 }, () => 1));
    expect([made, bytes]).toEqual([['a', 'bb', 'ccc'], 18]);
  });

  it('no message at all is an empty stream', async () => {
    const { received: made, status } = { status: '', ...(await received({ messages: [], cuts: [] })) };
    expect([made, status]).toEqual([[], '']);
  });
});

describe('slow-reader', () => {
  // More than the system's own buffers of both ends take, as far as they grow for a reader as slow as this.
  const params = { writes: 150, sizeBytes: 65_536, workMs: 5 };

  it('holds the writer back', async () => {
    const { summary, events } = await run('slow-reader', { params });
    expect(summary.sha256Received).toBe(summary.sha256Sent);
    expect(summary.bytes).toBe(150 * 65_536);
    expect(notes(events, 'HELD_BACK').length).toBeGreaterThan(0);
    expect(summary.heldBackMs).toBeGreaterThan(0);
    // The one that did not fit, and nothing behind it.
    expect(summary.mostBufferedBytes).toBe(65_536);
  });

  it('fills the memory of a writer that does not listen', async () => {
    const { summary, events } = await run('slow-reader', { params: { ...params, waitForDrain: false } });
    expect(summary.sha256Received).toBe(summary.sha256Sent);
    expect(summary.mostBufferedBytes).toBeGreaterThan(65_536);
    expect(notes(events, 'HELD_BACK')).toEqual([]);
  });
});

describe('endings', () => {
  it('close: each end is told that no more comes', async () => {
    const { summary, events } = await run('endings');
    expect(summary.endings).toEqual({ 'client-1': 'fin', server: 'fin' });
    expect(textOf(events, 'client-1', 'receive')).toBe('heard 1\nheard 2\nheard 3\n');
  });

  it.skipIf(process.platform !== 'linux')('close: the operating system names the states on the way', async () => {
    const { events } = await run('endings', { params: { workMs: 500 } });
    const rows = events
      .filter(({ actor }) => actor === 'kernel')
      .map(({ data }) => (data as unknown as KernelNote).row);
    const [{ from, to } = {}] = net(events, 'client-1', 'connect');
    const states = (local: number | undefined) =>
      new Set(rows.flatMap(({ localPort, remotePort, state }) => (localPort === local && remotePort ? [state] : [])));
    expect(states(to)).toContain('CLOSE_WAIT');
    expect(states(from)).toContain('FIN_WAIT_2');
    expect(states(from)).toContain('TIME_WAIT');
  });

  it('half-close: the client still hears what comes after its own end', async () => {
    const { summary, events } = await run('endings', { params: { ending: 'half-close' } });
    expect(summary.endings).toEqual({ 'client-1': 'fin', server: 'fin' });
    const ownEnd = events.findIndex(({ actor, kind }) => actor === 'client-1' && kind === 'close');
    expect(textOf(events.slice(ownEnd), 'client-1', 'receive')).toBe('3 lines, goodbye\n');
  });

  it('reset: the other end is told so', async () => {
    const { summary, events } = await run('endings', { params: { ending: 'reset' } });
    expect(summary.endings).toEqual({ server: 'ECONNRESET' });
    expect(net(events, 'server', 'reset')).toEqual([expect.objectContaining({ received: true })]);
  });

  it('reset goes through a relay as a reset', async () => {
    const { summary } = await run('endings', { params: { ending: 'reset', relay: true } });
    expect(summary.endings).toEqual({ server: 'ECONNRESET' });
  });

  const byHand = async () => {
    const lab = startLab(tcpEngine, tcp, { experiment: 'endings', params: { ending: 'by-hand' } });
    const said = (actor: string, code: string) =>
      lab.until(
        (event) => event.actor === actor && event.kind === 'note' && (event.data as { code?: Json }).code === code,
      );
    await said('client-1', 'CONNECTED');
    await said('server', 'CONNECTED');
    return { lab, said };
  };

  it('by hand: one direction after the other', async () => {
    const { lab, said } = await byHand();
    await lab.act('end', { actor: 'client-1', how: 'half-close' });
    await said('server', 'TOLD');
    await lab.act('end', { actor: 'server', how: 'half-close' });
    const { status, summary } = await lab.end();
    expect([status, summary.endings]).toEqual(['completed', { server: 'fin', 'client-1': 'fin' }]);
  });

  it('by hand: a server breaks it off', async () => {
    const { lab } = await byHand();
    await lab.act('end', { actor: 'server', how: 'reset' });
    expect((await lab.end()).summary.endings).toEqual({ 'client-1': 'ECONNRESET' });
  });

  it('by hand: who is not there or is gone cannot be told anything', async () => {
    const { lab } = await byHand();
    await expect(lab.act('end', { actor: 'client-7', how: 'close' })).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' });
    await lab.act('end', { actor: 'client-1', how: 'close' });
    await lab.until(({ actor, kind }) => actor === 'client-1' && kind === 'exit');
    await expect(lab.act('end', { actor: 'client-1', how: 'close' })).rejects.toMatchObject({
      code: 'ACTOR_HAS_ENDED',
    });
    expect((await lab.stop()).status).toBe('stopped');
  });
});

describe('ports', () => {
  it('nobody listens: refused', async () => {
    const { summary } = await run('nobody-listens');
    expect([summary.errorCode, summary.connected]).toEqual(['ECONNREFUSED', 0]);
  });

  it('somebody listens after all', () =>
    listening(async (port) => {
      const { summary } = await run('nobody-listens', { params: { port } });
      expect([summary.errorCode, summary.connected]).toEqual([undefined, 1]);
    }));

  it('a second server is told, and the first goes on', async () => {
    const { summary, events } = await run('port-taken');
    expect([summary.errorCode, summary.accepted]).toEqual(['EADDRINUSE', 1]);
    expect(net(events, 'server-2', 'error')).toEqual([expect.objectContaining({ code: 'EADDRINUSE' })]);
    expect(textOf(events, 'client-1', 'receive')).toBe('client-1 says 1\n');
  });

  it('a port in use is a wrong value, and nothing was started', () =>
    listening(async (port) => {
      const { status, error, events } = await run('stream', { params: { port } });
      expect(status).toBe('failed');
      expect(error).toEqual({
        code: 'BAD_PARAMETER',
        detail: { parameter: 'port', problem: { code: 'PORT_IN_USE', port } },
      });
      expect(events).toEqual([]);
    }));
});

describe('a server that is killed', () => {
  it.each(['connection', 'framing', 'slow-reader', 'endings', 'backlog'] as const)('%s ends', async (experiment) => {
    const lab = startLab(tcpEngine, tcp, { experiment, params: { workMs: 500 } });
    const { actor } = await lab.until(({ kind }) => kind === 'listen');
    const pid = lab.actors().get(actor)?.pid ?? 0;
    await lab.until((event) => event.actor === 'client-1' && event.kind === 'ready');
    process.kill(pid, 'SIGKILL');
    expect((await lab.end()).status).toBe('completed');
  });
});

describe('backlog', () => {
  it('connects no more than it has room for before anybody accepts, and all in the end', async () => {
    const { summary, events } = await run('backlog');
    expect(new Set(net(events, 'server', 'accept').map(({ from }) => from)).size).toBe(summary.accepted);
    expect(summary.accepted).toBe(8);
    const told = events.filter(({ kind, actor }) => kind === 'connect' && actor.startsWith('client'));
    expect(told.length).toBeGreaterThanOrEqual(8);
    // How many of them before the server was free depends on how fast this machine is; Linux has room for one more than asked.
    if (process.platform === 'linux') expect(summary.connected).toBeLessThanOrEqual(3);
    // None was accepted by the time the server was free.
    const free = events.findIndex(({ data }) => (data as { code?: Json } | undefined)?.code === 'FREE');
    expect(events.slice(0, free).filter(({ kind }) => kind === 'accept')).toEqual([]);
  });
});
