/**
 * Makes a text of the learner's one whose steps can be watched. Besides what every text gets written in
 * (src/main/run/sandbox/instrument.ts):
 *
 * | in the text            | becomes                          |                          |
 * |------------------------|----------------------------------|--------------------------|
 * | `yield self.load('x')` | `yield $step(4, self.load('x'))` | each step knows its line |
 */
import type { AnyNode, Program } from 'acorn';
import { around, parseText, withCalls, type Insertion } from '../../../run/sandbox/instrument';
import { TextFault } from '../../../run/sandbox/text-fault';
import { FaultError, orFault } from './fault';

/** A text that is ready to be run, as the parameters and body of a function. */
export interface Instrumented {
  readonly text: string;
  /** The name of its program: the first generator function it declares. */
  readonly program: string;
}

/**
 * @throws FaultError 'SYNTAX_ERROR', 'NO_PROGRAM' or 'NOT_ALLOWED'
 */
export function instrument(text: string): Instrumented {
  const parsed = orFault(() => parseText(text));
  const program = programIn(parsed.tree);
  if (program === undefined) throw new FaultError('NO_PROGRAM', 0, '');
  return { text: orFault(() => withCalls(parsed, stepsFor)), program };
}

function programIn({ body }: Program): string | undefined {
  for (const statement of body) {
    if (statement.type === 'FunctionDeclaration' && statement.generator) return statement.id.name;
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (init?.type === 'FunctionExpression' && init.generator && id.type === 'Identifier') return id.name;
    }
  }
  return undefined;
}

function stepsFor(node: AnyNode, line: number): readonly Insertion[] {
  switch (node.type) {
    case 'Identifier':
      if (node.name === '$step') throw new TextFault('NOT_ALLOWED', line, node.name);
      return [];
    case 'YieldExpression':
      if (node.delegate) return [];
      return node.argument
        ? around(node.argument, `$step(${line},(`, '))')
        : [{ at: node.start + 'yield'.length, text: ` $step(${line})` }];
    default:
      return [];
  }
}
