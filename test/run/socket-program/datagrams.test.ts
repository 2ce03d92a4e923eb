/** Datagrams between real processes: who is told of what, by whom it came, and in which order. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { beforeAll, expect, it } from 'vitest';
import { buildPrograms } from './build-programs';
import { bench, net, textOf } from './team';

beforeAll(buildPrograms);

const numbered = (count: number): string[] => Array.from({ length: count }, (_, number) => `number ${number}`);

it('pairs what two processes send each other, each with its line and its bytes', async () => {
  const { team, start, events } = bench();
  await start('server', 'udp-receiver.process', { count: 3, answers: true });
  const port = await team.portOf('server');
  await start('client', 'udp-sender.process', { port, texts: numbered(3), awaitsAnswers: true });
  await team.joinAll();
  const all = events();
  const sends = all.filter(({ kind }) => kind === 'send');
  expect(sends.map((event) => [event.actor, textOf(event)])).toEqual([
    ['client', 'number 0'],
    ['server', 're: number 0'],
    ['client', 'number 1'],
    ['server', 're: number 1'],
    ['client', 'number 2'],
    ['server', 're: number 2'],
  ]);
  for (const send of sends) {
    const receive = all.find(({ kind, msg }) => kind === 'receive' && msg === send.msg);
    expect(receive && textOf(receive)).toBe(textOf(send));
    expect(receive?.data).toEqual(send.data);
    expect(send.fidelity).toBe('LIVE');
    expect(receive?.fidelity).toBe('LIVE');
    expect(send.line).toBe(send.actor === 'server' ? 9 : 13);
  }
  expect(all.find(({ kind, actor }) => kind === 'bind' && actor === 'server')).toMatchObject({
    socket: `udp:${port}`,
    data: { protocol: 'udp', port },
  });
});

it('pairs a flood of two thousand', async () => {
  const { team, start, events } = bench();
  await start('server', 'udp-receiver.process', { count: 0, answers: false });
  const port = await team.portOf('server');
  const count = 2_000;
  const client = await start('client', 'udp-sender.process', { port, texts: numbered(count), awaitsAnswers: false });
  await team.join(client);
  const sent = events().filter(({ kind }) => kind === 'send');
  expect(sent.map(textOf)).toEqual(numbered(count));
  await team.close();
  const all = events();
  const texts = new Map(sent.map((event) => [event.msg, textOf(event)]));
  const received = all.filter(({ kind }) => kind === 'receive');
  expect(received.length).toBeGreaterThan(0);
  for (const event of received) expect(texts.get(event.msg)).toBe(textOf(event));
  expect(new Set(received.map(({ msg }) => msg)).size).toBe(received.length);
});

it('calls a client that is not of the run outside-1, and reconstructs what it sent', async () => {
  const { team, start, until, events, actors } = bench();
  await start('server', 'udp-receiver.process', { count: 0, answers: true });
  const port = await team.portOf('server');
  const outside = createSocket('udp4').bind(0, '127.0.0.1');
  await once(outside, 'listening');
  outside.send('anybody there?', port, '127.0.0.1');
  const [answer] = (await once(outside, 'message')) as [Buffer];
  expect(answer.toString()).toBe('re: anybody there?');
  const received = await until(({ kind, actor }) => kind === 'receive' && actor === 'server');
  const sent = events().find(({ actor }) => actor === 'outside-1');
  expect(sent).toMatchObject({ kind: 'send', fidelity: 'RECONSTRUCTED', msg: received.msg, bytes: received.bytes });
  expect(sent?.data).toEqual(received.data);
  expect(received.fidelity).toBe('LIVE');
  expect(net(received).from).toBe(outside.address().port);
  expect(actors).toContainEqual({ actor: 'outside-1', kind: 'outside' });
  outside.send('again', port, '127.0.0.1');
  const again = await until((event) => event.kind === 'receive' && textOf(event) === 'again');
  expect(events().find(({ kind, msg }) => kind === 'send' && msg === again.msg)?.actor).toBe('outside-1');
  await new Promise<void>((resolve) => outside.close(resolve));
});

it('says who sent it, also of a process that was killed before it could report it', async () => {
  const { team, start, until, events, actors } = bench();
  await start('server', 'udp-receiver.process', { count: 1, answers: false });
  const port = await team.portOf('server');
  const given = { port, texts: ['my last words'], awaitsAnswers: false, diesAfter: 0 };
  const client = await start('client', 'udp-sender.process', given);
  await team.join(client);
  const received = await until(({ kind }) => kind === 'receive');
  const sent = events().find(({ kind, msg }) => kind === 'send' && msg === received.msg);
  expect(sent && textOf(sent)).toBe('my last words');
  expect(actors.some(({ kind }) => kind === 'outside')).toBe(false);
  expect(sent?.actor).toBe('client');
});
