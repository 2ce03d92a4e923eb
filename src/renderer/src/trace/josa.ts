/**
 * Korean particles: which of a pair follows a word depends on whether the word ends in a consonant
 * when it is read aloud. For Hangul that is arithmetic (Unicode, chapter 3.12: every third of a
 * syllable block's 28 finals); for digits, Latin letters and `consumer-1` it is how Koreans read them.
 */
export type Josa = '이/가' | '은/는' | '을/를' | '과/와' | '으로/로' | '이라/라' | '이에요/예요';

type Final = 'none' | 'rieul' | 'other';

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS_PER_VOWEL = 28;
/** ㄹ: a final of its own kind, since `으로` drops its vowel after it (서울로). */
const RIEUL = 8;

/** 영 일 이 삼 사 오 육 칠 팔 구 */
const DIGITS: readonly Final[] = ['other', 'rieul', 'none', 'other', 'none', 'none', 'other', 'rieul', 'rieul', 'none'];

/** English words that end in these letters are written in Hangul with a final consonant. */
const WORD_ENDINGS: readonly (readonly [pattern: RegExp, final: Final])[] = [
  // socket 소켓, put 풋, get 겟, lock 락, mp, map 맵: a stop after one short vowel letter stays a final.
  [/(?:^|[^aeiou])[aeiou](?:ck|[bpkt])$/, 'other'],
  [/(?:[mn]|ng)$/, 'other'],
  [/[^aeiou]?le?$/, 'rieul'],
];

/** Letters read by name: 엘, 엠, 엔, 알 end in a consonant. */
const LETTER_NAMES: Readonly<Record<string, Final>> = { l: 'rieul', m: 'other', n: 'other', r: 'rieul' };

/** The word with the particle that fits it: `josa('큐', '이/가')` is `큐가`. */
export function josa(word: string, pair: Josa): string {
  return word + particle(word, pair);
}

/** The particle alone, for a word that is shown in a markup of its own. */
export function particle(word: string, pair: Josa): string {
  const [afterConsonant = '', afterVowel = ''] = pair.split('/');
  const final = finalOf(word);
  if (pair === '으로/로') return final === 'other' ? afterConsonant : afterVowel;
  return final === 'none' ? afterVowel : afterConsonant;
}

function finalOf(word: string): Final {
  // Quotes, brackets and the like are not read aloud.
  const read = word.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = read.codePointAt(read.length - 1) ?? 0;
  if (last >= HANGUL_FIRST && last <= HANGUL_LAST) return hangulFinal(last);
  const number = /\d+$/.exec(read)?.[0];
  if (number !== undefined) return numberFinal(number);
  const latin = /[a-z]+$/i.exec(read)?.[0];
  return latin === undefined ? 'none' : latinFinal(latin);
}

function hangulFinal(code: number): Final {
  const final = (code - HANGUL_FIRST) % FINALS_PER_VOWEL;
  if (final === 0) return 'none';
  return final === RIEUL ? 'rieul' : 'other';
}

/** Trailing zeros are read as 십, 백, 천, 만, 억 or 영: a consonant, each of them. */
function numberFinal(number: string): Final {
  return DIGITS[Number(number.at(-1))] ?? 'none';
}

function latinFinal(latin: string): Final {
  const word = latin.toLowerCase();
  const spelled = word.length === 1 || latin === latin.toUpperCase();
  if (spelled) return LETTER_NAMES[word.at(-1) ?? ''] ?? 'none';
  return WORD_ENDINGS.find(([pattern]) => pattern.test(word))?.[1] ?? 'none';
}
