import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NetData } from '../../../src/shared/net/net-data';
import type { EventKind, NewEvent } from '../../../src/shared/trace/event';
import { TraceStore } from '../../../src/shared/trace/store';
import { NetworkLog } from '../../../src/renderer/src/labs/network/network-log';
import { wireOf } from '../../../src/renderer/src/labs/network/wire-state';
import type { Json } from '../../../src/shared/wire/json';

type Short = readonly [
  actor: string,
  kind: EventKind,
  data?: NetData | { readonly code: number },
  more?: Partial<NewEvent>,
];

function storeOf(events: readonly Short[]): TraceStore {
  const store = new TraceStore();
  events.forEach(([actor, kind, data, more], at) =>
    store.append({
      t: at * 1e6,
      actor,
      kind,
      fidelity: 'LIVE',
      ...(data && { data: data as unknown as Json }),
      ...more,
    }),
  );
  return store;
}

const udp = (from: number, to: number, sizeBytes: number, more: Partial<NetData> = {}): NetData => ({
  protocol: 'udp',
  from,
  to,
  sizeBytes,
  ...more,
});
const tcp = (from: number, to: number, sizeBytes: number, more: Partial<NetData> = {}): NetData => ({
  ...udp(from, to, sizeBytes, more),
  protocol: 'tcp',
});

/** client (4001) sends two datagrams through the relay (5000, upstream 5001) to the server (7000); the second is lost. */
const RELAYED: readonly Short[] = [
  ['server', 'bind', { protocol: 'udp', port: 7000 }],
  ['relay', 'bind', { protocol: 'udp', port: 5000 }],
  ['client', 'bind', { protocol: 'udp', port: 4001 }],
  ['client', 'send', udp(4001, 5000, 10), { msg: 'client#1' }],
  ['client', 'send', udp(4001, 5000, 20), { msg: 'client#2' }],
  ['relay', 'receive', udp(4001, 5000, 10, { card: 1 }), { msg: 'client#1', bytes: 'aa' }],
  ['relay', 'receive', udp(4001, 5000, 20, { card: 2 }), { msg: 'client#2', bytes: 'bb' }],
  ['relay', 'send', udp(5001, 7000, 10, { card: 1, did: ['corrupted'] }), { msg: 'relay#1' }],
  ['relay', 'send', udp(5001, 7000, 10, { card: 1, did: ['duplicated'] }), { msg: 'relay#2' }],
  ['relay', 'drop', udp(4001, 5000, 20, { card: 2, reason: 'loss' })],
  ['server', 'receive', udp(5001, 7000, 10), { msg: 'relay#1' }],
  ['server', 'receive', udp(5001, 7000, 10), { msg: 'relay#2' }],
];

it('has a datagram on the wire from its send to its receive, hop by hop', () => {
  const log = new NetworkLog(storeOf(RELAYED));
  const sizes = (row: number, from: string, to: string): readonly number[] =>
    wireOf(log.at(row), from, to).parcels.map(({ sizeBytes }) => sizeBytes);
  expect(sizes(4, 'client', 'relay')).toEqual([10]);
  expect(sizes(5, 'client', 'relay')).toEqual([10, 20]);
  expect(sizes(6, 'client', 'relay')).toEqual([20]);
  expect(sizes(7, 'client', 'relay')).toEqual([]);
  // The relay's other port is its own as well.
  expect(sizes(9, 'relay', 'server')).toEqual([10, 10]);
  expect(sizes(12, 'relay', 'server')).toEqual([]);
  expect(wireOf(log.at(8), 'relay', 'server')).toMatchObject({
    isLit: true,
    parcels: [{ did: ['corrupted'], card: 1 }],
  });
  // Back, and on again: every row has its own truth.
  expect(sizes(5, 'client', 'relay')).toEqual([10, 20]);
});

it('does not say of what goes to a program from outside that it is under way: nobody sees it arrive', () => {
  const log = new NetworkLog(
    storeOf([
      ['server', 'bind', { protocol: 'udp', port: 7000 }],
      ['outside-1', 'send', udp(9000, 7000, 4), { msg: 'outside-1#1' }],
      ['server', 'receive', udp(9000, 7000, 4), { msg: 'outside-1#1' }],
      ['server', 'send', udp(7000, 9000, 4), { msg: 'server#1' }],
    ]),
  );
  expect(wireOf(log.at(2), 'outside-1', 'server').underWay.times).toBe(1);
  expect(wireOf(log.at(4), 'server', 'outside-1')).toMatchObject({
    isUnseen: true,
    sent: { times: 1 },
    underWay: { times: 0 },
    parcels: [],
  });
});

