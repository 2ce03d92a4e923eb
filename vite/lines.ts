/**
 * Tells each instrumented point the line it stands on.
 *
 * In a program that is shown to the learner (`*.process.ts`, `*.worker.ts`, `*.program.ts`) every call of a method of
 * `self`, and nothing else, is rewritten: `self.put(item)` on line 12 becomes `self.at(12).put(item)`.
 * No line is added or lost, so the numbers are those of the file on the screen. The program is parsed,
 * not searched: a `self.put(` in a comment or a text stays as it is.
 */
import { parseSync, Visitor, type Plugin } from 'vite';

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
  const visitor = new Visitor({
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression' || callee.computed) return;
      const { object, property } = callee;
      if (object.type === 'Identifier' && object.name === 'self' && property.name !== 'at') points.push(object.end);
    },
  });
  visitor.visit(parseSync('program.ts', code).program);
  // From the last to the first, so that the positions still to come stay true.
  const lastFirst = points.sort((a, b) => b - a);
  return lastFirst.reduce((text, end) => `${text.slice(0, end)}.at(${lineOf(code, end)})${text.slice(end)}`, code);
}

function lineOf(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}
