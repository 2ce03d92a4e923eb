/** Each experiment with real processes and sockets. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { udpEngine } from '../../../src/main/labs/udp/engine';
import { netDataOf } from '../../../src/shared/net/net-data';
import { udp, type UdpExperiment } from '../../../src/shared/labs/udp/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab } from '../../support/run-lab';

const run = (experiment: UdpExperiment, params: Partial<ParamsOf<typeof udp>> = {}, seed = 1) =>
  runLab(udpEngine, udp, { experiment, params, seed });
const of = (events: readonly TraceEvent[], actor: string, kind: TraceEvent['kind']) =>
  events.filter((event) => event.actor === actor && event.kind === kind);
const net = (event: TraceEvent | undefined) => netDataOf(event?.data);

it('one socket serves two clients, and each answer goes to the port its question came from', async () => {
  const { status, summary, events } = await run('two-clients', { count: 4, gapMs: 0 });
  expect(status).toBe('completed');
  expect(of(events, 'server', 'bind')).toHaveLength(1);
  const ports = ['client-1', 'client-2'].map((client) => net(of(events, client, 'bind')[0])?.port);
  expect(summary).toMatchObject({ sent: 8, received: 8, lost: 0, duplicated: 0, outOfOrder: 0 });
  expect(Object.values(summary.clients ?? {}).toSorted()).toEqual(ports.toSorted());
  for (const [index, client] of ['client-1', 'client-2'].entries()) {
    const answers = of(events, client, 'receive');
    expect(answers.map((answer) => net(answer)?.to)).toEqual(Array<number | undefined>(4).fill(ports[index]));
    expect(answers.map(({ bytes }) => bytes)).toEqual(of(events, client, 'send').map(({ bytes }) => bytes));
  }
});

it.runIf(process.platform === 'linux')(
  'finds the largest datagram, and what the system calls one byte more',
  async () => {
    const { summary, events } = await run('largest');
    expect(summary).toMatchObject({ largestBytes: 65_507, errorCode: 'EMSGSIZE' });
    const sizes = of(events, 'server', 'receive').map((event) => net(event)?.sizeBytes ?? 0);
    expect(Math.max(...sizes)).toBe(65_507);
    const refused = of(events, 'client', 'error').map((event) => net(event)?.sizeBytes ?? 0);
    expect(Math.min(...refused)).toBe(65_508);
  },
);

it('loses what a slow server has no room for, and counts each exactly once', async () => {
  const { summary, events } = await run('flood', { count: 3_000, sizeBytes: 2_000, gapMs: 0, workMs: 2 });
  expect(summary.sent).toBe(3_000);
  expect(summary.lost).toBeGreaterThan(0);
  expect(summary.received + summary.lost).toBe(3_000);
  expect(summary.order).toHaveLength(summary.received);
  expect(of(events, 'client', 'error')).toEqual([]);
  if (process.platform === 'linux') expect(summary.droppedBySystem).toBe(summary.lost);
});

it('loses nothing where the server can follow', async () => {
  const { summary } = await run('flood', { count: 50, sizeBytes: 64, gapMs: 1, workMs: 0 });
  expect(summary).toMatchObject({ sent: 50, received: 50, lost: 0 });
});

it('does the same faults again for the same seed, and others for another', async () => {
  const faults = { count: 60, loss: 0.2, duplicate: 0.2, reorder: 0.3 };
  const [first, again, other] = [
    await run('relay', faults, 7),
    await run('relay', faults, 7),
    await run('relay', faults, 8),
  ];
  expect(again.summary).toEqual(first.summary);
  expect(other.summary.order).not.toEqual(first.summary.order);
  const { sent, received, lost, duplicated, outOfOrder, order } = first.summary;
  expect(sent).toBe(60);
  expect(received).toBe(sent - lost + duplicated);
  expect(new Set(order).size).toBe(sent - lost);
  expect([lost, duplicated, outOfOrder].every((count) => count > 0)).toBe(true);
});

it('ends when everything is lost, and keeps everything when nothing is', async () => {
  expect((await run('relay', { count: 5, loss: 1, duplicate: 0, reorder: 0 })).summary).toMatchObject({
    sent: 5,
    received: 0,
    lost: 5,
    order: [],
  });
  expect((await run('relay', { count: 5, loss: 0, duplicate: 0, reorder: 0 })).summary.order).toEqual([0, 1, 2, 3, 4]);
});

it('says what no relay touched is live, and what one passed on is slowed', async () => {
  const { events } = await run('relay', { count: 3, loss: 0, duplicate: 0, reorder: 0 });
  expect(new Set(of(events, 'client', 'send').map(({ fidelity }) => fidelity))).toEqual(new Set(['LIVE']));
  expect(new Set(of(events, 'server', 'receive').map(({ fidelity }) => fidelity))).toEqual(new Set(['SLOWED']));
});

it('lets the learner be the network: reverse, drop, forge', async () => {
  const lab = startLab(udpEngine, udp, { experiment: 'by-hand', params: { count: 4, message: 'x' } });
  await lab.until(({ actor, data }) => actor === 'relay' && netDataOf(data)?.card === 4);
  const forged = Buffer.from('9 forged').toString('hex');
  await lab.act('edit', { card: 4, bytes: forged });
  await lab.act('discard', { card: 2 });
  for (const card of [4, 3, 1]) await lab.act('release', { card });
  const { status, summary, events } = await lab.end();
  expect(status).toBe('completed');
  expect(summary).toMatchObject({ sent: 4, received: 3, order: [9, 2, 0], lost: 2, outOfOrder: 2 });
  expect(of(events, 'server', 'receive').map(({ bytes, fidelity }) => [bytes?.slice(0, 2), fidelity])).toEqual([
    ['39', 'GATED'],
    ['32', 'GATED'],
    ['30', 'GATED'],
  ]);
});

it('refuses a card that is too large, and stops with cards waiting', async () => {
  const lab = startLab(udpEngine, udp, { experiment: 'by-hand' });
  await lab.until(({ actor, kind }) => actor === 'relay' && kind === 'receive');
  await expect(lab.act('edit', { card: 1, bytes: '00'.repeat(65_508) })).rejects.toMatchObject({
    code: 'CARD_TOO_LARGE',
  });
  await expect(lab.act('release', { card: 999 })).rejects.toMatchObject({ code: 'NO_SUCH_CARD' });
  const { status, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(summary.received).toBe(0);
});

it('tells only the client whose socket is connected that nobody listens', async () => {
  const { summary, events } = await run('nobody');
  expect(summary.told?.[0]).toBe('nothing');
  if (process.platform === 'linux') expect(summary.told?.[1]).toBe('ECONNREFUSED');
  expect(of(events, 'client-1', 'error')).toEqual([]);
  expect(of(events, 'client-1', 'send')).toHaveLength(3);
});

it('delivers everything once, in order, over a network that does everything wrong', async () => {
  const faults = { loss: 0.3, duplicate: 0.3, reorder: 0.3, corrupt: 0.2 };
  const { summary } = await run('reliable', { count: 12, timeoutMs: 20, maxTries: 1_000, gapMs: 0, ...faults });
  expect(summary.delivered).toEqual(Array.from({ length: 12 }, (_, number) => number));
  expect(summary.retries).toBeGreaterThan(0);
  expect(summary.sent).toBe(12 + (summary.retries ?? 0));
});

it('hands on twice without a memory, and gives up when it may not try again', async () => {
  const copies = { count: 5, loss: 0, reorder: 0, duplicate: 1, timeoutMs: 10_000 };
  const { summary } = await run('reliable', { ...copies, remember: false });
  expect(summary.delivered).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  const { events } = await run('reliable', { count: 3, loss: 1, maxTries: 1, timeoutMs: 5 });
  expect(of(events, 'client', 'note').map(({ data }) => data)).toEqual(
    [0, 1, 2].map((number) => ({ code: 'GAVE_UP', number, maxTries: 1 })),
  );
});

it('stops in the middle of a flood', async () => {
  const lab = startLab(udpEngine, udp, { experiment: 'flood', params: { count: 20_000, workMs: 5 } });
  await lab.until(({ actor, kind }) => actor === 'server' && kind === 'receive');
  const { status, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(summary.sent).toBeLessThanOrEqual(20_000);
});

it('echoes to a program from outside while it is held, and shows it as a lane', async () => {
  const lab = startLab(udpEngine, udp, { params: { count: 1 }, hold: true });
  const bound = await lab.until(({ actor, kind }) => actor === 'server' && kind === 'bind');
  const socket = createSocket('udp4');
  try {
    const answered = once(socket, 'message');
    socket.send('hi there', net(bound)?.port ?? 0, '127.0.0.1');
    const [answer] = (await answered) as [Buffer];
    expect(answer.toString()).toBe('hi there');
    const received = await lab.until(
      ({ actor, kind, bytes }) => actor === 'server' && kind === 'receive' && bytes === '6869207468657265',
    );
    expect(received.msg).toMatch(/^outside-1/);
  } finally {
    socket.close();
  }
  const { status, events } = await lab.stop();
  expect(status).toBe('stopped');
  expect(of(events, 'outside-1', 'send').map(({ fidelity }) => fidelity)).toEqual(['RECONSTRUCTED']);
});

it('says that the port is taken before anything is started', async () => {
  const taken = createSocket('udp4');
  taken.bind(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address();
  try {
    const { status, error, events } = await run('two-clients', { port });
    expect(status).toBe('failed');
    expect(error).toEqual({
      code: 'BAD_PARAMETER',
      detail: { parameter: 'port', problem: { code: 'PORT_IN_USE', port } },
    });
    expect(events).toEqual([]);
  } finally {
    taken.close();
  }
});

it('stands before each send while the run is shuffled, and comes to its end', async () => {
  const pace = { mode: 'shuffled' } as const;
  const { status, summary, events } = await runLab(udpEngine, udp, { params: { count: 2, gapMs: 0 }, pace });
  expect(status).toBe('completed');
  expect(summary).toMatchObject({ sent: 4, received: 4 });
  expect(of(events, 'client-1', 'send').map(({ fidelity }) => fidelity)).toEqual(['GATED', 'GATED']);
});

it.runIf(process.platform === 'linux')('binds to the loopback interface only', async () => {
  const lab = startLab(udpEngine, udp, { experiment: 'by-hand' });
  await lab.until(({ actor, kind }) => actor === 'relay' && kind === 'receive');
  const ports = ['server', 'relay'].map((actor) => net(of(lab.events(), actor, 'bind')[0])?.port ?? 0);
  const rows = ['udp', 'udp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1));
  const local = rows.map((row) => row.trim().split(/\s+/)[1] ?? '');
  for (const port of ports) {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    expect(local.filter((address) => address.endsWith(`:${hex}`))).toEqual([`0100007F:${hex}`]);
  }
  await lab.stop();
});