it('knows what the relay holds and what it did', () => {
  const log = new NetworkLog(storeOf(RELAYED));
  expect(log.at(7).relay()).toMatchObject({ port: 5000, held: 2, arrived: 2, passed: 0, waiting: [] });
  expect(log.at(8).relay()?.held).toBe(1);
  expect(log.at(12).relay()).toMatchObject({
    held: 0,
    passed: 2,
    dropped: { loss: 1 },
    did: { corrupted: 1, duplicated: 1 },
  });
  expect(log.at(1).relay('relay-2')).toBeUndefined();
});

it('counts by socket, for the program that has it', () => {
  const at = new NetworkLog(storeOf(RELAYED)).at(12);
  expect(at.socketsOf('client')).toMatchObject([{ role: 'datagram', port: 4001, sent: { times: 2, bytes: 30 } }]);
  expect(at.socketsOf('server')).toMatchObject([{ port: 7000, received: { times: 2, bytes: 20 } }]);
  expect(at.ownerOf('udp', 5001)).toBe('relay');
  expect(at.ownerOf('tcp', 5001)).toBeUndefined();
});

it('closes with its program, and not before', () => {
  const log = new NetworkLog(storeOf([...RELAYED.slice(0, 3), ['client', 'exit', { code: 0 }]]));
  expect(log.at(3).socketsOf('client')[0]?.phase).toBe('open');
  expect(log.at(4).socketsOf('client')[0]?.phase).toBe('closed');
  expect(log.at(4).socketsOf('server')[0]?.phase).toBe('open');
});

/** A connection over which 6 bytes go in two writes and are read as 4 and 2; then both ends finish. */
const CONNECTED: readonly Short[] = [
  ['server', 'listen', { protocol: 'tcp', port: 7000, backlog: 4 }],
  ['client', 'connect', { protocol: 'tcp', from: 4001, to: 7000 }],
  ['server', 'accept', { protocol: 'tcp', from: 4001, to: 7000 }],
  ['client', 'send', tcp(4001, 7000, 3, { offset: 0 }), { msg: 'client#1', bytes: '616263' }],
  ['client', 'send', tcp(4001, 7000, 3, { offset: 3 }), { msg: 'client#2', bytes: '646566' }],
  ['server', 'receive', tcp(4001, 7000, 4, { offset: 0 }), { msg: 'client#2' }],
  ['server', 'receive', tcp(4001, 7000, 2, { offset: 4 }), { msg: 'client#2' }],
  ['client', 'close', { protocol: 'tcp', from: 4001, to: 7000 }],
  ['server', 'receive', tcp(4001, 7000, 0, { fin: true })],
  ['server', 'close', { protocol: 'tcp', from: 7000, to: 4001 }],
  ['client', 'receive', tcp(7000, 4001, 0, { fin: true })],
];

it('counts a stream by bytes: what was read in part is under way in part', () => {
  const log = new NetworkLog(storeOf(CONNECTED));
  expect(wireOf(log.at(5), 'client', 'server').underWay).toEqual({ times: 2, bytes: 6 });
  expect(wireOf(log.at(6), 'client', 'server')).toMatchObject({ isStream: true, underWay: { times: 1, bytes: 2 } });
  expect(wireOf(log.at(7), 'client', 'server').underWay).toEqual({ times: 0, bytes: 0 });
  expect(log.at(7).stream(4001, 7000)).toEqual({
    writes: [
      { row: 3, from: 0, until: 3 },
      { row: 4, from: 3, until: 6 },
    ],
    reads: [
      { row: 5, from: 0, until: 4 },
      { row: 6, from: 4, until: 6 },
    ],
  });
});

it('closes a connection when both directions have ended, each end by what it was told', () => {
  const log = new NetworkLog(storeOf(CONNECTED));
  const phases = (row: number): readonly (string | undefined)[] =>
    ['client', 'server'].map(
      (actor) =>
        log
          .at(row)
          .socketsOf(actor)
          .find(({ role }) => role === 'connection')?.phase,
    );
  expect(phases(8)).toEqual(['sent-fin', 'open']);
  expect(phases(9)).toEqual(['sent-fin', 'got-fin']);
  expect(phases(10)).toEqual(['sent-fin', 'closed']);
  expect(phases(11)).toEqual(['closed', 'closed']);
  expect(log.at(11).socketsOf('server')[0]).toMatchObject({ role: 'listener', phase: 'open', backlog: 4 });
});

