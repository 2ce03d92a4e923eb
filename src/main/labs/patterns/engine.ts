/** The lab `patterns`: one workload, four ways to share it out between processes. */
import type { patterns } from '../../../shared/labs/patterns/contract';
import type { Engine } from '../../run/engine';
import { checkPortIsFree } from '../../run/socket-program/free-port';
import { Delivering } from './delivering';

export const patternsEngine: Engine<typeof patterns> = async (run) => {
  await checkPortIsFree('tcp', run.params.port);
  return { finished: new Delivering(run).live(), act: {} };
};
