import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParentQueue } from '../../../src/main/run/process-program/parent-queue';

const entry = (item: number) => ({ item, msg: `creator#${item}` });

describe('ParentQueue', () => {
  it('gives first what came first, whatever the order of puts and takes', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 6_000, size: 'max' }), (puts) => {
        const queue = new ParentQueue<number>('items');
        const model: number[] = [];
        for (const [index, put] of puts.entries()) {
          if (put) {
            queue.put(entry(index));
            model.push(index);
          } else expect(queue.take('reader')?.item).toBe(model.shift());
          expect(queue.length).toBe(model.length);
        }
        expect(queue.items()).toEqual(model);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its order past the point where it makes room', () => {
    const queue = new ParentQueue<number>('items');
    for (let item = 0; item < 10_000; item += 1) queue.put(entry(item));
    for (let item = 0; item < 9_990; item += 1) expect(queue.take('reader')?.item).toBe(item);
    expect(queue.items()).toEqual([9_990, 9_991, 9_992, 9_993, 9_994, 9_995, 9_996, 9_997, 9_998, 9_999]);
  });

  it('wakes one for each item, in order of arrival', () => {
    const queue = new ParentQueue<number>('items');
    const woken: string[] = [];
    queue.sleep('a', () => woken.push('a'));
    queue.sleep('b', () => woken.push('b'));
    queue.put(entry(1));
    expect(woken).toEqual(['a']);
    queue.put(entry(2));
    queue.put(entry(3));
    expect(woken).toEqual(['a', 'b']);
  });

  it('wakes the next when one that was woken goes without taking', () => {
    const queue = new ParentQueue<number>('items');
    const woken: string[] = [];
    queue.sleep('a', () => woken.push('a'));
    queue.sleep('b', () => woken.push('b'));
    queue.put(entry(1));
    queue.forget('a');
    expect(woken).toEqual(['a', 'b']);
  });

  it('wakes nobody else when one goes that was not woken', () => {
    const queue = new ParentQueue<number>('items');
    const woken: string[] = [];
    queue.sleep('a', () => woken.push('a'));
    queue.sleep('b', () => woken.push('b'));
    queue.put(entry(1));
    queue.forget('creator');
    expect(woken).toEqual(['a']);
    queue.take('a');
    queue.put(entry(2));
    queue.forget('a');
    expect(woken).toEqual(['a', 'b']);
  });

  it('wakes nobody for one that goes while there is nothing', () => {
    const queue = new ParentQueue<number>('items');
    const woken: string[] = [];
    queue.sleep('a', () => woken.push('a'));
    queue.sleep('b', () => woken.push('b'));
    queue.forget('a');
    expect(woken).toEqual([]);
    queue.put(entry(1));
    expect(woken).toEqual(['b']);
  });
});
