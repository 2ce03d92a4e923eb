/** TCP between real processes: which write a piece comes from, who ended what, and who was told. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { ParentQueue } from '../../../src/main/run/process-program/parent-queue';
import { buildPrograms } from './build-programs';
import { bench, net, textOf, type Bench } from './team';

beforeAll(buildPrograms);

const SERVER = { connections: 1, answers: true, ending: 'close' } as const;

async function between(
  client: { readonly texts: readonly string[]; readonly ending: string },
  server: { readonly connections?: number; readonly answers?: boolean; readonly ending?: string } = {},
): Promise<Bench> {
  const made = bench();
  await made.start('server', 'tcp-server.process', { ...SERVER, ...server });
  const port = await made.team.portOf('server');
  await made.start('client', 'tcp-client.process', { port, ...client });
  await made.team.joinAll();
  return made;
}

const only = (events: readonly TraceEvent[], actor: string, kind: string): TraceEvent[] =>
  events.filter((event) => event.actor === actor && event.kind === kind);

/** A receiving end and what it was handed. */
function pairOf(events: readonly TraceEvent[], taken: TraceEvent | undefined): TraceEvent | undefined {
  return events.find((event) => event !== taken && taken?.msg !== undefined && event.msg === taken.msg);
}

it('pairs connect with accept, writes with pieces, and ends with ends', async () => {
  const { events } = await between({ texts: ['hello'], ending: 'end' });
  const all = events();
  const [connected] = only(all, 'client', 'connect');
  const [accepted] = only(all, 'server', 'accept');
  expect(accepted?.msg).toBe(connected?.msg);
  expect(accepted?.data).toEqual(connected?.data);
  expect(accepted?.socket).toBe(`tcp:${String(connected && net(connected).from)}`);
  const [asked, fin] = only(all, 'server', 'receive');
  expect(asked && textOf(asked)).toBe('hello');
  expect(pairOf(all, asked)).toMatchObject({ actor: 'client', kind: 'send', line: 13 });
  expect(fin && net(fin).fin).toBe(true);
  expect(pairOf(all, fin)).toMatchObject({ actor: 'client', kind: 'close' });
  const [answer, end] = only(all, 'client', 'receive');
  expect(pairOf(all, answer)).toMatchObject({ actor: 'server', kind: 'send' });
  expect(pairOf(all, end)).toMatchObject({ actor: 'server', kind: 'close' });
  expect(all.every(({ fidelity }) => fidelity === 'LIVE')).toBe(true);
});

it('finds for each piece of a stream the writes it is made of, however it was cut', async () => {
  const texts = Array.from({ length: 400 }, (_, number) => `${number} `.repeat(1 + ((number * 7_919) % 400)));
  const { events } = await between({ texts, ending: 'end' }, { answers: false });
  const all = events();
  const writes = only(all, 'client', 'send');
  const pieces = only(all, 'server', 'receive').filter((event) => !net(event).fin);
  expect(pieces.map(textOf).join('')).toBe(texts.join(''));
  let begin = 0;
  for (const piece of pieces) {
    const end = begin + (net(piece).sizeBytes ?? 0);
    expect(net(piece).offset).toBe(begin);
    const startsIn = writes.filter((write) => (net(write).offset ?? 0) >= begin && (net(write).offset ?? 0) < end);
    const holds = writes.findLast((write) => (net(write).offset ?? 0) <= begin);
    expect(piece.msg).toBe((startsIn.at(-1) ?? holds)?.msg);
    begin = end;
  }
});

it('knows one large write by each of its pieces', async () => {
  const { events } = await between({ texts: ['x'.repeat(1_000_000)], ending: 'end' }, { answers: false });
  const all = events();
  const [write] = only(all, 'client', 'send');
  const pieces = only(all, 'server', 'receive').filter((event) => !net(event).fin);
  expect(pieces.length).toBeGreaterThan(1);
  expect(new Set(pieces.map(({ msg }) => msg))).toEqual(new Set([write?.msg]));
});

it('tells a reset to the other end', async () => {
  const { events } = await between({ texts: ['hello'], ending: 'reset' });
  const all = events();
  const told = only(all, 'server', 'reset').find((event) => net(event).received);
  expect(told?.data).toMatchObject({ code: 'ECONNRESET', received: true });
  expect(pairOf(all, told)).toMatchObject({ actor: 'client', kind: 'reset', fidelity: 'LIVE' });
});

it.each(['leave', 'die'] as const)(
  'reconstructs what the system closed for a process that ended by "%s"',
  async (ending) => {
    const { events, actors } = await between({ texts: ['bye'], ending });
    const all = events();
    const told = only(all, 'server', 'receive').find((event) => net(event).fin) ?? only(all, 'server', 'reset')[0];
    expect(pairOf(all, told)).toMatchObject({ actor: 'client', fidelity: 'RECONSTRUCTED' });
    expect(actors.some(({ kind }) => kind === 'outside')).toBe(false);
  },
);

it('tells a client that nobody listens', async () => {
  const { events, start, team } = bench();
  await start('server', 'tcp-server.process', { ...SERVER, connections: 0 });
  const port = await team.portOf('server');
  await team.joinAll();
  await start('client', 'tcp-client.process', { port, texts: [], ending: 'end' });
  await team.joinAll();
  expect(only(events(), 'client', 'error').map(({ data }) => data)).toEqual([
    { protocol: 'tcp', code: 'ECONNREFUSED', to: port },
  ]);
});

it('reconstructs what a client from outside does, and answers it', async () => {
  const { start, team, events, actors } = bench();
  await start('server', 'tcp-server.process', { ...SERVER, connections: 2 });
  const port = await team.portOf('server');
  for (const text of ['first', 'second']) {
    const socket = connect({ host: '127.0.0.1', port });
    socket.end(text);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toBe(text);
    await once(socket, 'close');
  }
  await team.joinAll();
  const all = events();
  for (const outside of ['outside-1', 'outside-2']) {
    expect(actors).toContainEqual({ actor: outside, kind: 'outside' });
    const did = all.filter(({ actor }) => actor === outside);
    expect(did.map(({ kind }) => kind)).toEqual(['connect', 'send', 'close']);
    expect(did.every(({ fidelity }) => fidelity === 'RECONSTRUCTED')).toBe(true);
    for (const one of did) expect(pairOf(all, one)?.actor).toBe('server');
  }
});

it('reads nothing before it is asked, and then one piece', async () => {
  const go = new ParentQueue<number>('go');
  const { team, start, until, events } = bench({ queues: [go] });
  await start('server', 'late-reader.process', null);
  const port = await team.portOf('server');
  await start('client', 'tcp-client.process', { port, texts: ['x'.repeat(20_000_000)], ending: 'shut' });
  await until(({ kind, data }) => kind === 'wait' && (data as { for?: string }).for === 'room');
  const read = (): number => only(events(), 'server', 'receive').length;
  expect(read()).toBe(0);
  await team.put(go, 1);
  await until(({ actor, kind }) => actor === 'server' && kind === 'receive');
  // What it would read ahead it would read before it asks for the next item.
  await until(
    ({ actor, kind, data }) =>
      actor === 'server' && kind === 'wait' && (data as { for?: string }).for === 'item' && read() > 0,
  );
  expect(read()).toBe(1);
  expect(only(events(), 'client', 'exit')).toEqual([]);
});
