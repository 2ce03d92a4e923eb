/** Every experiment with real processes: publishers, the embedded broker, subscribers with ioredis. */
import { createConnection } from 'node:net';
import { expect, it } from 'vitest';
import { pubsubEngine } from '../../../src/main/labs/pubsub/engine';
import { pubsub, type PubsubExperiment } from '../../../src/shared/labs/pubsub/contract';
import { pubsubEventOf, type BrokerNote, type ClientNote } from '../../../src/shared/labs/pubsub/events';
import type { Way } from '../../../src/shared/labs/pubsub/label';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { takenPort } from '../../support/ports';
import { runLab, startLab } from '../../support/run-lab';

type Code = (ClientNote | BrokerNote)['code'];

const isNote = (event: TraceEvent, code: Code): boolean => {
  const told = pubsubEventOf(event);
  return told?.kind === 'note' && told.data.code === code;
};
const notes = (events: readonly TraceEvent[], code: Code) => events.filter((event) => isNote(event, code));
const run = (experiment: PubsubExperiment, params: Partial<ParamsOf<typeof pubsub>> = {}) =>
  runLab(pubsubEngine, pubsub, { experiment, params: { gapMs: 0, ...params } });

it('copies: every subscriber is given one of each message of its topics', async () => {
  const { status, summary, events } = await run('copies', { messages: 4 });
  expect(status).toBe('completed');
  expect(summary).toEqual({
    published: 4,
    delivered: { 'subscriber-1': { news: 2, sport: 2 }, 'subscriber-2': { news: 2, sport: 2 } },
    receiversPerPublish: [2, 2, 2, 2],
    missed: { 'subscriber-1': 0, 'subscriber-2': 0 },
    repeated: 0,
    cutOff: [],
    server: 'embedded',
  });
  const published = events.find(({ kind }) => kind === 'publish');
  const copies = events.filter(({ kind, msg }) => kind === 'deliver' && msg === published?.msg);
  expect(copies.map(({ actor }) => actor).sort()).toEqual(['subscriber-1', 'subscriber-2']);
  expect(Math.min(...copies.map(({ seq }) => seq))).toBeGreaterThan(published?.seq ?? Infinity);
});

it('topics may be numbers and Korean; with one topic each, nobody is given what it did not ask for', async () => {
  const { summary } = await run('copies', { topics: [7, '날씨'], interest: 'one-each', messages: 5, publishers: 2 });
  expect(summary.delivered).toEqual({ 'subscriber-1': { 7: 6 }, 'subscriber-2': { 날씨: 4 } });
  expect(summary.missed).toEqual({ 'subscriber-1': 0, 'subscriber-2': 0 });
  expect(summary.receiversPerPublish).toEqual(Array.from({ length: 10 }, () => 1));
});

it('nobody: the publisher is told 0 and goes on', async () => {
  const { status, summary } = await run('nobody');
  expect([status, summary.receiversPerPublish, summary.delivered]).toEqual(['completed', [0, 0, 0], {}]);
});

it('late: what was published before it came is not for it', async () => {
  const { summary, events } = await run('late', { publishers: 2, messages: 4 });
  expect(summary.missed).toEqual({ 'subscriber-1': 0, 'subscriber-2': 4 });
  const came = events.findIndex(({ kind, actor }) => kind === 'subscribe' && actor === 'subscriber-2');
  const before = events.slice(0, came).filter(({ kind }) => kind === 'publish');
  expect(before).toHaveLength(4);
});

it('late: a publisher that has nothing to publish holds nobody up', async () => {
  for (const params of [{ messages: 0 }, { messages: 1 }, { publishers: 0 }, { subscribers: 0 }])
    expect((await run('late', params)).status).toBe('completed');
});

it('pattern: a message that fits both subscriptions comes twice', async () => {
  const { summary, events } = await run('pattern');
  expect(summary.delivered['subscriber-1']).toEqual({ news: 4, number: 4, sport: 2, 날씨: 2 });
  expect(summary.repeated).toBe(4);
  const [twice] = events.filter(({ kind, data }) => kind === 'deliver' && JSON.stringify(data).includes('pattern'));
  const same = events.filter(
    ({ kind, msg, actor }) => kind === 'deliver' && msg === twice?.msg && actor === twice?.actor,
  );
  expect(same).toHaveLength(2);
});

it('cut: what is published while its connection is down is lost to it, and to nobody else', async () => {
  const { status, summary, events } = await run('cut', { messages: 60, gapMs: 20, downMs: 500 });
  expect(status).toBe('completed');
  const [lost] = notes(events, 'connection-lost');
  const again = events.find(({ kind, data }) => kind === 'subscribe' && JSON.stringify(data).includes('"again":true'));
  expect([lost?.actor, again?.actor]).toEqual(['subscriber-1', 'subscriber-1']);
  const toOne = summary.receiversPerPublish.filter((receivers) => receivers === 1);
  expect(toOne.length).toBeGreaterThan(0);
  expect(summary.missed).toEqual({ 'subscriber-1': toOne.length, 'subscriber-2': 0 });
});

