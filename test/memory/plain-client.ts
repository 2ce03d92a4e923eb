import type { ParkingLot } from '../../src/main/memory/parking-lot';
import type { FifoClient } from '../../src/main/memory/shared-fifo';

/** Somebody at a queue who writes nothing down. */
export function plainClient(number: number, lot: ParkingLot): FifoClient {
  const nothing = (): void => undefined;
  return {
    number,
    attempt: nothing,
    didPut: nothing,
    didGet: nothing,
    willWait: nothing,
    didFindClosed: nothing,
    sleep: () => void lot.park(number),
  };
}
