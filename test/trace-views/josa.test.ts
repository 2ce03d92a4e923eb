import { expect, it } from 'vitest';
import { josa } from '../../src/renderer/src/trace/josa';

it.each([
  ['큐', '이/가', '큐가'],
  ['값', '을/를', '값을'],
  ['main', '이/가', 'main이'],
  ['creator', '이/가', 'creator가'],
  ['consumer-1', '이/가', 'consumer-1이'],
  ['consumer-2', '이/가', 'consumer-2가'],
  ['consumer-3', '은/는', 'consumer-3은'],
  ['producer-10', '이/가', 'producer-10이'],
  ['items', '을/를', 'items를'],
  ['results', '으로/로', 'results로'],
  ['3', '을/를', '3을'],
  ['4', '을/를', '4를'],
  ['5', '을/를', '5를'],
  ['-1', '을/를', '-1을'],
  ['1', '으로/로', '1로'],
  ['3', '으로/로', '3으로'],
  ['100', '을/를', '100을'],
  ["'d'", '을/를', "'d'를"],
  ["'n'", '을/를', "'n'을"],
  ['socket', '을/를', 'socket을'],
  ['lock', '을/를', 'lock을'],
  ['channel', '으로/로', 'channel로'],
  ['URL', '을/를', 'URL을'],
  ['TCP', '을/를', 'TCP를'],
  ['"서울"', '으로/로', '"서울"로'],
  ['한국', '과/와', '한국과'],
  ['나무', '과/와', '나무와'],
  ['?', '을/를', '?를'],
] as const)('%s + %s = %s', (word, pair, expected) => {
  expect(josa(word, pair)).toBe(expected);
});

it('reads a Hangul word that arrives decomposed', () => {
  expect(josa('값'.normalize('NFD'), '이/가').endsWith('이')).toBe(true);
});
