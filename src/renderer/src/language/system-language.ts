import type { Language } from './text';

/**
 * The language before anybody chose.
 *
 * @param preferred  what the browser or the desktop says, such as `navigator.language`
 */
export function systemLanguage(preferred: string): Language {
  return /^ko(-|$)/i.test(preferred) ? 'ko' : 'en';
}

/** With a region, for dates and numbers. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR' };
