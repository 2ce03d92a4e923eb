/** The lab `segments`: a byte stream put together again over a network that keeps no promise. */
import type { segments } from '../../../shared/labs/segments/contract';
import type { Engine } from '../../run/engine';
import { Transferring } from './transferring';

export const segmentsEngine: Engine<typeof segments> = (run) => {
  const transferring = new Transferring(run);
  return Promise.resolve({ finished: transferring.live(), act: transferring.team.relayActs() });
};
