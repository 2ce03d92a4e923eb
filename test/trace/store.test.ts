import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/shared/trace/event';
import type { PackedEvents } from '../../src/shared/trace/pack';
import { TraceStore } from '../../src/shared/trace/store';
import { LabError } from '../../src/shared/wire/error';
import { anyEvents, eventsIn, storeOf } from './arbitrary';

const put: NewEvent = {
  t: 5,
  actor: 'creator',
  kind: 'put',
  queue: 'items',
  msg: 'creator#1',
  data: { item: 3 },
  line: 7,
  fidelity: 'LIVE',
};
const get: NewEvent = {
  t: 9,
  actor: 'consumer-1',
  kind: 'get',
  queue: 'items',
  msg: 'creator#1',
  data: { item: 3 },
  fidelity: 'LIVE',
};

describe('a trace in memory', () => {
  it('gives back every event as it was recorded, numbered in order', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const store = storeOf(events);
        expect(store.length).toBe(events.length);
        expect(eventsIn(store)).toEqual(events);
        events.forEach((_, row) => expect(store.event(row).seq).toBe(row));
      }),
    );
  });

  it('answers by column what the event says', () => {
    const store = storeOf([put, get, { t: 2, actor: 'main', kind: 'note', fidelity: 'GATED' }]);
    expect(store.timeAt(1)).toBe(9);
    expect(store.latest).toBe(9);
    expect(store.actorNameAt(0)).toBe('creator');
    expect(store.kindAt(1)).toBe('get');
    expect(store.placeAt(0)).toEqual({ kind: 'queue', name: 'items' });
    expect(store.placeAt(2)).toBeUndefined();
    expect(store.msgAt(1)).toBe('creator#1');
    expect(store.msgAt(2)).toBeUndefined();
    expect(store.lineAt(0)).toBe(7);
    expect(store.lineAt(1)).toBeUndefined();
    expect(store.dataAt(0)).toEqual({ item: 3 });
    expect(store.fieldAt(0, 'item')).toBe(3);
    expect(store.fieldAt(0, 'toString')).toBeUndefined();
    expect(store.fidelityAt(2)).toBe('GATED');
    expect(() => store.event(3)).toThrow(RangeError);
  });

  it('lists the rows of each actor and place, also as it grows', () => {
    const store = storeOf([put, get]);
    const creator = store.indexOfName('creator') ?? -1;
    expect([...store.rowsOf(creator)]).toEqual([0]);
    for (let more = 0; more < 100; more += 1) store.append(put);
    expect(store.rowsOf(creator).length).toBe(101);
    expect(store.rowsAtPlace(store.codeOfPlace('queue', 'items')).length).toBe(102);
    expect(store.rowsAtPlace(store.codeOfPlace('lock', 'items')).length).toBe(0);
    expect(store.actorIndices().map((index) => store.names[index])).toEqual(['creator', 'consumer-1']);
  });

  it('refuses an event at two places and leaves the trace as it was', () => {
    const store = storeOf([put]);
    expect(() => store.append({ ...get, lock: 'l' })).toThrow(expect.objectContaining({ code: 'TWO_PLACES' }));
    expect(() => store.append({ ...get, kind: 'fly' } as unknown as NewEvent)).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_KIND' }),
    );
    expect(eventsIn(store)).toEqual([put]);
  });
});

