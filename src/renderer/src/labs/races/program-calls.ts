/** The steps a text of the learner's asks for, in the order they are written. What is only spoken of in a comment is not called. */
const CALL = /\bself\s*\.\s*(\w+)\s*\(/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

export function callsOf(code: string): readonly string[] {
  return Array.from(code.replace(COMMENT, '').matchAll(CALL), ([, name = '']) => name);
}
