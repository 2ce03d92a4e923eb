/** What is wrong with a learner's text, as something to throw. */
import { TextFault } from '../../../run/sandbox/text-fault';
import type { ProgramErrorCode, ProgramFault } from '../../../../shared/labs/races/program-error';

export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: ProgramFault;

  constructor(code: ProgramErrorCode, line: number, message: string) {
    super(message);
    this.fault = { code, line, message };
  }
}

/** @throws FaultError for what is wrong with a text before it runs */
export function orFault<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof TextFault) throw new FaultError(thrown.code, thrown.line, thrown.message);
    throw thrown;
  }
}