it('ends what was under way when a connection is broken off', () => {
  const log = new NetworkLog(
    storeOf([
      ...CONNECTED.slice(0, 5),
      ['server', 'reset', { protocol: 'tcp', from: 7000, to: 4001 }],
      ['client', 'reset', { protocol: 'tcp', from: 7000, to: 4001, received: true }],
    ]),
  );
  expect(wireOf(log.at(5), 'client', 'server').parcels).toHaveLength(2);
  expect(wireOf(log.at(6), 'client', 'server').parcels).toEqual([]);
  expect(log.at(6).socketsOf('client')[0]?.phase).toBe('open');
  expect(log.at(7).socketsOf('client')[0]?.phase).toBe('reset');
});

const card = (number: number): Short => [
  'relay',
  'receive',
  udp(4001, 5000, 1, { card: number, waits: true }),
  { msg: `client#${number}`, bytes: '00' },
];
const note = (data: Partial<NetData>, bytes?: string): Short => [
  'relay',
  'note',
  { protocol: 'udp', ...data },
  bytes === undefined ? {} : { bytes },
];
const line = (log: NetworkLog, row: number): readonly number[] =>
  (log.at(row).relay()?.waiting ?? []).map((one) => one.card);

it('keeps waiting cards in the order the hand gave them', () => {
  const log = new NetworkLog(
    storeOf([
      card(1),
      card(2),
      card(3),
      note({ card: 4, copyOf: 1, did: ['duplicated'] }),
      note({ card: 1, with: 3, did: ['swapped'] }),
      note({ card: 5, copyOf: 3, did: ['duplicated'] }),
      note({ card: 2, sizeBytes: 2, did: ['edited'] }, 'cafe'),
      ['relay', 'send', udp(5001, 7000, 1, { card: 3 })],
    ]),
  );
  expect(line(log, 3)).toEqual([1, 2, 3]);
  expect(line(log, 4)).toEqual([1, 4, 2, 3]);
  // The copy stays where it is when its original goes elsewhere.
  expect(line(log, 5)).toEqual([3, 4, 2, 1]);
  expect(line(log, 6)).toEqual([3, 5, 4, 2, 1]);
  expect(line(log, 8)).toEqual([5, 4, 2, 1]);
  expect(log.at(6).relay()?.waiting[3]).toMatchObject({ card: 2, bytes: '00', isEdited: false });
  expect(log.at(7).relay()?.waiting[3]).toMatchObject({ card: 2, bytes: 'cafe', sizeBytes: 2, isEdited: true });
  expect(line(log, 3)).toEqual([1, 2, 3]);
});

it('tells how the relay was set last', () => {
  const faults = {
    delayMs: 0,
    jitterMs: 0,
    bytesPerSecond: 0,
    loss: 0.5,
    duplicate: 0,
    reorder: 0,
    corrupt: 0,
    sliceBytes: 0,
    cutAt: [],
  };
  const log = new NetworkLog(storeOf([card(1), note({ faults }), note({ hand: false })]));
  expect(log.at(1).relay()).toMatchObject({ faults: undefined, hand: undefined });
  expect(log.at(3).relay()).toMatchObject({ faults, hand: false });
});

/** Datagrams of one flow that are sent, and perhaps received or not, in any interleaving. */
const deeds = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(-1) }, { weight: 2, arbitrary: fc.nat(50) }), {
  maxLength: 80,
});

it('has at every row what a walk from the beginning has', () => {
  fc.assert(
    fc.property(deeds, fc.array(fc.nat(80), { maxLength: 5 }), (steps, asked) => {
      const events: Short[] = [];
      const open: number[] = [];
      const truth: number[][] = [[]];
      let sent = 0;
      for (const step of steps) {
        if (step < 0) {
          sent += 1;
          open.push(sent);
          events.push(['a', 'send', udp(1, 2, sent), { msg: `a#${sent}` }]);
        } else {
          const gone = open.splice(step % Math.max(1, open.length), 1)[0];
          if (gone === undefined) continue;
          events.push(['b', 'receive', udp(1, 2, gone), { msg: `a#${gone}` }]);
        }
        truth.push([...open]);
      }
      const log = new NetworkLog(storeOf(events));
      for (const row of [events.length, ...asked.map((one) => Math.min(one, events.length))]) {
        const flow = log.at(row).flows[0];
        expect((flow?.parcels ?? []).map(({ sizeBytes }) => sizeBytes)).toEqual((truth[row] ?? []).slice(-24));
        expect(flow?.underWay.times ?? 0).toBe(truth[row]?.length);
        expect(flow?.underWay.bytes ?? 0).toBe((truth[row] ?? []).reduce((sum, size) => sum + size, 0));
      }
    }),
  );
});

it('stays quick with ten thousand cards', () => {
  const cards = Array.from({ length: 10_000 }, (_, at) => card(at + 1));
  const log = new NetworkLog(storeOf(cards));
  expect(line(log, 10_000)).toHaveLength(10_000);
  expect(line(log, 5_000).at(-1)).toBe(5_000);
});
