/**
 * The types of RESP's values: each has a letter of its own, which begins it, and a line after that letter, which says
 * how long the value is, how many values are in it, or all of it.
 */

/** What stands between the letter and the line's end. */
export type Line = 'text' | 'error' | 'number' | 'length' | 'count' | 'nothing' | 'flag';

export interface RespType {
  readonly name: string;
  readonly line: Line;
}

const TYPES: Readonly<Record<string, RespType>> = {
  '+': { name: 'simple', line: 'text' },
  '-': { name: 'error', line: 'error' },
  ':': { name: 'integer', line: 'number' },
  $: { name: 'bulk', line: 'length' },
  '*': { name: 'array', line: 'count' },
  _: { name: 'null', line: 'nothing' },
  '#': { name: 'boolean', line: 'flag' },
  ',': { name: 'double', line: 'number' },
  '(': { name: 'big-number', line: 'number' },
  '!': { name: 'bulk-error', line: 'length' },
  '=': { name: 'verbatim', line: 'length' },
  '%': { name: 'map', line: 'count' },
  '~': { name: 'set', line: 'count' },
  '>': { name: 'push', line: 'count' },
  '|': { name: 'attribute', line: 'count' },
};

/** @returns `undefined` for a letter that begins nothing */
export const respTypeOf = (letter: string): RespType | undefined =>
  Object.hasOwn(TYPES, letter) ? TYPES[letter] : undefined;

/** Redis' own limit of a length (proto-max-bulk-len), and far above what a client reads as a count. */
const MAX_LENGTH = 512 * 1024 * 1024;

/** Whether a line may say this. */
export function isGoodLine(line: Line, text: string): boolean {
  switch (line) {
    case 'length':
    case 'count':
      return /^-?\d{1,10}$/.test(text) && Number(text) >= -1 && Number(text) <= MAX_LENGTH;
    case 'nothing':
      return text === '';
    case 'flag':
      return text === 't' || text === 'f';
    case 'text':
    case 'error':
    case 'number':
      return true;
  }
}
