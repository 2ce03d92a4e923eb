/** What is wrong with a learner's text, as something to throw. */
import type { ProgramErrorCode, ProgramFault } from '../../../../shared/labs/races/program-error';

export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: ProgramFault;

  constructor(code: ProgramErrorCode, line: number, message: string) {
    super(message);
    this.fault = { code, line, message };
  }
}
