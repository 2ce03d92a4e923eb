/** The UDP relay between real sockets: what the dice do, what the hand does, and that nothing is left. */
import { afterEach, describe, expect, it } from 'vitest';
import { openUdpRelay, MAX_UDP_CLIENTS } from '../../src/main/relay/udp-relay';
import type { RelayDevice, RelaySetup } from '../../src/main/relay/relay-device';
import { MachineClock } from '../../src/main/run/clock';
import { Scope } from '../../src/main/resources/scope';
import { NO_FAULTS, type Faults } from '../../src/shared/relay/faults';
import { ManualClock } from '../support/manual-clock';
import { Observed } from './observed';
import { UdpEnd } from './udp-ends';

let scope = new Scope('test');

afterEach(async () => {
  await scope.close();
  expect(scope.live()).toEqual([]);
  scope = new Scope('test');
});

interface Stage {
  readonly server: UdpEnd;
  readonly client: UdpEnd;
  readonly relay: RelayDevice;
  readonly observed: Observed;
}

const end = async (): Promise<UdpEnd> => scope.own('socket', 'end', await UdpEnd.open());

async function stage(faults: Partial<Faults> = {}, more: Partial<RelaySetup> = {}): Promise<Stage> {
  const [server, client, observed] = [await end(), await end(), new Observed()];
  const relay = await openUdpRelay({
    target: server.port,
    faults: { ...NO_FAULTS, ...faults },
    seed: 7,
    observer: observed,
    clock: new MachineClock(),
    quietMs: 20,
    ...more,
  });
  return { server, client, relay: scope.own('socket', 'relay', relay), observed };
}

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `#${String(n + 1)}`);

async function sendAll({ client, relay, observed }: Stage, payloads: readonly string[]): Promise<void> {
  for (const [index, payload] of payloads.entries()) {
    await client.send(payload, relay.port);
    if (index % 100 === 99) await observed.heard('card', index + 1); // so that no receive buffer runs over
  }
  await observed.heard('card', payloads.length);
}

describe('a UDP relay without faults', () => {
  it('passes datagrams on in order, and answers find back to who asked', async () => {
    const { server, client, relay } = await stage();
    const other = await end();
    await client.send('from one', relay.port);
    await server.has(1);
    await other.send('from two', relay.port);
    await server.has(2);
    expect(server.texts).toEqual(['from one', 'from two']);
    for (const { bytes, from } of server.got) await server.send(`answer to ${String(bytes)}`, from.port);
    await Promise.all([client.has(1), other.has(1)]);
    expect(client.texts).toEqual(['answer to from one']);
    expect(other.texts).toEqual(['answer to from two']);
    expect(client.got[0]?.from.port).toBe(relay.port);
  });

  it('passes an empty datagram and the largest there is', async () => {
    const { server, client, relay } = await stage();
    const largest = Buffer.alloc(65_507, 'x');
    await client.send('', relay.port);
    await client.send(largest, relay.port);
    await server.has(2);
    expect(server.got.map(({ bytes }) => bytes.length)).toEqual([0, 65_507]);
    expect(server.got[1]?.bytes.equals(largest)).toBe(true);
  });
});

