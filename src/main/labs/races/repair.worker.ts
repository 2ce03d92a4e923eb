/** Checks every schedule of a text the learner wrote. The only place where such a text is run. */
import type { ProgramFault } from '../../../shared/labs/races/program-error';
import type { Json } from '../../../shared/wire/json';
import { runExplorer, type ExplorerSubject } from '../../run/exploring/explorer-thread';
import { FaultError } from './sandbox/fault';
import { repairProgramOf } from './sandbox/repair-program';
import { Sandbox } from './sandbox/sandbox';

runExplorer((text) => subjectOf(typeof text === 'string' ? text : ''));

function subjectOf(text: string): ExplorerSubject | { readonly fault: Json } {
  try {
    const sandbox = new Sandbox(text);
    const { program, fault } = repairProgramOf(sandbox);
    return { program, here: sandbox.here, fault: () => asJson(fault()) };
  } catch (thrown) {
    if (thrown instanceof FaultError) return { fault: { ...thrown.fault } };
    throw thrown;
  }
}

function asJson(fault: ProgramFault | undefined): Json | undefined {
  return fault && { ...fault };
}