describe('packs', () => {
  it('carry any trace over JSON, whatever the sizes they are cut to', () => {
    fc.assert(
      fc.property(anyEvents, fc.integer({ min: 1, max: 20 }), (events, size) => {
        const store = storeOf(events);
        const other = new TraceStore();
        let names = 0;
        for (let row = 0; row < store.length; row += size) {
          const pack = store.pack(row, Math.min(row + size, store.length), names);
          names += pack.names.length;
          other.appendPack(JSON.parse(JSON.stringify(pack)) as PackedEvents);
        }
        expect(eventsIn(other)).toEqual(events);
        expect(other.latest).toBe(store.latest);
      }),
    );
  });

  it('keep data of more shapes than are told apart', () => {
    const events = Array.from({ length: 200 }, (_, n): NewEvent => ({ ...put, data: { [`field${n}`]: n, item: n } }));
    const other = new TraceStore();
    other.appendPack(JSON.parse(JSON.stringify(storeOf(events).pack(0, 200, 0))) as PackedEvents);
    expect(eventsIn(other)).toEqual(events);
  });

  it('go on where a store was packed with names it did not need yet', () => {
    const store = storeOf([put]);
    const first = store.pack(0, 1, 0);
    store.append(get);
    const other = new TraceStore();
    other.appendPack(first);
    other.appendPack(store.pack(1, 2, first.names.length));
    expect(eventsIn(other)).toEqual([put, get]);
  });

  it('stop before they carry too much, but carry at least one event', () => {
    const store = storeOf(Array.from({ length: 10 }, () => ({ ...put, data: { item: 'x'.repeat(1_000) } })));
    expect(store.packUntil(0, 10, 20_000)).toBe(3);
    expect(store.packUntil(9, 10, 1)).toBe(10);
    expect(store.packUntil(0, 10, 1)).toBe(1);
  });

  const good = (): PackedEvents => storeOf([put, get]).pack(0, 2, 0);
  const wrong: readonly [string, (pack: PackedEvents) => unknown][] = [
    ['from', (pack) => ({ ...pack, from: 1 })],
    ['from', () => null],
    ['from', () => []],
    ['t', (pack) => ({ ...pack, t: 'x' })],
    ['actor', (pack) => ({ ...pack, actor: [0] })],
    ['actor', (pack) => ({ ...pack, actor: [0, 99] })],
    ['actor', (pack) => ({ ...pack, actor: [0, -1] })],
    ['actor', (pack) => ({ ...pack, actor: [0, 0.5] })],
    ['kind', (pack) => ({ ...pack, kind: [0, 1_000] })],
    ['place', (pack) => ({ ...pack, place: [0, 1_000] })],
    ['msgActor', (pack) => ({ ...pack, msgActor: [0, 1_000] })],
    ['msgNumber', (pack) => ({ ...pack, msgNumber: [0, -2] })],
    ['line', (pack) => ({ ...pack, line: [0, null] })],
    ['fidelity', (pack) => ({ ...pack, fidelity: [0, 5] })],
    ['t', (pack) => ({ ...pack, t: [0, '1'] })],
    ['t', (pack) => ({ ...pack, t: [0, null] })],
    ['since', (pack) => ({ ...pack, since: '0' })],
    ['names', (pack) => ({ ...pack, names: [1] })],
    ['names', (pack) => ({ ...pack, names: [...pack.names, pack.names[0]] })],
    ['data', (pack) => ({ ...pack, data: null })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['item'], rows: [2], columns: [[1]] }] })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['item'], rows: [1, 0], columns: [[1, 2]] }] })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['item'], rows: [0], columns: [] }] })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['item'], rows: [0], columns: [[]] }] })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['__proto__'], rows: [0], columns: [[{}]] }] })],
    ['data', (pack) => ({ ...pack, data: [{ fields: ['a', 'a'], rows: [0], columns: [[1], [2]] }] })],
    [
      'data',
      (pack) => ({
        ...pack,
        data: [{ fields: null, rows: [0], columns: [[JSON.parse('['.repeat(1_000) + ']'.repeat(1_000))]] }],
      }),
    ],
    ['after', (pack) => ({ ...pack, after: { rows: [0], texts: [1] } })],
    ['after', (pack) => ({ ...pack, after: undefined })],
    ['bytes', (pack) => ({ ...pack, bytes: { rows: [0], texts: [] } })],
  ];

  it.each(wrong)('that are wrong in `%s` are refused whole (%#)', (at, spoil) => {
    const store = new TraceStore();
    const error: unknown = (() => {
      try {
        store.appendPack(spoil(good()) as PackedEvents);
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(LabError);
    expect(error).toMatchObject({ code: 'MALFORMED_PACK', detail: { at } });
    expect(store.length).toBe(0);
    store.appendPack(good());
    expect(eventsIn(store)).toEqual([put, get]);
  });
});