describe('the dice of a UDP relay', () => {
  const BAD: Partial<Faults> = { loss: 0.2, duplicate: 0.2, reorder: 0.3, corrupt: 0.1 };

  /** What arrived of 400, with what was done to it. */
  async function passed(faults: Partial<Faults>, seed: number, pauses = false): Promise<readonly string[]> {
    const all = await stage(faults, { seed, quietMs: 400 });
    const payloads = numbered(400);
    if (pauses)
      for (const [index, payload] of payloads.entries()) {
        await all.client.send(payload, all.relay.port);
        await all.observed.heard('card', index + 1);
      }
    else await sendAll(all, payloads);
    const lost = all.observed.count('dropped');
    const duplicated = (): number => all.observed.lines.filter((line) => line.includes('duplicated')).length;
    await all.observed.heard('forwarded', 400 - lost);
    while (all.observed.count('forwarded') < 400 - lost + duplicated()) await new Promise(setImmediate);
    await all.server.has(all.observed.count('forwarded'));
    return all.server.texts;
  }

  it('fall the same way for the same seed, whatever the timing, and another way for another', async () => {
    const first = await passed(BAD, 1);
    expect(await passed(BAD, 1, true)).toEqual(first);
    expect(await passed(BAD, 2)).not.toEqual(first);
  });

  it('lose, duplicate and corrupt about as many as asked', async () => {
    const all = await stage({ loss: 0.3, duplicate: 0.2, corrupt: 0.5 });
    await sendAll(all, numbered(1_000));
    const lost = all.observed.count('dropped');
    expect(lost).toBeGreaterThan(240);
    expect(lost).toBeLessThan(360);
    const copies = all.observed.lines.filter((line) => line.includes('duplicated')).length;
    expect(copies / (1_000 - lost)).toBeGreaterThan(0.14);
    expect(copies / (1_000 - lost)).toBeLessThan(0.26);
    await all.server.has(1_000 - lost + copies);
    const sent = new Set(numbered(1_000));
    const changed = all.server.texts.filter((text) => !sent.has(text)).length;
    expect(changed).toBeGreaterThan(250);
  });

  it('lose everything or nothing when told so', async () => {
    const all = await stage({ loss: 1 });
    await sendAll(all, numbered(50));
    expect(all.observed.count('dropped')).toBe(50);
    all.relay.setFaults(NO_FAULTS);
    await all.client.send('through', all.relay.port);
    await all.server.has(1);
    expect(all.server.texts).toEqual(['through']);
  });

  it('let the last one that stepped back go when nothing else comes', async () => {
    const { server, client, relay, observed } = await stage({ reorder: 1 });
    await client.send('alone', relay.port);
    await server.has(1);
    expect(observed.lines).toEqual(['card 1', 'forwarded 1 "alone"']);
  });

  it('refuse what datagrams do not have', async () => {
    await expect(stage({ sliceBytes: 4 })).rejects.toMatchObject({ code: 'IMPOSSIBLE_HERE' });
    await expect(stage({ cutAt: [3] })).rejects.toMatchObject({ detail: { protocol: 'udp', fault: 'cutAt' } });
    const { relay } = await stage();
    expect(() => relay.setFaults({ ...NO_FAULTS, sliceBytes: 4 })).toThrow(/IMPOSSIBLE_HERE/);
    expect(() => relay.setFaults({ ...NO_FAULTS, cutAt: [3] })).toThrow(/IMPOSSIBLE_HERE/);
    expect(() => relay.cutOff('reset')).toThrow(/IMPOSSIBLE_HERE/);
  });
});

