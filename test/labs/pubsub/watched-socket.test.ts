/** Sockets that a library drives tell the same words, in the same order, as those a program drives itself. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { resetNow } from '../../../src/main/resources/reset-now';
import type { Report } from '../../../src/main/run/process-program/message';
import type { Pipe } from '../../../src/main/run/process-program/self';
import { Teller } from '../../../src/main/run/socket-program/teller';
import { Waits } from '../../../src/main/run/socket-program/waits';
import { watchSocket } from '../../../src/main/run/socket-program/watched-socket';
import { freePort } from '../../support/ports';

/** A pipe that nobody is at the other end of. */
class Heard {
  readonly reports: Report[] = [];
  readonly isFull = false;
  onGated: ((gated: boolean) => void) | undefined;

  constructor(readonly gated = false) {}

  report(report: Report): void {
    this.reports.push(report);
  }

  flush(): void {}

  /** Of one end: kind, and how many bytes or how it ended. */
  told(): readonly string[] {
    return this.reports.flatMap((report) => {
      if (report.do !== 'net') return [];
      const { sizeBytes, offset, fin, received, code } = report.data;
      return [[report.kind, sizeBytes, offset, fin && 'fin', received && 'received', code].filter(isSaid).join(' ')];
    });
  }

  bytes(kind: string): string {
    const hex = this.reports.flatMap((report) => (report.do === 'net' && report.kind === kind ? [report.bytes] : []));
    return Buffer.from(hex.join(''), 'hex').toString();
  }
}

const isSaid = (word: unknown): boolean => word !== undefined && word !== false;

function watch(socket: Socket, isClient: boolean, heard: Heard, port = 0): Heard {
  const pipe = heard as unknown as Pipe;
  const teller = new Teller({ clock: { now: () => 0 } as never, pipe, traced: true });
  const at = () => ({ line: 7, gated: false });
  watchSocket(socket, { number: 1, isClient, teller, waits: new Waits(pipe), at }, port);
  return heard;
}

async function pair(heard = { client: new Heard(), server: new Heard() }) {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  watch(client, true, heard.client, port);
  const [socket] = await accepted;
  watch(socket, false, heard.server);
  onTestFinished(async () => {
    client.destroy();
    socket.destroy();
    server.close();
    await once(server, 'close');
  });
  if (client.connecting) await once(client, 'connect');
  return { client, socket, heard };
}

/** Whatever went wrong before. */
const isClosed = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()));

it('tells what is written and what comes, with its place in the stream, and the end', async () => {
  const { client, socket, heard } = await pair();
  client.write('one');
  client.end(Buffer.from('four'));
  let came = '';
  for await (const piece of socket) came += String(piece);
  expect(came).toBe('onefour');
  expect(heard.client.told().slice(0, 4)).toEqual(['connect', 'send 3 0', 'send 4 3', 'close']);
  const { server } = heard;
  expect([server.told()[0], server.told().at(-2), server.told().at(-1)]).toEqual([
    'accept',
    'receive 0 7 fin',
    'close',
  ]);
  expect(server.bytes('receive')).toBe('onefour');
});

it('both ends have one name, by the port of the client', async () => {
  const { client, heard } = await pair();
  const names = [heard.client, heard.server].flatMap(({ reports }) =>
    reports.map((report) => report.do === 'net' && report.socket),
  );
  expect(new Set(names)).toEqual(new Set([`tcp:${client.localPort}`]));
});

it('tells a reset at the end that did it, and at the end that was told', async () => {
  const { client, socket, heard } = await pair();
  client.on('error', () => undefined);
  client.resume();
  const closed = isClosed(client);
  resetNow(socket);
  await closed;
  expect(heard.server.told().at(-1)).toBe('reset');
  expect(heard.client.told().at(-1)).toBe('reset received ECONNRESET');
});

it('tells a connection that could not be made, and nothing more of it', async () => {
  const port = await freePort();
  const client = connect(port, '127.0.0.1');
  const heard = watch(client, true, new Heard(), port);
  client.on('error', () => undefined);
  await isClosed(client);
  expect(heard.told()).toEqual(['error ECONNREFUSED']);
});

it('leaves an error that nobody hears to end the process, as it was', async () => {
  const { client } = await pair();
  expect(client.listenerCount('error')).toBe(0);
});

it('while the run is gated, says that it waits for more, and that it goes on', async () => {
  const heard = { client: new Heard(true), server: new Heard() };
  const { client, socket } = await pair(heard);
  client.on('data', () => undefined);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  const saysOf = (what: 'waits' | 'woke') => heard.client.reports.filter((report) => report.do === what);
  expect(saysOf('waits').at(-1)).toEqual({ do: 'waits', sockets: [`tcp:${client.localPort}#1`] });
  socket.write('more');
  await once(client, 'data');
  expect(saysOf('woke')).toHaveLength(1);
});
