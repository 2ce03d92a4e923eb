/** The lab with real processes and real UDP sockets, through the real relay. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { segmentsEngine } from '../../../src/main/labs/segments/engine';
import { SEGMENT_PROTOCOLS, segments } from '../../../src/shared/labs/segments/contract';
import { readHeader } from '../../../src/shared/labs/segments/segment';
import { netDataOf } from '../../../src/shared/net/net-data';
import { FREE } from '../../../src/shared/bench/pace';
import type { TraceEvent } from '../../../src/shared/trace/event';
import type { Json } from '../../../src/shared/wire/json';
import { runLab, startLab } from '../../support/run-lab';

const TEXT = 'To be put together again: one stream, many segments. 이어 붙여요.';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const codeOf = (data: Json | undefined) => (data as { readonly code?: string } | null | undefined)?.code;
const headerOf = (event: TraceEvent) => readHeader(Buffer.from(event.bytes ?? '', 'hex'));

describe.each(SEGMENT_PROTOCOLS)('%s', (protocol) => {
  it('delivers the text intact through every fault at once', async () => {
    const params = {
      protocol,
      text: TEXT,
      loss: 0.2,
      reorder: 0.2,
      duplicate: 0.2,
      corrupt: 0.1,
      delayMs: 1,
    };
    const { status, summary, events } = await runLab(segmentsEngine, segments, { experiment: protocol, params });
    expect(status).toBe('completed');
    expect(summary).toMatchObject({
      protocol,
      delivered: TEXT,
      intact: true,
      sha256Sent: sha256(TEXT),
      sha256Received: sha256(TEXT),
    });
    const sent = events.filter(({ actor, kind }) => actor === 'sender' && kind === 'send');
    expect(summary.segmentsSent).toBe(sent.length);
    expect(summary.retransmitted).toBe(sent.length - new Set(sent.map((one) => headerOf(one)?.sequence)).size);
    const lost = events.filter((event) => event.kind === 'drop' && netDataOf(event.data)?.reason === 'loss');
    expect(lost.length).toBeGreaterThan(0);
  });

  it('sends each segment once where nothing happens to any', async () => {
    const params = { protocol, text: TEXT, loss: 0, reorder: 0, duplicate: 0, window: 4, delayMs: 0 };
    // A processor that is busy elsewhere may make a timer run out; what is needed is sent in any case.
    const { summary } = await runLab(segmentsEngine, segments, { experiment: protocol, params });
    expect(summary.delivered).toBe(TEXT);
    expect(summary.segmentsSent - summary.retransmitted).toBe(Math.ceil(Buffer.byteLength(TEXT) / 8));
    expect(summary.corruptDropped).toBe(0);
  });
});

it('what came through the relay is marked as slowed', async () => {
  const { events } = await runLab(segmentsEngine, segments, { params: { text: 'abc', loss: 0 } });
  const received = events.find(({ actor, kind }) => actor === 'receiver' && kind === 'receive');
  expect(received?.fidelity).toBe('SLOWED');
});

it('sweeps the losses, each protocol at each', async () => {
  const { summary } = await runLab(segmentsEngine, segments, {
    experiment: 'loss-sweep',
    params: { sizeBytes: 400, segmentBytes: 100, delayMs: 0 },
  });
  expect(summary.intact).toBe(true);
  expect(summary.sweep?.map(({ protocol, loss }) => `${protocol} ${loss}`)).toEqual(
    [0, 0.1, 0.3].flatMap((loss) => SEGMENT_PROTOCOLS.map((protocol) => `${protocol} ${loss}`)),
  );
});

it('by hand: a changed copy is thrown away in silence, and the original is delivered', async () => {
  const lab = startLab(segmentsEngine, segments, { experiment: 'by-hand', params: { text: 'ab', window: 1 } });
  const card = await lab.until((event) => event.actor === 'relay' && netDataOf(event.data)?.waits === true);
  const original = netDataOf(card.data)?.card ?? 0;
  await lab.act('copy', { card: original });
  const made = await lab.until((event) => netDataOf(event.data)?.copyOf === original);
  const copy = netDataOf(made.data)?.card ?? 0;
  const bytes = Buffer.from(card.bytes ?? '', 'hex');
  bytes[16] = 0x58;
  await lab.act('edit', { card: copy, bytes: bytes.toString('hex') });
  await lab.act('release', { card: copy });
  await lab.until(({ actor, data }) => actor === 'receiver' && codeOf(data) === 'CORRUPT');
  await lab.act('hand', { on: false });
  const { summary } = await lab.end();
  expect(summary).toMatchObject({ delivered: 'ab', intact: true, corruptDropped: 1, acknowledgements: 1 });
});

it('stopped with cards waiting, it leaves nothing and says what there is', async () => {
  const lab = startLab(segmentsEngine, segments, { experiment: 'by-hand' });
  await lab.until((event) => event.actor === 'relay' && netDataOf(event.data)?.waits === true);
  const { status, summary } = await lab.stop();
  expect(status).toBe('stopped');
  expect(summary).toMatchObject({ intact: false, deliveredBytes: 0, sentBytes: 52 });
});

it('stopped in the middle of a sweep, it leaves nothing', async () => {
  const lab = startLab(segmentsEngine, segments, { experiment: 'loss-sweep', params: { delayMs: 0 } });
  await lab.until(({ data }) => codeOf(data) === 'TIMED_OUT');
  expect((await lab.stop()).status).toBe('stopped');
});

it('goes step by step when it is paused', async () => {
  const lab = startLab(segmentsEngine, segments, { params: { text: 'a', loss: 0 }, pace: { mode: 'paused' } });
  // Starts, first lines, the first segment and its answer: each only when it is told to go.
  while (!lab.events().some(({ actor, kind }) => actor === 'receiver' && kind === 'send')) {
    await Promise.race([lab.atGate(({ waiting }) => waiting.length > 0), lab.run.ended]);
    lab.run.turnstile.step();
  }
  const sent = lab.events().find(({ actor, kind }) => actor === 'sender' && kind === 'send');
  expect(sent?.fidelity).toBe('GATED');
  lab.run.turnstile.setPace(FREE);
  const { summary } = await lab.end();
  expect(summary.delivered).toBe('a');
});
