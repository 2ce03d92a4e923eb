/** Real captures where this machine allows them, and programs that are none. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCapture } from '../../src/main/capture/capture';
import { capturePrograms, type CaptureProgram } from '../../src/main/capture/capture-program';
import { Scope } from '../../src/main/resources/scope';
import { layersOf } from '../../src/shared/net/packet';
import { PcapReader } from '../../src/shared/net/pcap';

let scope: Scope;
let socket: Socket;
const never = new AbortController().signal;

beforeEach(async () => {
  scope = new Scope('test');
  socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
});

afterEach(async () => {
  socket.close();
  await scope.close();
  expect(scope.live()).toEqual([]);
});

const probing = new Scope('probing');
const allowed = (await openCapture({ ports: [9], scope: probing, signal: never })) !== undefined;
await probing.close();
if (!allowed) console.warn('skipped: captures, which this user may not make here');

describe.skipIf(!allowed)('a capture of the loopback', () => {
  it('sees all there was between its beginning and its end, and nothing of other ports', async () => {
    const other = createSocket('udp4').bind(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = socket.address();
    const capture = await openCapture({ ports: [port], scope, signal: never });
    for (let number = 0; number < 20; number += 1) {
      socket.send(`seen ${number}`, port, '127.0.0.1');
      other.send('not seen', other.address().port, '127.0.0.1');
    }
    await once(other, 'message');
    const packets = await capture?.finish();
    other.close();
    const payloads = packets?.map(({ bytes, linkType, sizeBytes }) => {
      const [application] = layersOf({ frame: bytes, linkType, frameBytes: sizeBytes }).slice(3);
      return Buffer.from(bytes.subarray(application?.from)).toString();
    });
    expect(payloads).toEqual(Array.from({ length: 20 }, (_, number) => `seen ${number}`));
    expect(scope.live().filter(({ kind }) => kind === 'process')).toEqual([]);
  });

  it('is gone with its scope, finished or not', async () => {
    await openCapture({ ports: [socket.address().port], scope, signal: never });
    expect(scope.live().map(({ kind }) => kind)).toContain('process');
    await scope.close();
    expect(scope.live()).toEqual([]);
  });
});

const program = (file: string, ...args: readonly string[]): CaptureProgram => ({
  name: 'dumpcap',
  file,
  format: 'pcapng',
  args: () => args,
});

it.each([
  ['is not there', program('/nowhere/dumpcap')],
  ['refuses', program(process.execPath, '-e', 'process.exit(2)')],
  [
    'writes something else',
    program(process.execPath, '-e', 'console.log("this is no capture at all"); setInterval(() => {}, 1000)'),
  ],
])('is not begun with a program that %s', async (_how, one) => {
  expect(await openCapture({ ports: [9], scope, signal: never, programs: [one] })).toBeUndefined();
});

it('is given up when the run ends while it waits', async () => {
  const stop = new AbortController();
  const silent = program(process.execPath, '-e', 'setInterval(() => {}, 1000)');
  const opening = openCapture({ ports: [9], scope, signal: stop.signal, programs: [silent] });
  stop.abort();
  expect(await opening).toBeUndefined();
});

it('looks for no program where there is none', async () => {
  expect(await capturePrograms('aix')).toEqual([]);
  for (const { name } of await capturePrograms()) expect(['dumpcap', 'tcpdump']).toContain(name);
});

it('reads what tcpdump writes, however it is cut and in either order of bytes', () => {
  for (const littleEndian of [true, false]) {
    const file = new DataView(new ArrayBuffer(24 + 16 + 3));
    for (const [at, value] of [
      [0, 0xa1b2c3d4],
      [20, 1],
      [24, 7],
      [28, 5],
      [32, 3],
      [36, 90],
    ] as const)
      file.setUint32(at, value, littleEndian);
    file.setUint8(42, 9);
    const reader = new PcapReader();
    const packets = Array.from(new Uint8Array(file.buffer), (byte) => reader.push(Uint8Array.of(byte))).flat();
    expect(packets).toEqual([{ linkType: 1, at: 7_000_005_000n, bytes: Uint8Array.of(0, 0, 9), sizeBytes: 90 }]);
  }
});
