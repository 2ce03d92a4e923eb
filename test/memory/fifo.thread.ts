/** Puts numbers into a queue, or takes them out until it is closed and posts what it got. */
import { parentPort, workerData } from 'node:worker_threads';
import { ParkingLot } from '../../src/main/memory/parking-lot';
import { CLOSED, SharedFifo } from '../../src/main/memory/shared-fifo';
import { plainClient } from './plain-client';

const {
  number,
  lot: beds,
  fifo: slots,
  put,
} = workerData as {
  readonly number: number;
  readonly lot: SharedArrayBuffer;
  readonly fifo: SharedArrayBuffer;
  /** First and last of what to put; to take if there is none. */
  readonly put?: readonly [number, number];
};
const lot = new ParkingLot(beds);
const fifo = new SharedFifo(slots, lot);
const client = plainClient(number, lot);

if (put) {
  for (let item = put[0]; item <= put[1]; item += 1) fifo.put(item, client);
} else {
  const taken: number[] = [];
  for (let item = fifo.get(client); item !== CLOSED; item = fifo.get(client)) taken.push(item);
  parentPort?.postMessage(taken);
}