it('cut: it comes back only after all is published, and gets nothing more', async () => {
  const { status, summary } = await run('cut', { messages: 6, downMs: 1_000 });
  expect(status).toBe('completed');
  expect(summary.missed['subscriber-1']).toBeGreaterThan(0);
});

it('slow: who does not read is cut off, and the others are given all', async () => {
  const { status, summary, events } = await run('slow', { gapMs: pubsub.experiments.slow.set.gapMs });
  expect(status).toBe('completed');
  expect(summary.cutOff).toEqual(['subscriber-1']);
  expect(summary.missed['subscriber-1']).toBeGreaterThan(0);
  expect(summary.missed['subscriber-2']).toBe(0);
  const reasons = notes(events, 'client-out').map(({ data }) => (data as { readonly reason?: string }).reason);
  expect(reasons.filter((reason) => reason !== undefined)).toEqual(['output-limit']);
});

it('a subscriber that loses its connection is counted as cut off; the run goes on and says so', async () => {
  const lab = startLab(pubsubEngine, pubsub, { params: { messages: 60, gapMs: 20, subscribers: 1 } });
  const { data } = await lab.until(({ kind, actor }) => kind === 'listen' && actor === 'broker');
  await lab.until(({ kind }) => kind === 'deliver');
  const outside = createConnection({ host: '127.0.0.1', port: (data as { readonly port: number }).port });
  outside.write('CLIENT KILL TYPE pubsub\r\n');
  await lab.until((event) => isNote(event, 'gave-up'));
  outside.end();
  const { status, summary } = await lab.end();
  expect([status, summary.cutOff, summary.published]).toEqual(['completed', ['subscriber-1'], 60]);
  expect(summary.receiversPerPublish.at(-1)).toBe(0);
});

it('beside: a copy for each, one taker for each item, one of the group for each entry', async () => {
  const { status, summary, events } = await run('beside', { messages: 6 });
  expect(status).toBe('completed');
  const total = (way: Way) => Object.values(summary.taken?.[way] ?? {}).reduce((all, one) => all + one, 0);
  expect(summary.taken?.pubsub).toEqual({ 'subscriber-1': 6, 'subscriber-2': 6, 'subscriber-3': 6 });
  expect([total('list'), total('stream')]).toEqual([6, 6]);
  expect(summary.pending).toBe(summary.taken?.stream['subscriber-3']);
  for (const put of events.filter(({ kind }) => kind === 'put'))
    expect(events.filter(({ kind, msg }) => kind === 'get' && msg === put.msg)).toHaveLength(1);
});

it('beside: nobody takes, and it ends', async () => {
  const { status, summary } = await run('beside', { subscribers: 0, messages: 2 });
  expect([status, summary.taken]).toEqual(['completed', { pubsub: {}, list: {}, stream: {} }]);
});

it('tells the inside of the broker, and which connection is whose', async () => {
  const { events } = await run('copies', { messages: 1, subscribers: 1 });
  const subscribed = events.find(({ kind, actor }) => kind === 'connect' && actor === 'subscriber-1');
  const port = (subscribed?.data as { readonly from?: number } | undefined)?.from;
  expect(notes(events, 'client-in')[0]?.data).toEqual({ code: 'client-in', client: 1, port });
  expect(notes(events, 'subscribers')[0]?.data).toMatchObject({ topic: 'news', isPattern: false, clients: [1] });
  const commands = notes(events, 'command').map(({ data }) => (data as { readonly argv: readonly string[] }).argv[0]);
  expect(commands).toEqual(['subscribe', 'publish', 'unsubscribe']);
});

it('lights the line of the step: publish, subscribe, and where a message is handed over', async () => {
  const { events } = await run('copies', { messages: 1, subscribers: 1 });
  const lineOf = (kind: string) => events.find((event) => event.kind === kind)?.line;
  const lines = [lineOf('publish'), lineOf('subscribe'), lineOf('deliver')];
  expect(new Set(lines).size).toBe(3);
  expect(lines.every((line) => line !== undefined && line > 0)).toBe(true);
  const sent = events.find(({ kind, actor }) => kind === 'send' && actor === 'publisher-1');
  expect(sent?.line).toBe(lineOf('publish'));
});

it('publishes what the learner types, while the servers are held', async () => {
  const lab = startLab(pubsubEngine, pubsub, { params: { messages: 1, gapMs: 0 }, hold: true });
  await lab.until(({ actor, kind }) => actor === 'publisher-1' && kind === 'exit');
  expect(await lab.act('publish', { topic: 'news', message: '안녕' })).toBe(2);
  expect(await lab.act('publish', { topic: 'elsewhere', message: '' })).toBe(0);
  await lab.until(
    ({ kind, actor, msg }) => kind === 'deliver' && actor === 'subscriber-2' && msg === 'your-publisher/1',
  );
  const { status, summary } = await lab.stop();
  expect([status, summary.published]).toEqual(['stopped', 3]);
});

