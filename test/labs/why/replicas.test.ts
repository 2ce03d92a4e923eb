/** Real processes and sockets: every request is answered or counted as failed, whoever is killed. */
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { whyEngine } from '../../../src/main/labs/why/engine';
import { MAX_LINE_BYTES, readLine } from '../../../src/main/labs/why/lines';
import { why, type WhySummary } from '../../../src/shared/labs/why/contract';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { runLab, startLab, type StartedLab } from '../../support/run-lab';

const experiment = 'replicas';
const sum = (counts: WhySummary['answered']): number => Object.values(counts ?? {}).reduce((all, one) => all + one, 0);
const works = (actor: string) => (event: TraceEvent) => event.actor === actor && event.kind === 'work';

it('answers every request, each replica its share', async () => {
  const { summary, events, status } = await runLab(whyEngine, why, { experiment, params: { requests: 12, fastMs: 1 } });
  expect(status).toBe('completed');
  expect(summary).toMatchObject({
    failed: 0,
    retried: 0,
    answeredAfterKill: 0,
    answered: { 'replica-1': 4, 'replica-2': 4, 'replica-3': 4 },
  });
  const numbers = (kind: string) =>
    events.flatMap(({ actor, kind: one, data }) =>
      actor === 'client' && one === kind ? [(data as { item: number }).item] : [],
    );
  const all = Array.from({ length: 12 }, (_, index) => index + 1);
  expect(numbers('send')).toEqual(all);
  expect(numbers('receive').sort((one, other) => one - other)).toEqual(all);
});

it('pairs both ends of each message', async () => {
  const { events } = await runLab(whyEngine, why, { experiment, params: { requests: 3, fastMs: 1, replicas: 1 } });
  const sent = events.filter(({ kind }) => kind === 'send');
  expect(sent).toHaveLength(3 * 4);
  for (const { msg, seq, actor } of sent) {
    const received = events.filter((event) => event.kind === 'receive' && event.msg === msg);
    expect(received).toHaveLength(1);
    expect(received[0]?.seq).toBeGreaterThan(seq);
    expect(received[0]?.actor).not.toBe(actor);
  }
});

it('tells what was sent before what was received, however late the sender tells of it', async () => {
  const { status, events } = await runLab(whyEngine, why, {
    experiment,
    params: { requests: 1, fastMs: 1, replicas: 1 },
    programs: { 'labs/why/client.process': join(import.meta.dirname, 'fixtures/tardy-client.mjs') },
  });
  expect(status).toBe('completed');
  const ends = events.filter(({ msg, kind }) => msg === 'client#1' && (kind === 'send' || kind === 'receive'));
  expect(ends.map(({ actor, kind }) => [actor, kind])).toEqual([
    ['client', 'send'],
    ['main', 'receive'],
  ]);
});

describe('a replica that is killed at work', () => {
  it('costs nothing if the door may ask another', async () => {
    const lab = startLab(whyEngine, why, { experiment, params: { requests: 30, fastMs: 20 } });
    await lab.until(works('replica-2'));
    await lab.act('kill', { actor: 'replica-2' });
    const { summary, events, status } = await lab.end();
    expect(status).toBe('completed');
    expect(sum(summary.answered) + (summary.failed ?? 0)).toBe(30);
    expect(summary.failed).toBe(0);
    expect(summary.retried).toBeGreaterThan(0);
    expect(summary.answeredAfterKill).toBeGreaterThan(0);
    const gone = events.findIndex(({ actor, kind }) => actor === 'replica-2' && kind === 'exit');
    expect(events.slice(gone).some(({ actor, kind }) => actor === 'replica-2' && kind === 'work')).toBe(false);
  });

  it('takes what it had in hand with it if the door may not', async () => {
    const lab = startLab(whyEngine, why, { experiment, params: { requests: 30, fastMs: 20, retries: 0 } });
    await lab.until(works('replica-1'));
    await lab.act('kill', { actor: 'replica-1' });
    const { summary, events } = await lab.end();
    expect(sum(summary.answered) + (summary.failed ?? 0)).toBe(30);
    expect(summary.failed).toBeGreaterThan(0);
    expect(summary.retried).toBe(0);
    expect(events.filter(({ kind }) => kind === 'drop')).toHaveLength(summary.failed ?? 0);
    expect(events.filter(({ actor, kind }) => actor === 'client' && kind === 'error')).toHaveLength(
      summary.failed ?? 0,
    );
  });

  it('was the last one: the rest fails, and the run ends', async () => {
    const lab = startLab(whyEngine, why, { experiment, params: { requests: 20, fastMs: 20, replicas: 2, retries: 7 } });
    await lab.until(works('replica-1'));
    await lab.act('kill', { actor: 'replica-1' });
    await lab.act('kill', { actor: 'replica-2' });
    const { summary, status } = await lab.end();
    expect(status).toBe('completed');
    expect(sum(summary.answered) + (summary.failed ?? 0)).toBe(20);
    expect(summary.failed).toBeGreaterThan(0);
  });

  it('cannot be killed again, nor can anybody else', async () => {
    const lab = startLab(whyEngine, why, { experiment, params: { requests: 1_000, fastMs: 20 } });
    await lab.until(works('replica-1'));
    await lab.act('kill', { actor: 'replica-1' });
    await lab.until(({ actor, kind }) => actor === 'replica-1' && kind === 'exit');
    await expect(lab.act('kill', { actor: 'replica-1' })).rejects.toMatchObject({ code: 'ACTOR_HAS_ENDED' });
    for (const actor of ['client', 'main', 'replica-9', 'constructor'])
      await expect(lab.act('kill', { actor })).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' });
    expect((await lab.stop()).status).toBe('stopped');
  });
});

