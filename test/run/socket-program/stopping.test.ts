/** Gated sockets, and a stop at any moment: nothing hangs, nothing is left. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/shared/relay/faults';
import { buildPrograms } from './build-programs';
import { bench, net, textOf } from './team';

beforeAll(buildPrograms);

const texts = Array.from({ length: 3 }, (_, number) => `number ${number}`);

it('stands before each send while it is paused, and what arrives is held by nobody', async () => {
  const { team, turnstile, start, standing, until, events } = bench();
  await start('server', 'udp-receiver.process', { count: 3, answers: false });
  const port = await team.portOf('server');
  turnstile.setPace({ mode: 'paused' });
  const starting = start('client', 'udp-sender.process', { port, texts, awaitsAnswers: false });
  await standing(({ waiting }) => waiting[0]?.actor === 'main');
  turnstile.step();
  await starting;
  await standing(({ waiting }) => waiting[0]?.kind === 'ready');
  turnstile.step();
  for (const text of texts) {
    await standing(({ waiting }) => waiting[0]?.kind === 'send');
    const { waiting } = turnstile.state();
    expect(waiting).toMatchObject([{ actor: 'client', kind: 'send', line: 13 }]);
    expect(waiting[0]?.socket).toMatch(/^udp:\d+$/);
    expect(events().some((event) => event.kind === 'send' && textOf(event) === text)).toBe(false);
    turnstile.step('client');
    const received = await until((event) => event.kind === 'receive' && textOf(event) === text);
    expect(received.fidelity).toBe('GATED');
  }
  await standing(({ waiting }) => waiting[0]?.kind === 'close');
});

it('goes through in shuffled pace, the same way for the same seed', async () => {
  const orders: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const { team, start, events, stop } = bench({ pace: { mode: 'shuffled' } });
    await start('server', 'udp-receiver.process', { count: 6, answers: true });
    const port = await team.portOf('server');
    for (const actor of ['client-1', 'client-2']) {
      await start(actor, 'udp-sender.process', {
        port,
        texts: texts.map((text) => `${actor}: ${text}`),
        awaitsAnswers: true,
      });
    }
    await team.joinAll();
    orders.push(
      events()
        .filter(({ kind }) => kind === 'send')
        .map(textOf)
        .join(),
    );
    await stop();
  }
  expect(orders[0]?.split(',')).toHaveLength(12);
  expect(orders[1]).toBe(orders[0]);
});

it('answers portOf by an error when there will be none', async () => {
  const { team, start, stop } = bench();
  const client = await start('client', 'tcp-client.process', { port: 1, texts: [], ending: 'leave' });
  await expect(team.portOf('client')).rejects.toMatchObject({ code: 'NO_PORT' });
  await team.join(client);
  await expect(team.portOf('client')).rejects.toMatchObject({ code: 'NO_PORT' });
  await start('late', 'tcp-client.process', { port: 1, texts: [], ending: 'leave' });
  const port = team.portOf('late');
  const refused = expect(port).rejects.toMatchObject({ code: expect.stringMatching(/NO_PORT|CANCELLED/) as string });
  await stop();
  await refused;
});

it('answers portOf by the problem of the parameter when somebody was quicker', async () => {
  const quicker = createSocket('udp4').bind(0, '127.0.0.1');
  await once(quicker, 'listening');
  const { port } = quicker.address();
  const { team, start } = bench();
  const server = await start('server', 'idle-receiver.process', { port });
  const problem = {
    code: 'BAD_PARAMETER',
    detail: { parameter: 'port', problem: { code: 'PORT_IN_USE', port } },
  };
  await expect(team.portOf('server')).rejects.toMatchObject(problem);
  await team.join(server);
  await expect(team.portOf('server')).rejects.toMatchObject(problem);
  await new Promise<void>((resolve) => quicker.close(resolve));
});

it.each(['flood', 'transfer', 'paused', 'by hand', 'outside'] as const)(
  'ends everything when it is stopped: %s',
  async (moment) => {
    const { team, turnstile, start, standing, until, stop } = bench({ hold: true });
    if (moment === 'transfer') {
      await start('server', 'tcp-server.process', { connections: 1, answers: true, ending: 'close' });
      const port = await team.portOf('server');
      const relay = await team.tcpRelay({ target: port, faults: { ...NO_FAULTS, delayMs: 5 } });
      const given = { port: relay.port, texts: Array.from({ length: 200 }, () => 'x'.repeat(100_000)), ending: 'stay' };
      await start('client', 'tcp-client.process', given);
      await until(({ actor, kind }) => actor === 'server' && kind === 'receive');
    } else {
      await start('server', 'udp-receiver.process', { count: 0, answers: true });
      const target = await team.portOf('server');
      const relay = await team.udpRelay({ target, faults: NO_FAULTS, hand: moment === 'by hand' });
      if (moment === 'paused') turnstile.setPace({ mode: 'paused' });
      const many = Array.from({ length: 20_000 }, (_, number) => `number ${number}`);
      const given = { port: relay.port, texts: many, awaitsAnswers: false };
      if (moment !== 'outside') void start('client', 'udp-sender.process', given).catch(() => undefined);
      if (moment === 'paused') await standing(({ waiting }) => waiting.length > 0);
      if (moment === 'flood') await until((event) => event.actor === 'server' && event.kind === 'receive');
      if (moment === 'by hand') await until((event) => event.actor === 'relay' && net(event).waits === true);
      if (moment === 'outside') {
        await start('other', 'tcp-server.process', { connections: 1, answers: true, ending: 'close' });
        const socket = connect({ host: '127.0.0.1', port: await team.portOf('other') });
        socket.on('error', () => undefined).write('hello');
        await once(socket, 'data');
        const closed = once(socket, 'close');
        await stop();
        await closed;
      }
    }
    await stop();
    expect(team.isAlive).toBe(false);
  },
);
