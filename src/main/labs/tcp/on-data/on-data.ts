/**
 * A learner's `onData`, where it can do nothing but read pieces and deliver messages.
 *
 * What is not known to end is to be run in a worker thread with bounds on its memory, which somebody watches: a text
 * can still take for ever in a single call. Node says that `vm` is no wall against an attacker; see
 * docs/decisions/0013-learners-code.md.
 */
import { createContext, runInContext } from 'node:vm';
import type { Program } from 'acorn';
import type { OnDataProblem } from '../../../../shared/labs/tcp/on-data';
import { compile, parseText, withCalls } from '../../../run/sandbox/instrument';
import { TextFault } from '../../../run/sandbox/text-fault';
import { INSIDE } from './inside';

/** Why the text cannot be tried. */
export class OnDataError extends Error {
  constructor(readonly problem: OnDataProblem) {
    super(problem.code);
  }
}

/** What it did with one piece. */
export interface Handled {
  readonly delivered: readonly string[];
  readonly fault?: { readonly code: 'THREW' | 'ENDLESS_LOOP'; readonly line: number; readonly message: string };
}

interface Door {
  readonly begin: (text: unknown) => (piece: string) => string;
  readonly here: Int32Array<SharedArrayBuffer>;
}

type Inside = (decode: (bytes: string) => string, encode: (text: string) => string) => Door;

export class OnData {
  readonly #door: Door;
  readonly #text: unknown;

  /** @throws OnDataError 'SYNTAX_ERROR', 'NO_FUNCTION' or 'NOT_ALLOWED' */
  constructor(text: string) {
    const script = orProblem(() => {
      const parsed = parseText(text);
      if (!declaresOnData(parsed.tree)) throw new OnDataError({ code: 'NO_FUNCTION', line: 0, message: '' });
      return compile(`(function ($turn, deliver) {${withCalls(parsed)}\nreturn onData;\n})`);
    });
    // No code is made of texts in there, and no object of ours is handed to the text.
    const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
    const inside = runInContext(INSIDE, context, { filename: 'inside' }) as Inside;
    this.#door = inside(
      (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'),
      (chars) => Buffer.from(chars, 'utf8').toString('latin1'),
    );
    this.#text = script.runInContext(context);
  }

  /** Where the line that runs can be read from another thread. */
  get here(): SharedArrayBuffer {
    return this.#door.here.buffer;
  }

  /** Begins the text anew, with nothing left of any time before; the result takes one piece after the other. */
  begin(): (piece: Uint8Array) => Handled {
    const take = this.#door.begin(this.#text);
    return (piece) => JSON.parse(take(Buffer.from(piece).toString('latin1'))) as Handled;
  }
}

function declaresOnData({ body }: Program): boolean {
  return body.some((statement) => {
    if (statement.type === 'FunctionDeclaration') return statement.id.name === 'onData';
    if (statement.type !== 'VariableDeclaration') return false;
    return statement.declarations.some(({ id }) => id.type === 'Identifier' && id.name === 'onData');
  });
}

function orProblem<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (thrown) {
    if (!(thrown instanceof TextFault)) throw thrown;
    throw new OnDataError({ code: thrown.code, line: thrown.line, message: thrown.message });
  }
}
