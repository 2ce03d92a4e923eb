/**
 * Texts in two languages. English is written first and types Korean: a missing or misspelt key
 * does not compile, and a placeholder is a function's argument in both.
 *
 *     const en = { title: 'Queue', left: (n: number) => `${n} left` };
 *     const ko: SameText<typeof en> = { title: '큐', left: (n) => `${n}개 남음` };
 *     const texts = { en, ko };
 *     ...
 *     const t = useText(texts);
 */
import { createContext, useContext } from 'react';

export type Language = 'en' | 'ko';

export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** The shape of the English texts, with any words in it. */
export type SameText<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => SameText<Result>
    : T extends readonly (infer One)[]
      ? readonly SameText<One>[]
      : { readonly [Key in keyof T]: SameText<T[Key]> };

export type Texts<T> = { readonly en: T; readonly ko: SameText<T> };

export const LanguageContext = createContext<Language>('en');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useText<T>(texts: Texts<T>): SameText<T> {
  return texts[useLanguage()] as SameText<T>;
}
