/**
 * Words of a line that somebody typed, with quotes as Redis reads them (`sdssplitargs`):
 *
 *     set "a key" 'it''s'     ends each word at white space
 *     "\n \r \t \b \a \\ \" \x41"   what a backslash means between double quotes
 *     'it\'s'                 between single quotes only the quote itself can be escaped
 */
import type { ByteString } from './byte-string';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' };
const isSpace = (char: string): boolean => /^[ \t\n\v\f\r]$/.test(char);
/** Characters that mean nothing but themselves, which are most, taken at once. */
const PLAIN = /[^ \t\n\v\f\r\0"']*/y;
const QUOTED = /[^\\\0"']*/y;

function endOf(run: RegExp, line: ByteString, from: number): number {
  run.lastIndex = from;
  run.test(line);
  return run.lastIndex;
}

/**
 * The same text as a string of its own. What was cut out of another, or put together of parts, is for the engine a
 * note about these, and keeps them all in memory for as long as it is kept.
 */
const ofItsOwn = (text: ByteString): ByteString => Buffer.from(text, 'latin1').toString('latin1');

/** Where a word ends besides white space: as in C, at the character 0. */
const END = '\0';

/** @returns `undefined` where a quote is not closed, or something follows a closing quote without a space */
export function splitInline(line: ByteString): ByteString[] | undefined {
  const words: ByteString[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && isSpace(line.charAt(at))) at += 1;
    if (at >= line.length || line.charAt(at) === END) return words;
    const word = readWord(line, at);
    if (!word) return undefined;
    words.push(ofItsOwn(word.text));
    at = word.end;
  }
}

interface Word {
  readonly text: ByteString;
  readonly end: number;
}

function readWord(line: ByteString, from: number): Word | undefined {
  let text = '';
  let at = from;
  while (at < line.length) {
    const char = line.charAt(at);
    if (isSpace(char) || char === END) break;
    if (char !== '"' && char !== "'") {
      const end = endOf(PLAIN, line, at);
      text += line.slice(at, end);
      at = end;
      continue;
    }
    const quoted = readQuoted(line, at + 1, char);
    if (!quoted) return undefined;
    text += quoted.text;
    at = quoted.end;
    if (at < line.length && !isSpace(line.charAt(at))) return undefined;
  }
  return { text, end: at };
}

/** From behind the opening quote; its end is behind the closing one. */
function readQuoted(line: ByteString, from: number, quote: '"' | "'"): Word | undefined {
  let text = '';
  let at = from;
  while (at < line.length) {
    const char = line.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    if (char === END) return undefined;
    const next = line.charAt(at + 1);
    if (char !== '\\' || next === '' || (quote === "'" && next !== "'")) {
      const end = endOf(QUOTED, line, at + 1);
      text += line.slice(at, end);
      at = end;
      continue;
    }
    const hex = quote === '"' ? /^x([\dA-Fa-f]{2})/.exec(line.slice(at + 1, at + 4))?.[1] : undefined;
    text += hex ? String.fromCharCode(parseInt(hex, 16)) : quote === '"' ? (ESCAPES[next] ?? next) : next;
    at += hex ? 4 : 2;
  }
  return undefined;
}
