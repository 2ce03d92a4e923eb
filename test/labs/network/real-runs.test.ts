/** The network at every row of real runs: what it says has to agree with what the runs sum up to. */
import { exec } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { udpEngine } from '../../../src/main/labs/udp/engine';
import { serverCommands } from '../../../src/renderer/src/lab-page/outside-servers';
import { NetworkLog } from '../../../src/renderer/src/labs/network/network-log';
import type { NetworkState } from '../../../src/renderer/src/labs/network/network-state';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { udp } from '../../../src/shared/labs/udp/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { TraceStore } from '../../../src/shared/trace/store';
import { python } from '../../support/python';
import { startLab } from '../../support/run-lab';

function logOf(events: readonly TraceEvent[]): NetworkLog {
  const store = new TraceStore();
  for (const event of events) store.append(event);
  return new NetworkLog(store);
}

function everyRow(events: readonly TraceEvent[], check: (state: NetworkState) => void): NetworkState {
  const log = logOf(events);
  for (let row = 0; row <= events.length; row += 1) check(log.at(row));
  return log.at(events.length);
}

it('accounts for every datagram through a relay', async () => {
  const { events, summary } = await startLab(udpEngine, udp, { experiment: 'relay', seed: 7 }).end();
  const end = everyRow(events, (state) => {
    for (const { sent, received, underWay, dropped } of state.flows)
      expect(sent.times).toBe(received.times + underWay.times + dropped);
    expect(state.relay()?.held ?? 0).toBeGreaterThanOrEqual(0);
  });
  const relay = end.relay();
  expect(relay).toMatchObject({ held: 0, arrived: summary.sent, dropped: { loss: summary.lost } });
  expect(relay?.passed).toBe(summary.sent - summary.lost + (relay?.did.duplicated ?? 0));
  expect(end.socketsOf('server')[0]?.received.times).toBe(summary.received);
});

it('accounts for every byte of a stream, and for both of its ends', async () => {
  const { events, summary } = await startLab(tcpEngine, tcp, { experiment: 'stream' }).end();
  const end = everyRow(events, (state) => {
    for (const { sent, received, underWay } of state.flows) expect(sent.bytes).toBe(received.bytes + underWay.bytes);
  });
  const connections = end.sockets.filter(({ role }) => role === 'connection');
  expect(connections).toHaveLength(2);
  expect(connections.every(({ phase }) => phase === 'closed')).toBe(true);
  const client = connections.find(({ actor }) => actor === 'client-1');
  expect(client?.sent.bytes).toBe(summary.bytes);
  const { reads } = end.stream(client?.port ?? 0, client?.remotePort ?? 0);
  expect(reads).toHaveLength(summary.dataEvents);
});

it('lays waiting cards in the line that the hand made', async () => {
  const run = startLab(udpEngine, udp, { experiment: 'by-hand', params: { count: 3 } });
  await run.until(({ data }) => JSON.stringify(data ?? null).includes('"card":3'));
  const line = (): readonly number[] => {
    const events = run.events();
    return (
      logOf(events)
        .at(events.length)
        .relay()
        ?.waiting.map(({ card }) => card) ?? []
    );
  };
  expect(line()).toEqual([1, 2, 3]);
  await run.act('copy', { card: 1 });
  await run.until(({ data }) => JSON.stringify(data ?? null).includes('"copyOf":1'));
  expect(line()).toEqual([1, 4, 2, 3]);
  await run.act('swap', { card: 1, with: 3 });
  await run.until(({ data }) => JSON.stringify(data ?? null).includes('"with":3'));
  expect(line()).toEqual([3, 4, 2, 1]);
  await run.act('releaseAll', {});
  const { events, summary } = await run.end();
  // What the relay let go is in the order that the screen showed.
  expect(summary.order).toEqual([2, 0, 1, 0]);
  expect(logOf(events).at(events.length).relay()?.waiting).toEqual([]);
});

it.skipIf(!python || process.platform === 'win32')('offers commands that a server hears', async () => {
  const server = createSocket('udp4');
  server.on('message', (message, { port }) => server.send(message, port, '127.0.0.1'));
  server.bind(0, '127.0.0.1');
  const listener = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(listener, 'listening')]);
  const port = { udp: server.address().port, tcp: (listener.address() as AddressInfo).port };
  try {
    for (const protocol of ['udp', 'tcp'] as const) {
      const address = { name: 'server', protocol, host: '127.0.0.1', port: port[protocol] };
      const { command } = serverCommands(address, process.platform).find(({ tool }) => tool === 'python') ?? {};
      const { stdout } = await promisify(exec)(command ?? '');
      expect(stdout).toContain("b'hello");
    }
  } finally {
    server.close();
    listener.close();
    await Promise.all([once(server, 'close'), once(listener, 'close')]);
  }
});
