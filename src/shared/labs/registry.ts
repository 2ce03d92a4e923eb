/** Every lab there is, one line each, in the order of the map on the first screen. */
import { processes } from './processes/contract';
import { queue } from './queue/contract';
import { why } from './why/contract';
import { threads } from './threads/contract';
import { races } from './races/contract';
import { deadlock } from './deadlock/contract';
import { layers } from './layers/contract';
import { udp } from './udp/contract';
import { tcp } from './tcp/contract';
import { segments } from './segments/contract';
import { patterns } from './patterns/contract';
import { pubsub } from './pubsub/contract';

export const labs = {
  why,
  queue,
  processes,
  threads,
  races,
  deadlock,
  layers,
  udp,
  tcp,
  segments,
  patterns,
  pubsub,
} as const;

export type Labs = typeof labs;
export type LabId = keyof Labs;

export function isLabId(id: string): id is LabId {
  return Object.hasOwn(labs, id);
}