it('a client from outside has a lane of its own, and is given what is published', async () => {
  const lab = startLab(pubsubEngine, pubsub, { params: { messages: 1, gapMs: 0 }, hold: true });
  const { data } = await lab.until(({ kind, actor }) => kind === 'listen' && actor === 'broker');
  const outside = createConnection({ host: '127.0.0.1', port: (data as { readonly port: number }).port });
  outside.write('AUTH hunter2\r\nSUBSCRIBE news\r\n');
  await lab.until((event) => isNote(event, 'subscribers') && JSON.stringify(event.data).includes('"news"'));
  await lab.act('publish', { topic: 'news', message: 'hello' });
  let heard = '';
  for await (const piece of outside) if ((heard += String(piece)).includes('hello')) break;
  const { events } = await lab.stop();
  expect([...lab.actors().values()].filter(({ kind }) => kind === 'outside')).toHaveLength(1);
  expect(JSON.stringify(events)).not.toContain('hunter2');
  expect(JSON.stringify(events)).not.toContain(Buffer.from('hunter2').toString('hex'));
});

it('stands before each publish while it is paused, and goes one step at a time', async () => {
  const lab = startLab(pubsubEngine, pubsub, {
    params: { messages: 2, gapMs: 0, subscribers: 1 },
    pace: { mode: 'slow', speed: 100 },
  });
  await lab.atGate(({ waiting }) => waiting.some(({ kind, topic }) => kind === 'publish' && topic === 'news'));
  lab.run.turnstile.setPace({ mode: 'paused' });
  await lab.atGate(({ waiting }) => waiting.some(({ kind }) => kind === 'publish'));
  const before = lab.events().filter(({ kind }) => kind === 'publish').length;
  lab.run.turnstile.step('publisher-1');
  const delivered = await lab.until(({ kind }) => kind === 'deliver');
  expect(delivered.actor).toBe('subscriber-1');
  expect(lab.events().filter(({ kind }) => kind === 'publish')).toHaveLength(before + 1);
  lab.run.turnstile.setPace({ mode: 'free' });
  expect((await lab.end()).status).toBe('completed');
});

it('goes through in shuffled pace: who only waits is waited for by nobody', async () => {
  for (const experiment of ['copies', 'late', 'beside'] as const) {
    const options = { experiment, params: { messages: 2, gapMs: 0 }, pace: { mode: 'shuffled' } } as const;
    expect([experiment, (await runLab(pubsubEngine, pubsub, options)).status]).toEqual([experiment, 'completed']);
  }
});

it.each(['copies', 'late', 'cut', 'beside'] as const)('%s: can be stopped in the middle', async (experiment) => {
  const lab = startLab(pubsubEngine, pubsub, { experiment, params: { messages: 1_000, gapMs: 10, downMs: 10_000 } });
  await lab.until(({ kind, actor }) => kind === 'deliver' && actor === 'subscriber-1');
  expect((await lab.stop()).status).toBe('stopped');
});

it('listens where it was asked to, and says so if somebody else does', async () => {
  const { port, close } = await takenPort();
  const taken = await run('copies', { port });
  const problem = { code: 'PORT_IN_USE', port };
  expect(taken.error).toEqual({ code: 'BAD_PARAMETER', detail: { parameter: 'port', problem } });
  await close();
  const { events } = await run('copies', { port, messages: 1 });
  expect(events.find(({ kind }) => kind === 'listen')?.data).toMatchObject({ port });
});

it.each(['copies', 'beside'] as const)('%s: goes on when somebody kills a subscriber', async (experiment) => {
  const lab = startLab(pubsubEngine, pubsub, { experiment, params: { messages: 40, gapMs: 5, subscribers: 2 } });
  const spawned = await lab.until(
    ({ kind, data }) => kind === 'spawn' && (data as { actor: string }).actor === 'subscriber-1',
  );
  await lab.until(({ kind, actor }) => kind === 'deliver' && actor === 'subscriber-1');
  process.kill((spawned.data as { pid: number }).pid, 'SIGKILL');
  const { status, summary } = await lab.end();
  expect(status).toBe('completed');
  expect(summary.missed['subscriber-1']).toBeGreaterThan(0);
  expect(summary.missed['subscriber-2']).toBe(0);
});

it('beside: ends when somebody kills the publisher', async () => {
  const params = { messages: 2_000, gapMs: 5, subscribers: 2 };
  const lab = startLab(pubsubEngine, pubsub, { experiment: 'beside', params });
  const spawned = await lab.until(
    ({ kind, data }) => kind === 'spawn' && (data as { actor: string }).actor === 'publisher-1',
  );
  await lab.until(({ kind }) => kind === 'deliver');
  process.kill((spawned.data as { pid: number }).pid, 'SIGKILL');
  expect((await lab.end()).status).toBe('completed');
});
