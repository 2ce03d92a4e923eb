/** The idea of the lab in a few paragraphs, and the words it uses. */
import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import { useLanguage, useText } from '../language/text';
import type { Panel } from '../labs/panel';
import classes from './lab-page.module.css';
import { texts } from './text';

export function Lesson({ panel }: { readonly panel: Panel }): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const words = panel.text[language];
  const Text = useMemo(() => lazy(panel.lesson[language]), [panel, language]);
  return (
    <div className={classes['lesson']}>
      <div className={classes['prose']}>
        <Suspense fallback={<p className={classes['quiet']}>{t.loading}</p>}>
          <Text />
        </Suspense>
      </div>
      <section>
        <h3>{t.terms}</h3>
        <dl className={classes['terms']}>
          {words.terms.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
