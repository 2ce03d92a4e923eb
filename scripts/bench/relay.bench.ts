/**
 * What it costs to have the relay between a client and a server, without faults: against the shortest
 * program that does the same, two sockets piped into one another.
 *
 * All of it is in this process: who sends and who receives cost the same with either.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { NO_FAULTS } from '../../src/shared/relay/faults';
import type { RelayObserver } from '../../src/main/relay/relay-device';
import { openTcpRelay } from '../../src/main/relay/tcp-relay';
import { MachineClock } from '../../src/main/run/clock';
import type { Row } from './row';

/** Long enough that opening the connections does not count. */
const TRANSFER_BYTES = 256 * 1024 * 1024;
/** What a stream of a file hands over at a time. */
const WRITE_BYTES = 64 * 1024;
/** Odd, so that the median is one of them. */
const REPETITIONS = 9;
const GOAL = 0.8;

interface Hop {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function measure(): Promise<Row[]> {
  const relayed: number[] = [];
  const piped: number[] = [];
  await seconds(openRelay); // warms the compiler
  await seconds(openPipe);
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    relayed.push(await seconds(openRelay));
    piped.push(await seconds(openPipe));
  }
  const value = median(piped) / median(relayed);
  return [
    {
      name: 'TCP relay without faults, against two sockets piped into one another',
      value,
      unit: 'times',
      goal: `at least ${GOAL}`,
      met: value >= GOAL,
      note: `${perSecond(relayed)} MB/s relayed, ${perSecond(piped)} MB/s piped; medians of ${REPETITIONS}, in turns`,
    },
  ];
}

/** From the first byte sent to the end of the stream received. */
async function seconds(open: (target: number) => Promise<Hop>): Promise<number> {
  let received = 0;
  let resolveEnd!: () => void;
  const ended = new Promise<void>((resolve) => (resolveEnd = resolve));
  const server = await listening((socket) => {
    socket.on('data', ({ length }) => (received += length));
    socket.on('end', resolveEnd);
  });
  const hop = await open(portOf(server));
  const client = connect(hop.port, '127.0.0.1');
  await once(client, 'connect');
  const began = process.hrtime.bigint();
  await sendAll(client);
  await ended;
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  client.destroy();
  await hop.close();
  server.close();
  if (received !== TRANSFER_BYTES) throw new Error(`${received} bytes of ${TRANSFER_BYTES} arrived`);
  return took;
}

async function sendAll(client: Socket): Promise<void> {
  const payload = Buffer.alloc(WRITE_BYTES, 'x');
  for (let sent = 0; sent < TRANSFER_BYTES; sent += WRITE_BYTES) {
    if (!client.write(payload)) await once(client, 'drain');
  }
  client.end();
}

async function openRelay(target: number): Promise<Hop> {
  const relay = await openTcpRelay({
    target,
    faults: NO_FAULTS,
    seed: 1,
    observer: SILENT,
    clock: new MachineClock(),
  });
  return { port: relay.port, close: async () => relay.close() };
}

const SILENT: RelayObserver = {
  arrived: () => undefined,
  forwarded: () => undefined,
  dropped: () => undefined,
  changed: () => undefined,
};

async function openPipe(target: number): Promise<Hop> {
  const sockets: Socket[] = [];
  const server = await listening((client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    sockets.push(client, upstream);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: portOf(server), close };
}

async function listening(serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const perSecond = (times: readonly number[]): number => Math.round(TRANSFER_BYTES / 1e6 / median(times));
