/** Whatever both ends and the learner do, and whenever it is closed: nothing is invented, and nothing is left. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RelayDevice } from '../../src/main/relay/relay-device';
import { resetNow } from '../../src/main/resources/reset-now';
import { openTcpRelay } from '../../src/main/relay/tcp-relay';
import { openUdpRelay } from '../../src/main/relay/udp-relay';
import { MachineClock } from '../../src/main/run/clock';
import { NO_FAULTS } from '../../src/shared/relay/faults';
import { LabError } from '../../src/shared/wire/error';
import { Observed } from './observed';
import { TcpEnd, TcpServer } from './tcp-ends';
import { UdpEnd } from './udp-ends';

const RUNS = 40;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Sockets of this process, whoever holds them. */
const sockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => /^(TCP|UDP|TTY)/.test(name) && !name.startsWith('TTY')).length;

/** Handles are counted out a turn after their `close`. */
async function expectNoMoreThan(before: number): Promise<void> {
  for (let turns = 0; turns < 100 && sockets() > before; turns += 1) await turn();
  expect(sockets()).toBeLessThanOrEqual(before);
}

/** Does what may be refused. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (thrown) {
    if (!(thrown instanceof LabError)) throw thrown;
  }
}

const card = fc.integer({ min: 1, max: 12 });
const byHand = fc.oneof(
  fc.record({ what: fc.constantFrom('release', 'discard', 'copy'), card }),
  fc.record({ what: fc.constantFrom('swap'), card, other: card }),
  fc.record({ what: fc.constantFrom('edit'), card, sizeBytes: fc.nat({ max: 70_000 }) }),
  fc.record({ what: fc.constantFrom('hand'), on: fc.boolean() }),
);
type ByHand = typeof byHand extends fc.Arbitrary<infer Value> ? Value : never;

function learnerDoes(relay: RelayDevice, act: ByHand): void {
  attempt(() => {
    if ('on' in act) relay.setHand(act.on);
    else if ('other' in act) relay.swap(act.card, act.other);
    else if ('sizeBytes' in act) relay.edit(act.card, Buffer.alloc(act.sizeBytes));
    else if (act.what === 'release') relay.release(act.card);
    else if (act.what === 'discard') relay.discard(act.card);
    else relay.copy(act.card);
  });
}

/** Which cards there were, and how often each was said to have gone on or been dropped, copies by the dice aside. */
function fates(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [word = '', first = '', second = ''] = line.split(' ');
    if (word === 'card') counts.set(first, 0);
    if (word === 'duplicated') counts.set(second, 0);
    if (word === 'dropped' || word === 'forwarded') counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return counts;
}

it('a UDP relay says of each datagram exactly once what became of it', async () => {
  const faults = fc.record({
    loss: fc.constantFrom(0, 0.3),
    reorder: fc.constantFrom(0, 0.5),
    corrupt: fc.constantFrom(0, 0.5),
    delayMs: fc.constantFrom(0, 1, 1_000),
    jitterMs: fc.constantFrom(0, 5),
    bytesPerSecond: fc.constantFrom(0, 10_000),
  });
  const act = fc.oneof(byHand, fc.constantFrom('client sends', 'server answers', 'turn'));
  await fc.assert(
    fc.asyncProperty(faults, fc.boolean(), fc.array(act, { maxLength: 60 }), async (bad, hand, acts) => {
      const before = sockets();
      const [server, client, observer] = [await UdpEnd.open(), await UdpEnd.open(), new Observed()];
      const clock = new MachineClock();
      const setup = { target: server.port, faults: { ...NO_FAULTS, ...bad }, hand, seed: 1, observer, clock };
      const relay = await openUdpRelay({ ...setup, quietMs: 1 });
      for (const one of acts) {
        if (one === 'client sends') await client.send('hello', relay.port);
        else if (one === 'server answers') {
          const to = server.got.at(-1)?.from.port;
          if (to !== undefined) await server.send('answer', to);
        } else if (one === 'turn') await turn();
        else learnerDoes(relay, one);
      }
      await Promise.all([relay.close(), server.close(), client.close()]);
      expect([...fates(observer.lines)].filter(([, times]) => times !== 1)).toEqual([]);
      await expectNoMoreThan(before);
    }),
    { numRuns: RUNS },
  );
});

it('a TCP relay passes on a beginning of what was sent, whoever ends or breaks off, and leaves nothing', async () => {
  const faults = fc.record({
    delayMs: fc.constantFrom(0, 1),
    bytesPerSecond: fc.constantFrom(0, 100_000),
    sliceBytes: fc.constantFrom(0, 7),
  });
  const who = fc.constantFrom('client', 'server');
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ who, what: fc.constant('write'), size: fc.nat({ max: 100_000 }) }) },
    { weight: 1, arbitrary: fc.record({ who, what: fc.constantFrom('end', 'reset', 'destroy') }) },
    { weight: 3, arbitrary: fc.constant('turn') },
    { weight: 2, arbitrary: byHand },
    { weight: 1, arbitrary: fc.record({ cutOff: fc.constantFrom('half', 'close', 'reset') }) },
  );
  await fc.assert(
    fc.asyncProperty(faults, fc.boolean(), fc.array(act, { maxLength: 30 }), async (bad, hand, acts) => {
      const before = sockets();
      const [server, observer, clock] = [await TcpServer.open(), new Observed(), new MachineClock()];
      const setup = { target: server.port, faults: { ...NO_FAULTS, ...bad }, hand, seed: 1, observer, clock };
      const relay = await openTcpRelay(setup);
      const client = await TcpEnd.connect(relay.port);
      const other = await server.accepted();
      const sent = { client: 0, server: 0 };
      for (const one of acts) {
        if (one === 'turn') await turn();
        else if ('cutOff' in one) relay.cutOff(one.cutOff);
        else if (!('who' in one)) learnerDoes(relay, one);
        else {
          const { socket } = one.who === 'client' ? client : other;
          if ('size' in one && socket.writable) {
            socket.write(countingFrom(sent[one.who as 'client'], one.size));
            sent[one.who as 'client'] += one.size;
          } else if (one.what === 'end') socket.end();
          else if (one.what === 'reset') resetNow(socket);
          else if (one.what === 'destroy') socket.destroy();
        }
      }
      await relay.close();
      await Promise.all([client.close(), other.close(), server.close()]);
      if (!observer.lines.some((line) => line.startsWith('edited'))) {
        expect(other.bytes.equals(countingFrom(0, other.sizeBytes))).toBe(true);
        expect(client.bytes.equals(countingFrom(0, client.sizeBytes))).toBe(true);
      }
      expect(other.sizeBytes).toBeLessThanOrEqual(sent.client);
      expect(client.sizeBytes).toBeLessThanOrEqual(sent.server);
      await expectNoMoreThan(before);
    }),
    { numRuns: RUNS },
  );
});

/** A part of one long stream in which every place looks different from its neighbours. */
const countingFrom = (start: number, size: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: size }, (_, n) => (start + n) % 251));
