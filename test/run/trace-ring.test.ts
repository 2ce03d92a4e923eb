/** One order out of many rings, gaps included. Writers and reader share one thread here: no race decides. */
import { describe, expect, it } from 'vitest';
import { COMMON, RING, RING_BYTES, RING_RECORDS } from '../../src/main/run/thread-program/record';
import { TraceReader, type TraceRecord } from '../../src/main/run/thread-program/trace-reader';
import { TraceWriter } from '../../src/main/run/thread-program/trace-writer';
import type { EventKind } from '../../src/shared/trace/event';

function bench(): {
  read: TraceRecord[];
  said: string[];
  reader: TraceReader;
  common: Int32Array;
  calls: number[];
  ring: (actor: number) => Int32Array;
  write: (actor: number, kind: EventKind, facts?: Parameters<TraceWriter['write']>[1]) => void;
} {
  const common = new Int32Array(new SharedArrayBuffer(4 * COMMON.words));
  const read: TraceRecord[] = [];
  const said: string[] = [];
  const calls: number[] = [];
  const reader = new TraceReader(common, (record) => {
    read.push(record);
    said.push(`${record.actor} ${record.kind}`);
  });
  const rings = [1, 2].map(() => new SharedArrayBuffer(RING_BYTES));
  const writers = rings.map((ring, index) => {
    reader.addRing(index + 1, ring);
    return new TraceWriter(
      ring,
      common,
      () => 5,
      () => calls.push(index + 1),
    );
  });
  return {
    read,
    said,
    reader,
    common,
    calls,
    ring: (actor) => new Int32Array(rings[actor - 1] ?? new SharedArrayBuffer(RING_BYTES)),
    write: (actor, kind, facts = {}) => writers[actor - 1]?.write({ kind, line: 7, stands: false, gated: true }, facts),
  };
}

/** A thread that has taken a number and is interrupted before it publishes. */
function interrupt({ ring, common }: ReturnType<typeof bench>, actor: number): void {
  ring(actor)[RING.writing] = 1;
  Atomics.add(common, COMMON.sequence, 1);
}

describe('the trace rings', () => {
  it('are read in the order in which numbers were given out, with what main says in its place', () => {
    const b = bench();
    b.write(1, 'put');
    b.write(2, 'get');
    b.reader.own(() => b.said.push('main'));
    b.write(2, 'work');
    b.write(1, 'wait');
    expect(b.reader.read()).toBe(true);
    expect(b.said).toEqual(['1 put', '2 get', 'main', '2 work', '1 wait']);
  });

  it('carry what was said of a step', () => {
    const b = bench();
    b.write(2, 'put', { place: 1, msg: { actor: 2, number: 9 }, after: { actor: 1, number: 4 }, datum: -3, wakes: 1 });
    b.write(1, 'work');
    b.reader.read();
    const common = { t: 5, line: 7, stands: false, gated: true };
    expect(b.read).toEqual([
      {
        ...common,
        actor: 2,
        kind: 'put',
        place: 1,
        msg: { actor: 2, number: 9 },
        after: { actor: 1, number: 4 },
        datum: -3,
        wakes: 1,
      },
      { ...common, actor: 1, kind: 'work', place: 0, msg: undefined, after: undefined, datum: 0, wakes: undefined },
    ]);
  });

  it('wait in front of a gap that a living thread may fill', () => {
    const b = bench();
    b.write(1, 'put');
    interrupt(b, 2);
    b.write(1, 'put');
    expect(b.reader.read()).toBe(false);
    expect(b.said).toEqual(['1 put']);
    expect(b.reader.read()).toBe(false);
  });

  it('are not held up by a thread that was ended in the middle of a record', () => {
    const b = bench();
    interrupt(b, 2);
    b.write(1, 'put');
    b.reader.ended(2);
    expect(b.reader.read()).toBe(true);
    expect(b.said).toEqual(['1 put']);
  });

  it('call main when half full, once until it has come', () => {
    const b = bench();
    for (let record = 0; record < RING_RECORDS; record += 1) b.write(1, 'put');
    expect(b.calls).toEqual([1]);
    b.reader.read();
    expect(b.read).toHaveLength(RING_RECORDS);
    for (let record = 0; record < RING_RECORDS; record += 1) b.write(1, 'put');
    expect(b.calls).toEqual([1, 1]);
    b.reader.read();
    expect(b.read).toHaveLength(2 * RING_RECORDS);
  });
});
