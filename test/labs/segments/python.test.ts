/** The Python counterpart against our own halves: the same bytes, so either end may be the other's. */
import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Receiver } from '../../../src/shared/labs/segments/receiver';
import { decodeSegment, encodeSegment } from '../../../src/shared/labs/segments/segment';
import { Sender } from '../../../src/shared/labs/segments/sender';
import { python, runPython } from '../../support/python';

const TEXT = 'To be put together again, by somebody else: 안녕하세요.';
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  sockets.push(socket);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

it.skipIf(!python)('by itself it loses three in ten and still delivers', async () => {
  const lines = (await runPython('segments/segments.py')).trim().split(/\r?\n/);
  const [, needed, sent] = (/needed (\d+) segments, sent (\d+)/.exec(lines[0] ?? '') ?? []).map(Number);
  expect(needed).toBe(7);
  expect(sent).toBeGreaterThan(7);
  expect(lines[1]).toBe('intact: True');
});

it.skipIf(!python)('its sender is understood by our receiver, which loses every third', async () => {
  const socket = await bound();
  const pieces: Uint8Array[] = [];
  const receiver = new Receiver({ protocol: 'go-back-n', stream: 0, window: 4 }, (payload) => pieces.push(payload));
  let arrived = 0;
  socket.on('message', (bytes, { port }) => {
    arrived += 1;
    if (arrived % 3 === 0) return;
    const answer = receiver.heard(decodeSegment(bytes));
    if (answer) socket.send(encodeSegment(answer), port, '127.0.0.1');
  });
  const [needed, sent] = (await runPython('segments/segments.py', 'send', String(socket.address().port), TEXT, '4'))
    .split(' ')
    .map(Number);
  expect(Buffer.concat(pieces).toString()).toBe(TEXT);
  expect(receiver.isComplete).toBe(true);
  expect(sent).toBeGreaterThan(needed ?? 0);
});

it.skipIf(!python)('its receiver understands our sender', async () => {
  const child = spawn(python ?? '', ['-B', PROGRAM, 'receive', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  while (!printed.includes('\n')) await once(child.stdout, 'data');
  const port = Number(/port (\d+)/.exec(printed)?.[1]);
  const socket = await bound();
  const timeout = { initialMs: 200, minMs: 50, maxMs: 1_000 };
  const options = { protocol: 'selective-repeat', stream: 0, segmentBytes: 5, window: 4, timeout } as const;
  const sender = new Sender(new TextEncoder().encode(TEXT), options);
  const send = (): void => {
    for (const segment of sender.due(performance.now())) socket.send(encodeSegment(segment), port, '127.0.0.1');
  };
  send();
  while (!sender.isDone) {
    const [bytes] = (await once(socket, 'message')) as [Buffer];
    sender.heard(decodeSegment(bytes), performance.now());
    send();
  }
  await once(child, 'close');
  expect(printed.split(/\r?\n/)[1]).toBe(TEXT);
});

const PROGRAM = join(import.meta.dirname, '../../../src/main/labs/segments/segments.py');
