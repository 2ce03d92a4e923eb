/** A program that does not take what comes: what it leaves is bounded, and what finds no room is named. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { beforeAll, expect, it } from 'vitest';
import { ParentQueue } from '../../../src/main/run/process-program/parent-queue';
import { MAX_UNTAKEN_BYTES } from '../../../src/main/run/socket-program/datagrams';
import { MAX_DATAGRAM_BYTES } from '../../../src/shared/net/net-data';
import { buildPrograms } from './build-programs';
import { bench, net } from './team';

beforeAll(buildPrograms);

it('throws away what comes after what it keeps for a slow program, and goes on when some was taken', async () => {
  const orders = new ParentQueue<number>('orders');
  const { team, start, events, until } = bench({ queues: [orders] });
  await start('server', 'idle-receiver.process', {});
  const port = await team.portOf('server');
  const outside = createSocket('udp4').bind(0, '127.0.0.1');
  await once(outside, 'listening');
  const kept = Math.floor(MAX_UNTAKEN_BYTES / MAX_DATAGRAM_BYTES);
  let number = 0;
  /** One after the other, each seen to arrive, so that the system loses none. */
  const send = async (kind: 'receive' | 'drop'): Promise<void> => {
    const payload = Buffer.alloc(MAX_DATAGRAM_BYTES, `${String((number += 1))} `);
    const before = events().filter((event) => event.kind === kind).length;
    outside.send(payload, port, '127.0.0.1');
    let seen = 0;
    await until((event) => event.kind === kind && (seen += 1) > before);
  };
  for (let sent = 0; sent < kept; sent += 1) await send('receive');
  await send('drop');
  const drop = events().find(({ kind }) => kind === 'drop');
  expect(drop && net(drop)).toMatchObject({ reason: 'not-taken', sizeBytes: MAX_DATAGRAM_BYTES });
  expect(drop?.actor).toBe('server');
  const sent = events().find(({ kind, msg }) => kind === 'send' && msg === drop?.msg);
  expect(sent?.actor).toBe('outside-1');
  expect(sent && net(sent).reason).toBeUndefined();
  await team.put(orders, 2);
  await until(({ kind, actor }) => kind === 'get' && actor === 'server');
  await send('receive');
  await new Promise<void>((resolve) => outside.close(resolve));
});