describe('the door', () => {
  const held = { experiment, params: { requests: 1, fastMs: 1 }, hold: true } as const;
  const clientEnded = (lab: StartedLab<typeof why>) =>
    lab.until(({ actor, kind }) => actor === 'client' && kind === 'exit');
  const portOf = (lab: StartedLab<typeof why>): number => {
    const found = lab.run.recorder.announced.flatMap(({ item }) => (item.type === 'address' ? [item.address] : []));
    expect(found).toMatchObject([{ name: 'door', protocol: 'tcp', host: '127.0.0.1' }]);
    return found[0]?.port ?? 0;
  };

  it('answers a client from outside', async () => {
    const lab = startLab(whyEngine, why, held);
    await clientEnded(lab);
    const socket = connect({ host: '127.0.0.1', port: portOf(lab) });
    socket.write('hello\n');
    expect(await text(socket)).toMatch(/^hello main#\d+ replica-\d+\n$/);
    expect([...lab.actors().keys()]).toContain('outside');
    await lab.stop();
  });

  it.each(['client#99', 'replica-1#99', 'nobody#1'])('answers who only borrows the name %s', async (name) => {
    const lab = startLab(whyEngine, why, held);
    await clientEnded(lab);
    const stranger = connect({ host: '127.0.0.1', port: portOf(lab) });
    stranger.write(`7 ${name}\n`);
    expect(await text(stranger)).toMatch(/^7 main#\d+ replica-\d+\n$/);
    await lab.stop();
  });

  it('hangs up on who says too much, or nothing, and goes on', async () => {
    const lab = startLab(whyEngine, why, held);
    await clientEnded(lab);
    const port = portOf(lab);
    const babbler = connect({ host: '127.0.0.1', port }).on('error', () => undefined);
    babbler.write('x'.repeat(MAX_LINE_BYTES + 1));
    await new Promise((resolve) => babbler.once('close', resolve));
    const silent = connect({ host: '127.0.0.1', port });
    silent.end();
    await new Promise((resolve) => silent.resume().once('close', resolve));
    const socket = connect({ host: '127.0.0.1', port });
    socket.write('still there\n');
    expect(await text(socket)).toMatch(/^still main#\d+ replica-\d+\n$/);
    await lab.stop();
  });

  it('is shut after a stop', async () => {
    const lab = startLab(whyEngine, why, held);
    await clientEnded(lab);
    const port = portOf(lab);
    await lab.stop();
    const refused = new Promise((resolve) => connect({ host: '127.0.0.1', port }).once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('takes a handover’s name only if it looks like one', () => {
    expect(readLine('17 client#17')).toEqual({ words: '17', msg: 'client#17', rest: undefined });
    expect(readLine('17 __proto__')).toMatchObject({ msg: undefined });
    expect(readLine('17 main#3 replica-2')).toEqual({ words: '17', msg: 'main#3', rest: 'replica-2' });
  });
});

describe('a stop', () => {
  it.each(['listen', 'spawn', 'ready', 'work', 'receive'] as const)('leaves nothing at the first %s', async (kind) => {
    const lab = startLab(whyEngine, why, { experiment, params: { requests: 1_000 } });
    await lab.until((event) => event.kind === kind);
    expect((await lab.stop()).status).toBe('stopped');
  });
});

it('can be shuffled', async () => {
  const { summary } = await runLab(whyEngine, why, {
    experiment,
    params: { requests: 6, fastMs: 1 },
    pace: { mode: 'shuffled' },
  });
  expect(sum(summary.answered)).toBe(6);
});
