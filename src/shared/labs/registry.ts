/** Every lab there is, one line each, in the order of the map on the first screen. */
import { processes } from './processes/contract';
import { queue } from './queue/contract';

export const labs = {
  queue,
  processes,
} as const;

export type Labs = typeof labs;
export type LabId = keyof Labs;

export function isLabId(id: string): id is LabId {
  return Object.hasOwn(labs, id);
}
