/**
 * How fast the events of a run reach a panel: our feed of packed batches, against the obvious way of
 * one JSON message an event, over the same kind of WebSocket, both ends in this process.
 *
 * Both at their best: the naive one waits for nobody, ours asks for more as it reads. Both begin with
 * the events at hand and end with all of them in the panel's store.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { bench } from '../../src/shared/bench/contract';
import type { NewEvent, TraceEvent } from '../../src/shared/trace/event';
import { TraceStore } from '../../src/shared/trace/store';
import { Connection } from '../../src/shared/wire/client';
import { contract } from '../../src/shared/wire/contract';
import { serve, served } from '../../src/shared/wire/host';
import { SocketTransport } from '../../src/shared/wire/socket-transport';
import { listen } from '../../src/main/resources/listen';
import { Recorder } from '../../src/main/run/recorder';
import type { Row } from './row';

const EVENTS = 200_000;
/** Odd, so that the median is one of them. */
const REPETITIONS = 5;
const GOAL = 5;

const watching = contract('bench', { watch: bench.operations.watch });

export async function measure(): Promise<Row[]> {
  const events = Array.from({ length: EVENTS }, (_, n) => eventOf(n));
  const ours: number[] = [];
  const naive: number[] = [];
  await secondsOurs(events); // warms the compiler
  await secondsNaive(events);
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    ours.push(await secondsOurs(events));
    naive.push(await secondsNaive(events));
  }
  const value = median(naive) / median(ours);
  return [
    {
      name: 'trace items engine to panel over WebSocket, against one message each',
      value,
      unit: 'times',
      goal: `at least ${GOAL}`,
      met: value >= GOAL,
      note: `${perSecond(ours)} events/s, ${perSecond(naive)} events/s one each; medians of ${REPETITIONS}, in turns`,
    },
  ];
}

/** What a queue between two actors makes: puts and gets in turn. */
function eventOf(n: number): NewEvent {
  const item = n >> 1;
  const put = n % 2 === 0;
  return {
    t: n * 1_000,
    actor: put ? 'producer-1' : 'consumer-1',
    kind: put ? 'put' : 'get',
    queue: 'items',
    msg: `producer-1#${item + 1}`,
    data: item,
    line: put ? 12 : 20,
    fidelity: 'LIVE',
  };
}

async function secondsOurs(events: readonly NewEvent[]): Promise<number> {
  const recorder = new Recorder();
  for (const event of events) recorder.record(event);
  recorder.finish({ status: 'completed', summary: null });
  const { host, client, close } = await join();
  serve(new SocketTransport(host), [served(watching, { watch: () => recorder.watch() })]);
  const store = new TraceStore();
  const began = process.hrtime.bigint();
  for await (const { items } of new Connection(new SocketTransport(client)).client(watching).watch({ run: 'bench' })) {
    for (const item of items) if (item.type === 'events') store.appendPack(item.events);
  }
  const seconds = since(began);
  await close();
  if (store.length !== EVENTS) throw new Error(`${store.length} of ${EVENTS} events arrived`);
  return seconds;
}

async function secondsNaive(events: readonly NewEvent[]): Promise<number> {
  const { host, client, close } = await join();
  const store = new TraceStore();
  const began = process.hrtime.bigint();
  const all = new Promise<void>((resolve) =>
    client.addEventListener('message', ({ data }) => {
      store.append(JSON.parse(data as string) as TraceEvent);
      if (store.length === EVENTS) resolve();
    }),
  );
  for (const [seq, event] of events.entries()) host.send(JSON.stringify({ seq, ...event }));
  await all;
  const seconds = since(began);
  await close();
  return seconds;
}

async function join(): Promise<{ host: WebSocket; client: WebSocket; close: () => Promise<void> }> {
  const listener = await listen({ server: createServer(), port: 0 });
  const sockets = new WebSocketServer({ server: listener.server, perMessageDeflate: false });
  const accepted = once(sockets, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${listener.port}`, { perMessageDeflate: false });
  const [[host]] = await Promise.all([accepted, once(client, 'open')]);
  return { host, client, close: () => listener.close() };
}

const since = (began: bigint): number => Number(process.hrtime.bigint() - began) / 1e9;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const perSecond = (times: readonly number[]): string => Math.round(EVENTS / median(times)).toLocaleString('en');
