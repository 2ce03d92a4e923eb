/** Who waits for a key is asked in turn, and nobody else is. */
import { describe, expect, it } from 'vitest';
import { Keyspace } from '../../src/main/broker/keyspace';
import { ListValue } from '../../src/main/broker/values/list';
import { Waits, type Waiter } from '../../src/main/broker/waits';
import { HandClock } from './support/hand-clock';

class Queue {
  readonly waits = new Waits(new HandClock());
  readonly database = new Keyspace(0, {
    now: () => 0,
    changed: (database, key) => this.waits.changed(database, key),
  });
  readonly asked: number[] = [];
  readonly answered: number[] = [];

  waiter(number: number, hearsOfLoss = false): Waiter {
    const pop = (key: string): boolean => {
      this.asked.push(number);
      const value = this.database.get(key);
      if (!(value instanceof ListValue)) return hearsOfLoss;
      value.pop('head');
      this.database.changed(key);
      return true;
    };
    const wait = { keys: ['q', 'other', 'q'], serve: pop, timedOut: () => undefined, hearsOfLoss };
    const waiter = { database: this.database, wait, serve: pop, answered: () => this.answered.push(number) };
    this.waits.add(waiter, () => undefined);
    return waiter;
  }

  push(...elements: readonly string[]): void {
    const list = new ListValue();
    for (const element of elements) list.push('tail', element);
    this.database.set('q', list);
    this.waits.serve();
  }
}

describe('waiting for a key', () => {
  it('costs nobody anything but who is served', () => {
    const queue = new Queue();
    for (let number = 0; number < 1_000; number += 1) queue.waiter(number);
    for (let pushes = 0; pushes < 500; pushes += 1) queue.push('a');
    queue.push('a', 'b');
    const inTurn = Array.from({ length: 502 }, (_, number) => number);
    expect(queue.answered).toEqual(inTurn);
    expect(queue.asked).toEqual(inTurn);
  });

  it('ends in the middle as well, and the turns of the others stay', () => {
    const queue = new Queue();
    const waiters = [0, 1, 2, 3].map((number) => queue.waiter(number));
    for (const number of [1, 3, 1]) queue.waits.remove(waiters[number] as Waiter);
    queue.waiter(4);
    queue.push('a', 'b', 'c');
    expect(queue.answered).toEqual([0, 2, 4]);
    queue.push('a');
    expect(queue.asked).toEqual([0, 2, 4]);
  });

  it('tells of a loss whoever is to hear of it', () => {
    const queue = new Queue();
    queue.waiter(0);
    queue.waiter(1, true);
    queue.database.set('q', 'text');
    queue.database.delete('q');
    queue.waits.serve();
    expect(queue.answered).toEqual([1]);
  });
});
