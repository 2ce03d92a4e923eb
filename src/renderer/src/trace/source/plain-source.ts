/** A text that was written here, such as a learner's own, as the source panel shows programs: coloured, roughly. */
import type { HighlightedSource } from '../../../../shared/source';

/** A line comment, a text in quotes, a number, a word, or anything else, in this order. */
const TOKEN =
  /(\/\/.*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`)|(\b\d[\d_.]*\b)|([A-Za-z_$][\w$]*)|([^\w'"`$/]+|.)/g;

const KEYWORDS: ReadonlySet<string> = new Set(
  'break case catch class const continue default do else finally for function if in instanceof let new of return switch throw try typeof var void while yield'.split(
    ' ',
  ),
);
const CONSTANTS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined', 'this']);

/** @param file  the name it goes by */
export function plainSource(file: string, text: string): HighlightedSource {
  return { file, language: 'typescript', lines: text.replace(/\n$/, '').split('\n').map(tokensOf) };
}

function tokensOf(line: string): HighlightedSource['lines'][number] {
  return Array.from(line.matchAll(TOKEN), ([token, comment, quoted, number, word]) => ({
    text: token,
    kind: comment ? 'comment' : quoted ? 'string' : number ? 'number' : word ? kindOf(word) : 'punctuation',
  }));
}

const kindOf = (word: string): string => (KEYWORDS.has(word) ? 'keyword' : CONSTANTS.has(word) ? 'constant' : 'plain');
