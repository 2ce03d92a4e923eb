/**
 * Tells each instrumented point the line it stands on.
 *
 * In a program that is shown to the learner (`*.process.ts`, `*.worker.ts`, `*.program.ts`) every call of a method of
 * `self`, and of what `const redis = await self.redis(...)` gave, is rewritten, and nothing else: `self.put(item)` on
 * line 12 becomes `self.at(12).put(item)`. No line is added or lost, so the numbers are those of the file on the
 * screen. The program is parsed, not searched: a `self.put(` in a comment or a text stays as it is.
 */
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';

const PROGRAM = /\.(process|worker|program)\.ts$/;

export function lines(): Plugin {
  return {
    name: 'interleave:lines',
    enforce: 'pre',
    transform(code, id) {
      // Only columns move: not worth a source map of its own.
      return PROGRAM.test(id) ? { code: withLines(code), map: null } : undefined;
    },
  };
}

/** The program with its line numbers in it. */
export function withLines(code: string): string {
  const points: number[] = [];
  const instrumented = new Set(['self']);
  const { program } = parseSync('program.ts', code);
  new Visitor({
    VariableDeclarator({ id, init }) {
      const call = init?.type === 'AwaitExpression' ? init.argument : init;
      if (id.type !== 'Identifier' || call?.type !== 'CallExpression') return;
      if (methodOf('self', call.callee) === CLIENT) instrumented.add(id.name);
    },
  }).visit(program);
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression' || callee.computed) return;
      const { object, property } = callee;
      if (object.type === 'Identifier' && instrumented.has(object.name) && property.name !== 'at')
        points.push(object.end);
    },
  }).visit(program);
  // From the last to the first, so that the positions still to come stay true.
  const lastFirst = points.sort((a, b) => b - a);
  return lastFirst.reduce((text, end) => `${text.slice(0, end)}.at(${lineOf(code, end)})${text.slice(end)}`, code);
}

/** What `self` is asked for a client of a library, whose calls are steps as well. */
const CLIENT = 'redis';

function methodOf(name: string, callee: ESTree.Expression | ESTree.Super): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  const { object, property } = callee;
  return object.type === 'Identifier' && object.name === name ? property.name : undefined;
}

function lineOf(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}
