/** The panel of every lab, loaded when it is opened: one line each. */
import type { LabId } from '../../../shared/labs/registry';
import type { Panel } from './panel';

export const panels: { readonly [Id in LabId]: () => Promise<{ readonly default: Panel }> } = {
  queue: () => import('./queue/panel'),
  processes: () => import('./processes/panel'),
  why: () => import('./why/panel'),
  threads: () => import('./threads/panel'),
  races: () => import('./races/panel'),
  deadlock: () => import('./deadlock/panel'),
  layers: () => import('./layers/panel'),
  udp: () => import('./udp/panel'),
  tcp: () => import('./tcp/panel'),
  segments: () => import('./segments/panel'),
  patterns: () => import('./patterns/panel'),
  pubsub: () => import('./pubsub/panel'),
};
