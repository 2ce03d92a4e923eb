/** Real processes and sockets; with a capture where this machine allows one, and without. */
import { Socket } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { layersEngine, layersEngineWith } from '../../../src/main/labs/layers/engine';
import { settle } from '../../../src/shared/labs/lab';
import { layers } from '../../../src/shared/labs/layers/contract';
import { allPackets } from '../../../src/shared/labs/layers/envelopes';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab } from '../../support/run-lab';

const notCapturing = layersEngineWith(() => Promise.resolve(undefined));
const codes = (events: readonly TraceEvent[], actor: string): unknown[] =>
  events
    .filter((one) => one.actor === actor && one.kind === 'note')
    .map(({ data }) => (data as { code: unknown }).code);

describe('one message', () => {
  it.each(['tcp', 'udp'] as const)('over %s is an object again at the other end', async (transport) => {
    const params = { transport, from: '민아', message: '안녕\n"hello"' };
    const { status, summary, events } = await runLab(notCapturing, layers, { params });
    expect(status).toBe('completed');
    const messageBytes = Buffer.byteLength(JSON.stringify({ from: '민아', text: params.message }));
    expect(summary).toMatchObject({ transport, messageBytes, received: params.message, source: 'reconstructed' });
    expect(summary.headerBytes).toBe(transport === 'tcp' ? 54 : 42);
    const send = events.find(({ kind, actor }) => kind === 'send' && actor === 'client');
    expect(send?.data).toMatchObject({ protocol: transport, sizeBytes: messageBytes + (transport === 'tcp' ? 4 : 0) });
    const purposes = allPackets(events).map(({ purpose }) => purpose);
    expect(purposes.slice(0, 4)).toEqual(transport === 'tcp' ? ['open', 'open', 'open', 'data'] : ['data']);
  });

  it('of the largest size arrives whole', async () => {
    const message = '안'.repeat(10_000);
    const { summary } = await runLab(notCapturing, layers, { params: { transport: 'udp', message } });
    expect(summary.received).toBe(message);
  });

  it('stands still at the turnstile and is stopped there', async () => {
    const lab = startLab(notCapturing, layers, { pace: { mode: 'paused' } });
    await lab.atGate(({ waiting }) => waiting.length > 0);
    const { status, summary } = await lab.stop();
    expect(status).toBe('stopped');
    expect(summary).toMatchObject({ received: null });
  });
});

it('captured, where this machine allows it, is the same message in real packets', async ({ skip }) => {
  const { status, summary, events } = await runLab(layersEngine, layers, { params: { transport: 'udp' } });
  expect(status).toBe('completed');
  if (summary.source === 'reconstructed') skip('no captures here');
  const packets = allPackets(events);
  expect(packets.map(({ source }) => source)).toEqual(['captured']);
  expect(Buffer.from(packets[0]?.frame ?? []).toString()).toContain('hello 안녕');
  expect(summary).toMatchObject({ packets: 1, headerBytes: 42 });
});

it('stopped while it captures leaves no capture behind', async () => {
  const lab = startLab(layersEngine, layers);
  await lab.until(({ actor, kind }) => actor === 'server' && kind === 'listen');
  expect((await lab.stop()).status).toBe('stopped');
  expect(lab.scope.live()).toEqual([]);
});

describe('the checksum', () => {
  it.each([
    ['nothing', false, 'hello'],
    ['one-bit', true, null],
    ['two-that-cancel', false, 'other'],
    ['swap-words', false, 'other'],
  ] as const)('after %s: noticed is %s', async (turn, checksumNoticed, received) => {
    const message = 'hello, this is a text of some length';
    const { status, summary } = await runLab(notCapturing, layers, {
      experiment: 'checksum',
      params: { turn, message },
    });
    expect(status).toBe('completed');
    expect(summary).toMatchObject({ transport: 'udp', checksumNoticed });
    expect(summary.checksumSent === summary.checksumComputed).toBe(!checksumNoticed);
    if (received === 'hello') expect(summary.received).toBe(message);
    else if (received === null) expect(summary.received).toBeNull();
    else expect(summary.received).not.toBe(message);
  });
});

describe('the rules', () => {
  const hello = 'HELLO, mina';
  it.each([
    ['nothing', [hello, 'GOT 12', 'BYE'], undefined],
    ['no-hello', ['ERROR HELLO_FIRST'], 'HELLO_FIRST'],
    ['no-length', [hello, 'ERROR LENGTH_BEFORE_MESSAGE'], 'LENGTH_BEFORE_MESSAGE'],
    ['talks-after-bye', [hello, 'GOT 12', 'BYE', 'ERROR NOTHING_AFTER_BYE'], 'NOTHING_AFTER_BYE'],
    ['never-says-bye', [hello, 'GOT 12', 'ERROR BYE_AT_THE_END'], 'BYE_AT_THE_END'],
  ] as const)('with %s broken', async (breaks, answers, rule) => {
    const { status, summary } = await runLab(notCapturing, layers, { experiment: 'rules', params: { breaks } });
    expect(status).toBe('completed');
    expect(summary.answers).toEqual(answers);
    expect(summary.brokenRule).toBe(rule);
  });
});

it.each([
  ['checksum', 'tcp', 'udp'],
  ['rules', 'udp', 'tcp'],
])('%s over %s is refused: it is over %s only', (experiment, transport, only) => {
  const problem = { code: 'NOT_A_CHOICE', choices: [only] };
  expect(settle(layers, experiment, { transport })).toEqual({ ok: false, parameter: 'transport', problem });
  expect(settle(layers, experiment, { transport: only })).toMatchObject({ ok: true, params: { transport: only } });
  expect(settle(layers, 'lenses', { transport })).toMatchObject({ ok: true });
});

it('keeps its server up for a client from outside, whatever that says', async () => {
  const lab = startLab(notCapturing, layers, { hold: true });
  await lab.until(({ actor, kind, data }) => actor === 'server' && kind === 'note' && codeOf(data) === 'DECODED');
  const { data } = await lab.until(({ actor, kind }) => actor === 'server' && kind === 'listen');
  const client = new Socket();
  client.connect((data as { port: number }).port, '127.0.0.1');
  await once(client, 'connect');
  client.end(Buffer.from([0, 0, 0, 3, 1, 2, 3]));
  client.resume();
  await once(client, 'close');
  await lab.until(({ data: told }) => codeOf(told) === 'NOT_A_MESSAGE');
  const { status, events } = await lab.stop();
  expect(status).toBe('stopped');
  expect(codes(events, 'server')).toEqual(['DECODED', 'NOT_A_MESSAGE']);
});

const codeOf = (data: unknown): unknown => (data as { code?: unknown } | undefined)?.code;
