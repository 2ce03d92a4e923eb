/** The language of the screen: the learner's choice, else the system's, else English. Switches without a restart. */
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useProgress } from '../progress/use-progress';
import { LOCALES, systemLanguage } from './system-language';
import { LanguageContext } from './text';

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
