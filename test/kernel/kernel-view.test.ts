/** The kernel's lane over real sockets of this machine. */
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KernelView } from '../../src/main/kernel/kernel-view';
import { Scope } from '../../src/main/resources/scope';
import { MachineClock } from '../../src/main/run/clock';
import { Recorder } from '../../src/main/run/recorder';
import type { KernelNote } from '../../src/shared/kernel/socket-row';

interface Stage {
  readonly kernel: KernelView;
  readonly notes: () => readonly (KernelNote & { readonly socket: string | undefined })[];
  readonly lanes: readonly string[];
}

function stage(): Stage {
  const scope = new Scope('test');
  const abort = new AbortController();
  const trace = new Recorder();
  const lanes: string[] = [];
  const run = {
    scope,
    trace,
    clock: new MachineClock(),
    signal: abort.signal,
    actor: ({ actor }: { readonly actor: string }) => void lanes.push(actor),
  };
  const kernel = new KernelView(run, () => [process.pid]);
  onTestFinished(async () => {
    abort.abort();
    await scope.close();
    expect(scope.live()).toEqual([]);
  });
  const notes = () =>
    Array.from({ length: trace.store.length }, (_, row) => {
      const { data, socket } = trace.store.event(row);
      return { ...(data as unknown as KernelNote), socket };
    });
  return { kernel, notes, lanes };
}

async function listening(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe.skipIf(process.platform !== 'linux')('the kernel view', () => {
  it('notes a listener, both ends of a connection, how it ends, and nothing of other ports', async () => {
    const { kernel, notes, lanes } = stage();
    let accept: (socket: Socket) => void = () => undefined;
    const accepted = new Promise<Socket>((resolve) => (accept = resolve));
    const port = await listening((socket) => accept(socket));
    await kernel.look();
    expect(notes()).toEqual([]);
    expect(lanes).toEqual([]);
    kernel.watch(port);
    await kernel.look();
    expect(notes().map(({ row }) => row)).toMatchObject([
      { state: 'LISTEN', localPort: port, remotePort: 0, pid: process.pid },
    ]);
    expect(lanes).toEqual(['kernel']);

    const client = connect(port, '127.0.0.1');
    const [server] = await Promise.all([accepted, once(client, 'connect')]);
    const clientPort = client.localPort ?? 0;
    await kernel.look();
    const joined = notes().filter(({ row }) => row.state === 'ESTABLISHED');
    expect(joined.map(({ row }) => row.localPort).sort()).toEqual([clientPort, port].sort());
    expect(new Set(joined.map(({ socket }) => socket))).toEqual(new Set([`tcp:${String(clientPort)}`]));

    client.end();
    await once(server.resume(), 'end');
    await kernel.look();
    expect(notes().findLast(({ row }) => row.localPort === port && row.remotePort !== 0)).toMatchObject({
      was: 'ESTABLISHED',
      row: { state: 'CLOSE_WAIT' },
    });
    expect(notes().findLast(({ row }) => row.localPort === clientPort)?.row.state).toBe('FIN_WAIT_2');

    server.end();
    await once(client.resume(), 'close');
    await kernel.look();
    // Whoever ends first keeps the port for a while, though no process has it any more.
    expect(notes().findLast(({ row }) => row.localPort === clientPort)?.row).toMatchObject({
      state: 'TIME_WAIT',
      pid: null,
    });
    expect(notes().some(({ kernel: what, row }) => what === 'gone' && row.localPort === port)).toBe(true);
  });

  it('notes nothing when nothing has changed', async () => {
    const { kernel, notes } = stage();
    kernel.watch(await listening(() => undefined));
    await kernel.look();
    const before = notes().length;
    await kernel.look();
    await kernel.look();
    expect(before).toBe(1);
    expect(notes()).toHaveLength(before);
  });

  it('counts what a datagram socket holds', async () => {
    const { kernel, notes } = stage();
    const socket = createSocket('udp4');
    onTestFinished(() => void socket.close());
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    kernel.watch(socket.address().port);
    await kernel.look();
    expect(notes()).toMatchObject([
      { socket: `udp:${String(socket.address().port)}`, row: { state: 'UNCONNECTED', receiveQueue: 0, drops: 0 } },
    ]);
  });

  it('sees nothing on a system whose table it cannot read, and ends all the same', async () => {
    const scope = new Scope('test');
    const run = {
      scope,
      trace: new Recorder(),
      clock: new MachineClock(),
      signal: new AbortController().signal,
      actor: () => undefined,
    };
    const kernel = new KernelView(run, () => [], 'aix');
    expect(kernel.canSee).toBe(false);
    await kernel.close();
    await scope.close();
    expect(scope.live()).toEqual([]);
  });
});
