/** The engine of every lab, one line each. A lab without an engine does not compile. */
import type { LabId, Labs } from '../../shared/labs/registry';
import type { Engine } from '../run/engine';
import { processesEngine } from './processes/engine';
import { queueEngine } from './queue/engine';

export const engines: { readonly [Id in LabId]: Engine<Labs[Id]> } = {
  queue: queueEngine,
  processes: processesEngine,
};
