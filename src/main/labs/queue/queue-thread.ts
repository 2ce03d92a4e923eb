/**
 * What stands behind `self` in the two programs of this lab: the shared queue, and the pen that
 * writes down each step. Nothing in here decides anything: who waits and who goes on is up to the
 * queue and the operating system (or, in a gated run, to the learner).
 */
import { SharedFifo, type CLOSED, type FifoClient } from '../../memory/shared-fifo';
import { enterThread, type TracedThread } from '../../run/thread-program/traced-thread';
import { decodeItem, encodeItem } from './item';
import { FIFO_PLACE, WAIT_CAUSES, type QueueThreadData } from './queue-thread-data';

export { CLOSED } from '../../memory/shared-fifo';

class QueueThread implements FifoClient {
  readonly fifo: SharedFifo;
  readonly number: number;

  constructor(
    readonly thread: TracedThread,
    readonly data: QueueThreadData,
  ) {
    this.number = thread.number;
    this.fifo = new SharedFifo(data.fifo, thread.lot);
  }

  at(line: number): this {
    this.thread.line = line;
    return this;
  }

  attempt(step: 'put' | 'get'): void {
    this.thread.stand(step, FIFO_PLACE);
  }

  didPut(item: number, replaced: number | undefined, woken: number | undefined): void {
    const after = replaced === undefined ? undefined : decodeItem(replaced);
    this.thread.record('put', { place: FIFO_PLACE, msg: decodeItem(item), after, datum: item, wakes: woken });
  }

  didGet(item: number, woken: number | undefined): void {
    this.thread.record('get', { place: FIFO_PLACE, msg: decodeItem(item), datum: item, wakes: woken });
  }

  willWait(cause: (typeof WAIT_CAUSES)[number]): void {
    this.thread.record('wait', { place: FIFO_PLACE, datum: WAIT_CAUSES.indexOf(cause) });
  }

  didFindClosed(): void {
    this.thread.record('close', { place: FIFO_PLACE, msg: this.data.closing });
  }

  sleep(): void {
    this.thread.sleep();
  }
}

class Producer extends QueueThread {
  /** How many items it is to put. */
  get items(): number {
    return this.data.items;
  }

  /** Puts its n-th item; waits while the queue is full. */
  put(n: number): void {
    this.fifo.put(encodeItem({ actor: this.number, number: n }), this);
  }
}

class Consumer extends QueueThread {
  /** The next item, or CLOSED; waits while the queue is empty but not closed. */
  get(): number | typeof CLOSED {
    return this.fifo.get(this);
  }

  /** Works on an item: spends the time it takes. */
  work(item: number): void {
    this.thread.stand('work');
    this.thread.record('work', { datum: item });
    this.thread.nap(this.data.workMs);
  }
}

export function enterAsProducer(): Producer {
  const { thread, data } = enterThread();
  return new Producer(thread, data as QueueThreadData);
}

export function enterAsConsumer(): Consumer {
  const { thread, data } = enterThread();
  return new Consumer(thread, data as QueueThreadData);
}
