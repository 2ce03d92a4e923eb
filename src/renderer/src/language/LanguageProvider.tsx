/** The language of the screen: the learner's choice, else the system's, else English. Switches without a restart. */
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useProgress } from '../progress/use-progress';
import { LanguageContext, type Language } from './text';

/** What a browser or desktop prefers, before anybody chose. */
export function systemLanguage(preferred: string): Language {
  return /^ko\b/i.test(preferred) ? 'ko' : 'en';
}

/** With a region, for dates and numbers. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR' };

export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { progress } = useProgress();
  const language = progress.settings.language ?? systemLanguage(navigator.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nProvider locale={LOCALES[language]}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </I18nProvider>
  );
}
