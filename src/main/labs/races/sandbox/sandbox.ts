/**
 * A learner's program text, run where it can do nothing but yield steps.
 *
 * To be used in a worker thread with bounds on its memory, which somebody watches: a text can still
 * take for ever in a single call, such as an unlucky regular expression. Node says that `vm` is no
 * wall against an attacker; see docs/decisions/0013-learners-code.md.
 */
import { createContext, runInContext } from 'node:vm';
import type { ProgramFault } from '../../../../shared/labs/races/program-error';
import type { Step } from '../../../../shared/steps/step';
import { compile } from '../../../run/sandbox/instrument';
import { FaultError, orFault } from './fault';
import { INSIDE } from './inside';
import { instrument } from './instrument';

/** Goes on to the next step with the result of the one before. Only numbers go in, only a text comes out. */
type Resume = (result: number) => string;

interface Door {
  readonly begin: (text: unknown) => Resume;
  /** The line that runs, in shared memory. */
  readonly here: Int32Array<SharedArrayBuffer>;
}

/** What a text says when it is asked to go on. */
interface Said {
  readonly step?: Step;
  readonly returned?: number;
  readonly fault?: ProgramFault;
}

export class Sandbox {
  readonly #door: Door;
  readonly #text: unknown;

  /**
   * @param text  what the learner wrote
   * @throws FaultError 'SYNTAX_ERROR', 'NO_PROGRAM' or 'NOT_ALLOWED'
   */
  constructor(text: string) {
    const { text: body, program } = instrument(text);
    // No object of ours goes in, and no code is made of texts in there.
    const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
    this.#door = runInContext(INSIDE, context, { filename: 'inside' }) as Door;
    const script = orFault(() => compile(`(function ($turn, $step) {${body}\nreturn ${program};\n})`));
    this.#text = script.runInContext(context);
  }

  /** Where the line that runs can be read from another thread. */
  get here(): SharedArrayBuffer {
    return this.#door.here.buffer;
  }

  /**
   * Runs the program anew, from its first line; nothing is left of any time before.
   *
   * @throws FaultError in the generator: whatever is wrong with the text
   */
  *run(): Generator<Step, number, number> {
    const resume = this.#door.begin(this.#text);
    let result = 0;
    for (;;) {
      const said = JSON.parse(resume(result)) as Said;
      if (said.fault) throw new FaultError(said.fault.code, said.fault.line, said.fault.message);
      if (!said.step) return said.returned ?? 0;
      result = yield said.step;
    }
  }
}