describe('time in a UDP relay', () => {
  it('delays each, and jitter keeps the order', async () => {
    const clock = new ManualClock();
    const { server, client, relay, observed } = await stage({ delayMs: 100, jitterMs: 50 }, { clock });
    for (const payload of ['a', 'b', 'c']) await client.send(payload, relay.port);
    await observed.heard('card', 3);
    await clock.advance(99);
    expect(observed.count('forwarded')).toBe(0);
    for (let ms = 0; ms < 51; ms += 1) await clock.advance(1);
    await server.has(3);
    expect(server.texts).toEqual(['a', 'b', 'c']);
    expect(observed.lines.at(-1)).toBe('forwarded 3 "c" delayed');
  });

  it('lets no more through than the bandwidth', async () => {
    const clock = new ManualClock();
    const { client, relay, observed } = await stage({ bytesPerSecond: 1_000 }, { clock });
    for (let n = 0; n < 5; n += 1) await client.send(Buffer.alloc(100), relay.port);
    await observed.heard('card', 5);
    const after: number[] = [];
    for (let tenth = 0; tenth < 5; tenth += 1) {
      await clock.advance(100);
      after.push(observed.count('forwarded'));
    }
    expect(after).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the hand at a UDP relay', () => {
  async function withCards(...payloads: readonly string[]): Promise<Stage> {
    const all = await stage({ loss: 1 }, { hand: true });
    await sendAll(all, payloads);
    return all;
  }

  it('holds what arrives, whatever the dice would say, until it is released', async () => {
    const { relay, server, observed } = await withCards('a', 'b', 'c');
    expect(relay.cards.map(({ card, bytes, toServer }) => [card, String(bytes), toServer])).toEqual([
      [1, 'a', true],
      [2, 'b', true],
      [3, 'c', true],
    ]);
    expect(observed.count('forwarded')).toBe(0);
    relay.release(2);
    relay.releaseAll();
    await server.has(3);
    expect(server.texts).toEqual(['b', 'a', 'c']);
    expect(relay.cards).toEqual([]);
  });

  it('drops, duplicates, swaps and edits', async () => {
    const { relay, server, observed } = await withCards('a', 'b', 'c', 'd');
    relay.discard(1);
    relay.copy(2);
    relay.swap(2, 4);
    relay.edit(3, Buffer.from('C!'));
    relay.edit(3, Buffer.from('C'));
    relay.setHand(false);
    await server.has(4);
    expect(server.texts).toEqual(['d', 'b', 'C', 'b']);
    expect(observed.lines.filter((line) => !line.startsWith('card'))).toEqual([
      'dropped 1 hand',
      'duplicated 2 5',
      'swapped 2 4',
      'edited 3',
      'edited 3',
      'forwarded 4 "d" swapped by hand',
      'forwarded 5 "b" duplicated by hand',
      'forwarded 3 "C" edited by hand',
      'forwarded 2 "b" swapped by hand',
    ]);
  });

  it('lets go at once, also past what is still under way', async () => {
    const clock = new ManualClock();
    const { client, server, relay, observed } = await stage({ delayMs: 60_000 }, { clock });
    await client.send('slow', relay.port);
    await observed.heard('card 1');
    relay.setHand(true);
    await client.send('by hand', relay.port);
    await observed.heard('card 2 waits');
    relay.release(2);
    await server.has(1);
    await clock.advance(60_000);
    await server.has(2);
    expect(server.texts).toEqual(['by hand', 'slow']);
  });

  it('lets answers wait too', async () => {
    const { relay, server, client, observed } = await withCards('ask');
    relay.release(1);
    await server.has(1);
    await server.send('answer', server.got[0]?.from.port ?? 0);
    await observed.heard('card 2 waits');
    expect(relay.cards[0]).toMatchObject({ toServer: false, from: server.port });
    relay.release(2);
    await client.has(1);
    expect(client.texts).toEqual(['answer']);
  });

  it('refuses a card that is not there, and one too large, and changes nothing', async () => {
    const { relay } = await withCards('a');
    for (const act of [
      () => relay.release(9),
      () => relay.discard(9),
      () => relay.copy(9),
      () => relay.swap(1, 9),
      () => relay.swap(9, 1),
      () => relay.edit(9, Buffer.alloc(1)),
    ])
      expect(act).toThrow(/NO_SUCH_CARD/);
    expect(() => relay.edit(1, Buffer.alloc(65_508))).toThrow(/CARD_TOO_LARGE.*65507/);
    expect(relay.cards.map(({ bytes }) => String(bytes))).toEqual(['a']);
  });

  it('holds twelve thousand cards, in order, and lets them go', async () => {
    const all = await withCards(...numbered(12_000));
    expect(all.relay.cards).toHaveLength(12_000);
    all.relay.swap(1, 12_000);
    all.relay.copy(6_000);
    all.relay.discard(2);
    expect(all.relay.cards[0]?.card).toBe(12_000);
    expect(all.relay.cards[5_999]?.card).toBe(12_001);
    await all.relay.close();
    expect(all.observed.lines.filter((line) => line.endsWith(' ended'))).toHaveLength(12_000);
  });
});

describe('a UDP relay under attack', () => {
  it('says when nobody is at the server, and goes on when somebody comes', async () => {
    const { server, client, relay, observed } = await stage();
    const { port } = server;
    await server.close();
    await client.send('anybody?', relay.port);
    await observed.heard('failed ECONNREFUSED');
    const late = scope.own('socket', 'late', await UdpEnd.open(port));
    await client.send('and now?', relay.port);
    await late.has(1);
    expect(late.texts).toEqual(['and now?']);
  });

  it('serves more clients than it has room for: the one silent for longest gives way', async () => {
    const { server, relay } = await stage();
    const clients = await Promise.all(Array.from({ length: MAX_UDP_CLIENTS + 50 }, end));
    for (const [index, client] of clients.entries()) {
      await client.send(String(index), relay.port);
      await server.has(index + 1);
    }
    expect(new Set(server.got.map(({ from }) => from.port)).size).toBeGreaterThanOrEqual(MAX_UDP_CLIENTS);
    const last = server.got.at(-1);
    await server.send('still there', last?.from.port ?? 0);
    await clients.at(-1)?.has(1);
  });

  it('turns a client away by name when all places are taken by those who wait', async () => {
    const { relay, observed } = await stage({}, { hand: true });
    const clients = await Promise.all(Array.from({ length: MAX_UDP_CLIENTS + 1 }, end));
    for (const [index, client] of clients.entries()) {
      await client.send('x', relay.port);
      await observed.heard('card', index + 1);
    }
    expect(observed.lines.at(-1)).toBe(`dropped ${String(MAX_UDP_CLIENTS + 1)} relay-full`);
  });

  it('closes at any moment, says what still waited, and is silent afterwards', async () => {
    const all = await stage({ delayMs: 60_000 });
    await sendAll(all, numbered(20));
    await all.relay.close();
    expect(all.observed.lines.filter((line) => line.endsWith('ended'))).toHaveLength(20);
    const told = all.observed.lines.length;
    const again = scope.own('socket', 'again', await UdpEnd.open(all.relay.port)); // the port is free
    await again.send('x', again.port);
    await again.has(1);
    expect(all.observed.lines).toHaveLength(told);
  });

  it('closes in the middle of a flood, before its sockets are even open', async () => {
    const all = await stage({ reorder: 0.5, delayMs: 5 });
    const sending = Promise.all(numbered(500).map((payload) => all.client.send(payload, all.relay.port)));
    await all.observed.heard('card 1');
    await all.relay.close();
    await sending;
    await all.relay.close();
  });
});
