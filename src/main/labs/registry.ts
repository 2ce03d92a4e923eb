/** The engine of every lab, one line each. A lab without an engine does not compile. */
import type { LabId, Labs } from '../../shared/labs/registry';
import type { Engine } from '../run/engine';
import { processesEngine } from './processes/engine';
import { queueEngine } from './queue/engine';
import { whyEngine } from './why/engine';
import { threadsEngine } from './threads/engine';
import { racesEngine } from './races/engine';
import { deadlockEngine } from './deadlock/engine';
import { layersEngine } from './layers/engine';
import { udpEngine } from './udp/engine';
import { tcpEngine } from './tcp/engine';
import { segmentsEngine } from './segments/engine';
import { patternsEngine } from './patterns/engine';
import { pubsubEngine } from './pubsub/engine';

export const engines: { readonly [Id in LabId]: Engine<Labs[Id]> } = {
  queue: queueEngine,
  processes: processesEngine,
  why: whyEngine,
  threads: threadsEngine,
  races: racesEngine,
  deadlock: deadlockEngine,
  layers: layersEngine,
  udp: udpEngine,
  tcp: tcpEngine,
  segments: segmentsEngine,
  patterns: patternsEngine,
  pubsub: pubsubEngine,
};
