/** A relay between real processes, as a lane of the trace: what it did to what, and by whom it was let go. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { beforeAll, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/shared/relay/faults';
import type { TraceEvent } from '../../../src/shared/trace/event';
import { buildPrograms } from './build-programs';
import { bench, net, textOf, type Bench } from './team';

beforeAll(buildPrograms);

const texts = Array.from({ length: 30 }, (_, number) => `number ${number}`);

const of = (events: readonly TraceEvent[], actor: string, kind: string): TraceEvent[] =>
  events.filter((event) => event.actor === actor && event.kind === kind);

async function throughUdpRelay(made: Bench, faults: typeof NO_FAULTS, count: number, hand = false): Promise<void> {
  await made.start('server', 'udp-receiver.process', { count, answers: false });
  const relay = await made.team.udpRelay({ target: await made.team.portOf('server'), faults, hand });
  await made.start('client', 'udp-sender.process', { port: relay.port, texts, awaitsAnswers: false });
}

it('tells each datagram twice handed over, SLOWED from the relay on', async () => {
  const made = bench();
  await throughUdpRelay(made, NO_FAULTS, texts.length);
  await made.team.joinAll();
  const all = made.events();
  const sends = of(all, 'client', 'send');
  expect(sends.map(textOf)).toEqual(texts);
  for (const send of sends) {
    const arrived = of(all, 'relay', 'receive').find(({ msg }) => msg === send.msg);
    expect(arrived?.fidelity).toBe('LIVE');
    const passed = of(all, 'relay', 'send').find(({ after }) => after === send.msg);
    expect(passed).toMatchObject({ fidelity: 'SLOWED', bytes: send.bytes });
    expect(passed && net(passed).card).toBe(arrived && net(arrived).card);
    const received = of(all, 'server', 'receive').find(({ msg }) => msg === passed?.msg);
    expect(received).toMatchObject({ fidelity: 'SLOWED', bytes: send.bytes });
  }
  expect(made.actors).toContainEqual({ actor: 'relay', kind: 'relay', pid: process.pid });
  expect(of(all, 'relay', 'bind')).toHaveLength(1);
});

it('says of each what became of it when the relay loses, doubles and turns bits', async () => {
  const made = bench();
  const { until, events, team } = made;
  await throughUdpRelay(made, { ...NO_FAULTS, loss: 0.3, duplicate: 0.3, corrupt: 0.3 }, 0);
  const gone = ({ actor, kind }: TraceEvent): boolean => actor === 'client' && kind === 'exit';
  await until(gone);
  const cardsOf = (kind: string): number[] => of(events(), 'relay', kind).map((event) => net(event).card ?? 0);
  const passedOrDropped = (): number => new Set([...cardsOf('send'), ...cardsOf('drop')]).size;
  await until(() => passedOrDropped() === texts.length);
  const received = (): TraceEvent[] => of(events(), 'server', 'receive');
  await until(() => received().length === cardsOf('send').length);
  const dropped = of(events(), 'relay', 'drop');
  expect(dropped.length).toBeGreaterThan(0);
  for (const drop of dropped) {
    expect(net(drop).reason).toBe('loss');
    expect(events().find(({ kind, msg }) => kind === 'send' && msg === drop.after)?.actor).toBe('client');
  }
  const passed = of(events(), 'relay', 'send');
  expect(new Set(passed.map(({ msg }) => msg))).toEqual(new Set(received().map(({ msg }) => msg)));
  expect(passed.some((event) => net(event).did?.includes('duplicated'))).toBe(true);
  const corrupted = passed.find((event) => net(event).did?.includes('corrupted'));
  const before = events().find(({ kind, msg }) => kind === 'send' && msg === corrupted?.after);
  expect(before?.bytes).not.toBe(corrupted?.bytes);
  await team.close();
});

it('waits for the learner, and what he lets go is GATED', async () => {
  const made = bench();
  const { until, events, team } = made;
  await throughUdpRelay(made, NO_FAULTS, 0, true);
  const acts = team.relayActs();
  const waiting = (card: number) => (event: TraceEvent) =>
    event.actor === 'relay' && event.kind === 'receive' && net(event).card === card && net(event).waits === true;
  await until(waiting(3));
  expect(of(events(), 'relay', 'send')).toEqual([]);
  acts.edit({ card: 2, bytes: Buffer.from('edited').toString('hex') });
  acts.discard({ card: 1 });
  acts.release({ card: 2 });
  const received = await until(({ actor, kind }) => actor === 'server' && kind === 'receive');
  expect(textOf(received)).toBe('edited');
  expect(received.fidelity).toBe('GATED');
  const note = of(events(), 'relay', 'note')[0];
  expect(note && net(note)).toMatchObject({ card: 2, did: ['edited'] });
  expect(of(events(), 'relay', 'drop').map((event) => net(event).reason)).toEqual(['hand']);
  expect(() => acts.release({ card: 1 })).toThrow(expect.objectContaining({ code: 'NO_SUCH_CARD' }) as Error);
  acts.hand({ on: false });
  const last = await until((event) => event.actor === 'server' && textOf(event) === texts.at(-1));
  expect(last.kind).toBe('receive');
  await team.close();
  expect(() => acts.releaseAll({})).toThrow(expect.objectContaining({ code: 'NO_RELAY' }) as Error);
});

it('shows a client from outside that talks to the relay', async () => {
  const { team, start, until, events } = bench();
  await start('server', 'udp-receiver.process', { count: 0, answers: true });
  const relay = await team.udpRelay({ target: await team.portOf('server'), faults: NO_FAULTS });
  const outside = createSocket('udp4').bind(0, '127.0.0.1');
  await once(outside, 'listening');
  outside.send('hello', relay.port, '127.0.0.1');
  const [answer] = (await once(outside, 'message')) as [Buffer];
  expect(answer.toString()).toBe('re: hello');
  const back = await until(
    (event) => event.actor === 'relay' && event.kind === 'send' && textOf(event) === 're: hello',
  );
  expect(net(back).to).toBe(outside.address().port);
  const talk = events().filter(({ kind }) => kind === 'send');
  expect(talk.map(({ actor }) => actor)).toEqual(['outside-1', 'relay', 'server', 'relay']);
  await new Promise<void>((resolve) => outside.close(resolve));
});

it('pairs both halves of a connection through a relay, byte by byte and to its ends', async () => {
  const { team, start, events } = bench();
  await start('server', 'tcp-server.process', { connections: 1, answers: true, ending: 'close' });
  const relay = await team.tcpRelay({ target: await team.portOf('server'), faults: { ...NO_FAULTS, sliceBytes: 7 } });
  const given = { port: relay.port, texts: ['hello, server', 'and again'], ending: 'end' };
  await start('client', 'tcp-client.process', given);
  await team.joinAll();
  const all = events();
  const toServer = of(all, 'server', 'receive').filter((event) => !net(event).fin);
  expect(toServer.map(textOf).join('')).toBe(given.texts.join(''));
  for (const piece of toServer) {
    expect(piece.fidelity).toBe('SLOWED');
    const passed = all.find(({ kind, msg }) => kind === 'send' && msg === piece.msg);
    expect(passed?.actor).toBe('relay');
    expect(all.find(({ kind, msg }) => kind === 'receive' && msg === passed?.after)?.actor).toBe('relay');
  }
  for (const [taker, kind, giver] of [
    ['relay', 'accept', 'client'],
    ['server', 'accept', 'relay'],
    ['relay', 'receive', 'client'],
    ['server', 'receive', 'relay'],
    ['client', 'receive', 'relay'],
  ] as const) {
    const taken = of(all, taker, kind).filter((event) => kind === 'accept' || net(event).fin);
    expect(taken.length, `${taker} ${kind}`).toBeGreaterThan(0);
    const given = taken.map(({ msg }) => all.find((event) => event.msg === msg)?.actor);
    expect(given).toContain(giver);
  }
  expect(all.some(({ fidelity }) => fidelity === 'RECONSTRUCTED')).toBe(false);
});

it('lets the learner break a connection off, and both ends are told', async () => {
  const { team, start, until } = bench();
  await start('server', 'tcp-server.process', { connections: 1, answers: true, ending: 'close' });
  const relay = await team.tcpRelay({ target: await team.portOf('server'), faults: NO_FAULTS });
  await start('client', 'tcp-client.process', { port: relay.port, texts: ['hello'], ending: 'stay' });
  await until((event) => event.actor === 'server' && event.kind === 'receive');
  team.relayActs().cutOff({ how: 'reset' });
  const told = await until((event) => event.actor === 'server' && event.kind === 'reset');
  expect(net(told)).toMatchObject({ received: true });
  expect(told.fidelity).toBe('GATED');
});
