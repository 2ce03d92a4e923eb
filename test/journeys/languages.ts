/** The languages every journey is walked in, with the browser locale that asks for each. */
import { texts as betTexts } from '../../src/renderer/src/bet/text';
import { en } from '../../src/renderer/src/labs/queue/text/en';
import { ko } from '../../src/renderer/src/labs/queue/text/ko';
import type { Language, SameText } from '../../src/renderer/src/language/text';

export const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['en', 'en-US'],
  ['ko', 'ko-KR'],
];

export const betTextsFor = (language: Language): SameText<typeof betTexts.en> => betTexts[language];

export const queueTexts = { en, ko };
