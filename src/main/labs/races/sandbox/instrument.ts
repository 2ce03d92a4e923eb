/**
 * Makes a learner's text one that can be watched: parsed first, then with two kinds of calls written
 * in. No line is added or lost, so the numbers are those of the text on the screen.
 *
 * | in the text            | becomes                                |                                    |
 * |------------------------|----------------------------------------|------------------------------------|
 * | `yield self.load('x')` | `yield $step(4, self.load('x'))`       | each step knows its line           |
 * | `while (c) { ... }`    | `while (c) { $turn(5); ... }`          | a loop without an end is noticed   |
 * | `function f() { ... }` | `function f() { $turn(6); ... }`       | and so is what calls itself        |
 * | `throw 'no'`           | `throw ($turn(7), 'no')`               | whatever is thrown has its line    |
 */
import { parse, type AnyNode, type Program } from 'acorn';
import { FaultError } from './fault';
import { nodesOf } from './nodes';

/** Stands before the text, on its first line: strict, so that no function gets hold of the global object. */
const STRICT = "'use strict';";

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
  const code = `${STRICT}${text}`;
  const parsed = parseText(code);
  const program = programIn(parsed);
  if (program === undefined) throw new FaultError('NO_PROGRAM', 0, '');
  return { text: withCalls(code, parsed), program };
}

function parseText(code: string): Program {
  try {
    return parse(code, { ecmaVersion: 2022, sourceType: 'script', locations: true });
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    const { line } = (thrown as SyntaxError & { readonly loc?: { readonly line: number } }).loc ?? { line: 0 };
    throw new FaultError('SYNTAX_ERROR', line, thrown.message.replace(/ \(\d+:\d+\)$/, ''));
  }
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

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly closes?: true;
}

function withCalls(code: string, parsed: Program): string {
  const insertions = [...nodesOf(parsed)].flatMap(insertionsFor).map((one, depth) => ({ ...one, depth }));
  insertions.sort(inTextOrder);
  let text = '';
  let copied = 0;
  for (const { at, text: call } of insertions) {
    text += code.slice(copied, at) + call;
    copied = at;
  }
  return text + code.slice(copied);
}

type Placed = Insertion & { readonly depth: number };

/** At one place what ends there is closed before anything opens: the inner before the outer, and opened the other way. */
function inTextOrder(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.closes !== b.closes) return a.closes ? -1 : 1;
  return a.closes ? b.depth - a.depth : a.depth - b.depth;
}

function insertionsFor(node: AnyNode): readonly Insertion[] {
  const line = node.loc?.start.line ?? 0;
  const turn = `$turn(${line});`;
  switch (node.type) {
    case 'ImportExpression':
      throw new FaultError('NOT_ALLOWED', line, 'import()');
    case 'Identifier':
      if (node.name === '$turn' || node.name === '$step') throw new FaultError('NOT_ALLOWED', line, node.name);
      return [];
    case 'YieldExpression':
      if (node.delegate) return [];
      return node.argument
        ? around(node.argument, `$step(${line},(`, '))')
        : [{ at: node.start + 'yield'.length, text: ` $step(${line})` }];
    case 'ThrowStatement':
      return around(node.argument, `($turn(${line}),(`, '))');
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return around(node.body, `{${turn}`, '}');
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [{ at: node.body.start + 1, text: turn }];
    case 'ArrowFunctionExpression':
      if (node.body.type === 'BlockStatement') return [{ at: node.body.start + 1, text: turn }];
      return around(node.body, `($turn(${line}),`, ')');
    default:
      return [];
  }
}

function around({ start, end }: AnyNode, before: string, after: string): readonly Insertion[] {
  return [
    { at: start, text: before },
    { at: end, text: after, closes: true },
  ];
}
