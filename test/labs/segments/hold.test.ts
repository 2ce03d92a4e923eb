/** The receiver that stays up, and a sender that is no part of the run. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { segmentsEngine } from '../../../src/main/labs/segments/engine';
import { segments } from '../../../src/shared/labs/segments/contract';
import { decodeSegment, encodeSegment } from '../../../src/shared/labs/segments/segment';
import { netDataOf } from '../../../src/shared/net/net-data';
import type { Json } from '../../../src/shared/wire/json';
import { runPython, python } from '../../support/python';
import { startLab, type StartedLab } from '../../support/run-lab';

const noteOf = (data: Json | undefined) => data as Readonly<Record<string, Json>> | undefined;

/** The port of an actor's socket, once the run's own transfer is over. */
async function portAfterwards(lab: StartedLab<typeof segments>, actor: 'receiver' | 'relay'): Promise<number> {
  await lab.until(({ actor: by, data }) => by === 'sender' && noteOf(data)?.['code'] === 'ALL_ACKNOWLEDGED');
  const bound = await lab.until((event) => event.actor === actor && event.kind === 'bind');
  return netDataOf(bound.data)?.port ?? 0;
}

const fromOutside = (lab: StartedLab<typeof segments>) =>
  lab.until(({ data }) => noteOf(data)?.['code'] === 'PUT_TOGETHER' && noteOf(data)?.['from'] !== undefined);

it('puts together what a sender from outside sends, and keeps it apart from its own', async () => {
  const lab = startLab(segmentsEngine, segments, { params: { text: 'ab', loss: 0, delayMs: 0 }, hold: true });
  const port = await portAfterwards(lab, 'receiver');
  const socket = createSocket('udp4');
  try {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const payload = new TextEncoder().encode('hi');
    const answered = once(socket, 'message') as Promise<[Buffer]>;
    socket.send(
      encodeSegment({ kind: 'last', stream: 0, sequence: 0, acknowledgement: 0, window: 0, payload }),
      port,
      '127.0.0.1',
    );
    const [answer] = await answered;
    expect(decodeSegment(answer)).toMatchObject({ segment: { kind: 'acknowledgement', acknowledgement: 1 } });
    const note = noteOf((await fromOutside(lab)).data);
    expect(note).toMatchObject({ text: 'hi', sizeBytes: 2, from: socket.address().port });
  } finally {
    socket.close();
  }
  expect(lab.actors().get('outside-1')?.kind).toBe('outside');
  const { status, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(summary).toMatchObject({ intact: true, delivered: 'ab', duplicatesDropped: 0 });
});

it.skipIf(!python)('the Python sender gets its text across the bad network', async () => {
  const lab = startLab(segmentsEngine, segments, { params: { text: 'ab', delayMs: 0 }, hold: true });
  const port = await portAfterwards(lab, 'relay');
  await runPython('segments/segments.py', 'send', String(port), 'hello from outside', '4');
  expect(noteOf((await fromOutside(lab)).data)).toMatchObject({ text: 'hello from outside' });
  expect(lab.actors().get('outside-1')?.kind).toBe('outside');
  await lab.stop();
});
