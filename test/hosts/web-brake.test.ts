/** What the host buffers for a peer that does not read, over a real socket. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { GIVE_UP_BYTES, STOP_READING_BYTES, withBrake } from '../../src/main/hosts/web/brake';
import { listen } from '../../src/main/resources/listen';
import { SocketTransport } from '../../src/shared/wire/socket-transport';
import type { Transport } from '../../src/shared/wire/transport';

const FRAME = 'x'.repeat(STOP_READING_BYTES / 4);

interface Joined {
  readonly client: WebSocket;
  readonly socket: WebSocket;
  readonly raw: Socket;
  readonly braked: Transport;
  readonly dispose: () => Promise<void>;
}

async function join(): Promise<Joined> {
  const listener = await listen({ server: createServer(), port: 0 });
  const sockets = new WebSocketServer({ server: listener.server, perMessageDeflate: false, maxPayload: GIVE_UP_BYTES });
  const accepted = once(sockets, 'connection') as Promise<[WebSocket, IncomingMessage]>;
  const client = new WebSocket(`ws://127.0.0.1:${listener.port}`, { perMessageDeflate: false });
  const [[socket, { socket: raw }]] = await Promise.all([accepted, once(client, 'open')]);
  const braked = withBrake(new SocketTransport(socket), socket, raw);
  return { client, socket, raw, braked, dispose: () => listener.close() };
}

/** Sends frames until the socket buffers more than `bytes`: the kernel takes the first few. */
function fill({ braked, socket }: Joined, bytes: number): number {
  let frames = 0;
  while (socket.readyState === WebSocket.OPEN && socket.bufferedAmount <= bytes) {
    braked.send(FRAME);
    frames += 1;
  }
  return frames;
}

it('stops reading from a peer that does not read, and reads on when it does', async () => {
  const wire = await join();
  const { client, socket, braked } = wire;
  client.pause();
  const heard: string[] = [];
  braked.onFrame((frame) => heard.push(frame));
  const sent = fill(wire, STOP_READING_BYTES);
  expect(socket.isPaused).toBe(true);
  expect(socket.bufferedAmount).toBeLessThanOrEqual(STOP_READING_BYTES + FRAME.length + 100); // 100: the frame's header
  client.send('asked meanwhile');
  expect(heard).toEqual([]);

  const all = new Promise<number>((resolve) => {
    let received = 0;
    client.on('message', () => {
      received += 1;
      if (received === sent) resolve(received);
    });
  });
  const readAgain = once(socket, 'message');
  client.resume();
  expect(await all).toBe(sent);
  await readAgain;
  expect(heard).toEqual(['asked meanwhile']);
  expect(socket.isPaused).toBe(false);
  await wire.dispose();
});

it('gives up a peer that is too far behind, and what it did not read with it', async () => {
  const wire = await join();
  const closed = new Promise((resolve) => wire.braked.onClose(resolve));
  wire.client.pause();
  wire.client.on('error', () => undefined); // a reset: the host has left
  fill(wire, GIVE_UP_BYTES);
  expect(await closed).toBe('lost');
  expect(wire.raw.destroyed).toBe(true);
  wire.client.terminate();
  await wire.dispose();
});
