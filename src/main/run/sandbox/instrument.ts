/**
 * Makes a learner's text one that can be watched: parsed first, then with calls written in. No line is
 * added or lost, so the numbers are those of the text on the screen.
 *
 * | in the text            | becomes                      |                                    |
 * |------------------------|------------------------------|------------------------------------|
 * | `while (c) { ... }`    | `while (c) { $turn(5); ... }`| a loop without an end is noticed   |
 * | `function f() { ... }` | `function f() { $turn(6); ...}` | and so is what calls itself     |
 * | `throw 'no'`           | `throw ($turn(7), 'no')`     | whatever is thrown has its line    |
 *
 * A lab may have more calls written in.
 */
import { Script } from 'node:vm';
import { parse, type AnyNode, type Program } from 'acorn';
import { nodesOf } from './nodes';
import { TextFault } from './text-fault';

/** Stands before the text, on its first line: strict, so that no function gets hold of the global object. */
const STRICT = "'use strict';";

/** The name the file of the text has in stacks. */
const FILENAME = 'program';

export interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly closes?: true;
}

/** What a lab has written in besides, or forbids by throwing. */
export type InsertionsFor = (node: AnyNode, line: number) => readonly Insertion[];

export interface ParsedText {
  readonly code: string;
  readonly tree: Program;
}

/** @throws TextFault 'SYNTAX_ERROR' */
export function parseText(text: string): ParsedText {
  const code = `${STRICT}${text}`;
  try {
    return { code, tree: parse(code, { ecmaVersion: 2022, sourceType: 'script', locations: true }) };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    const { line } = (thrown as SyntaxError & { readonly loc?: { readonly line: number } }).loc ?? { line: 0 };
    throw new TextFault('SYNTAX_ERROR', line, thrown.message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

/** @throws TextFault 'NOT_ALLOWED' */
export function withCalls({ code, tree }: ParsedText, more: InsertionsFor = () => []): string {
  const insertions = [...nodesOf(tree)]
    .flatMap((node) => {
      const line = node.loc?.start.line ?? 0;
      return [...turnsFor(node, line), ...more(node, line)];
    })
    .map((one, depth) => ({ ...one, depth }));
  insertions.sort(inTextOrder);
  let text = '';
  let copied = 0;
  for (const { at, text: call } of insertions) {
    text += code.slice(copied, at) + call;
    copied = at;
  }
  return text + code.slice(copied);
}

/** What acorn lets pass and the engine does not: it has the last word. @throws TextFault 'SYNTAX_ERROR' */
export function compile(code: string): Script {
  try {
    return new Script(code, { filename: FILENAME });
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    const line = Number(/program:(\d+)/.exec(thrown.stack ?? '')?.[1] ?? 0);
    throw new TextFault('SYNTAX_ERROR', line, thrown.message);
  }
}

export function around({ start, end }: AnyNode, before: string, after: string): readonly Insertion[] {
  return [
    { at: start, text: before },
    { at: end, text: after, closes: true },
  ];
}

type Placed = Insertion & { readonly depth: number };

/** At one place what ends there is closed before anything opens: the inner before the outer, and opened the other way. */
function inTextOrder(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.closes !== b.closes) return a.closes ? -1 : 1;
  return a.closes ? b.depth - a.depth : a.depth - b.depth;
}

function turnsFor(node: AnyNode, line: number): readonly Insertion[] {
  const turn = `$turn(${line});`;
  switch (node.type) {
    case 'ImportExpression':
      throw new TextFault('NOT_ALLOWED', line, 'import()');
    case 'Identifier':
      if (node.name === '$turn') throw new TextFault('NOT_ALLOWED', line, node.name);
      return [];
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
