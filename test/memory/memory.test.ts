/** Mutex, waiting line and queue in shared memory: their logic alone, and under real threads. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Mutex } from '../../src/main/memory/mutex';
import { ParkingLot } from '../../src/main/memory/parking-lot';
import { CLOSED, SharedFifo, type FifoClient } from '../../src/main/memory/shared-fifo';
import { WaitingLine } from '../../src/main/memory/waiting-line';
import { buildThreads, runThread } from './build-threads';
import { plainClient } from './plain-client';

beforeAll(buildThreads);

const words = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * count));
const newLot = (actors: number): ParkingLot => new ParkingLot(ParkingLot.allocate(actors));

describe('the mutex', () => {
  it('loses no count between four threads', async () => {
    const buffer = new SharedArrayBuffer(8);
    await Promise.all([1, 2, 3, 4].map(() => runThread('count', { buffer, times: 25_000 })));
    expect([...new Int32Array(buffer)]).toEqual([0, 100_000]);
  });

  it('is held by one at a time', () => {
    const cells = words(1);
    const [one, other] = [new Mutex(cells, 0), new Mutex(cells, 0)];
    expect(one.tryLock()).toBe(true);
    expect(other.tryLock()).toBe(false);
    one.unlock();
    expect(other.tryLock()).toBe(true);
  });
});

describe('the parking lot', () => {
  it('does not let anybody sleep who was woken after arming', () => {
    const lot = newLot(2);
    lot.arm(1);
    lot.unpark(1);
    expect(lot.park(1)).toBe('unparked');
  });

  it('wakes by itself when the time is over', () => {
    const lot = newLot(1);
    lot.arm(0);
    expect(lot.park(0, 1)).toBe('timed-out');
  });
});

describe('the waiting line', () => {
  it('gives out actors in the order they joined, round and round its ring', () => {
    const lot = newLot(3);
    const line = new WaitingLine(words(10 + WaitingLine.words(3)), 10, lot);
    for (let round = 0; round < 5; round += 1) {
      line.join(2);
      line.join(0);
      expect(line.length).toBe(2);
      expect(line.takeFirst()).toBe(2);
      line.join(1);
      expect(line.takeAll()).toEqual([0, 1]);
      expect(line.takeFirst()).toBeUndefined();
    }
  });
});

describe('the queue', () => {
  function fresh(slots: number, actors = 4): { fifo: SharedFifo; lot: ParkingLot } {
    const lot = newLot(actors);
    return { fifo: new SharedFifo(SharedFifo.allocate(slots, lot), lot), lot };
  }

  it('is a list with a front and an end, whatever is put and taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 60 }), (slots, steps) => {
        const { fifo, lot } = fresh(slots);
        const client = plainClient(1, lot);
        const model: number[] = [];
        let [next, deepest] = [1, 0];
        for (const puts of steps) {
          if (puts && model.length < slots) {
            fifo.put(next, client);
            model.push(next++);
          } else if (!puts && model.length > 0) expect(fifo.get(client)).toBe(model.shift());
          deepest = Math.max(deepest, model.length);
        }
        expect(fifo.maxDepth).toBe(deepest);
      }),
    );
  });

  it('says which item made the room, from the first slot used again on', () => {
    const { fifo, lot } = fresh(2);
    const replaced: (number | undefined)[] = [];
    const client: FifoClient = { ...plainClient(1, lot), didPut: (_item, before) => replaced.push(before) };
    for (let item = 1; item <= 5; item += 1) {
      fifo.put(item, client);
      if (item >= 2) fifo.get(client);
    }
    expect(replaced).toEqual([undefined, undefined, 1, 2, 3]);
  });

  it('gives what is left after the close, then says that it is closed, and takes no more', () => {
    const { fifo, lot } = fresh(2);
    const client = plainClient(1, lot);
    fifo.put(7, client);
    expect(fifo.tryClose((woken) => expect(woken).toEqual([]))).toBe(true);
    expect(() => fifo.put(8, client)).toThrow('closed');
    expect(fifo.get(client)).toBe(7);
    expect(fifo.get(client)).toBe(CLOSED);
  });

  it('does not make anybody wait who closes it while somebody is inside', () => {
    const { fifo } = fresh(1);
    const inside = new Mutex(new Int32Array(fifo.buffer), 0);
    inside.lock();
    expect(fifo.tryClose(() => expect.unreachable())).toBe(false);
    inside.unlock();
    expect(fifo.tryClose(() => undefined)).toBe(true);
  });

  it.each([1, 3])('hands everything over once and in order between real threads, with %i slots', async (slots) => {
    const { fifo, lot } = fresh(slots, 6);
    const shared = { lot: lot.buffer, fifo: fifo.buffer };
    const taking = [4, 5].map((number) => runThread<number[]>('fifo', { ...shared, number }));
    const ranges = [1, 2, 3].map((number) => [number * 10_000, number * 10_000 + 4_999] as const);
    await Promise.all(ranges.map((put, index) => runThread('fifo', { ...shared, number: index + 1, put })));
    while (!fifo.tryClose(() => undefined)) await new Promise(setImmediate);
    const taken = await Promise.all(taking);
    for (const own of taken) {
      for (const [from, to] of ranges) {
        const ofOne = (own ?? []).filter((item) => item >= from && item <= to);
        expect(ofOne).toEqual(ofOne.toSorted((a, b) => a - b));
      }
    }
    const all = taken.flatMap((own) => own ?? []).sort((a, b) => a - b);
    expect(all).toEqual(ranges.flatMap(([from]) => Array.from({ length: 5_000 }, (_, index) => from + index)));
    expect(fifo.maxDepth).toBeLessThanOrEqual(slots);
  });
});
