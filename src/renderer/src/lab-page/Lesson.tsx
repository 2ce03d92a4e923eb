/** The idea of the lab in a few paragraphs, and the words it uses. */
import { createElement, Suspense, use, type ComponentType, type ReactElement } from 'react';
import { useLanguage, useText } from '../language/text';
import type { Panel } from '../labs/panel';
import classes from './lab-page.module.css';
import { texts } from './text';

export function Lesson({ panel }: { readonly panel: Panel }): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const words = panel.text[language];
  return (
    <div className={classes['lesson']}>
      <div className={classes['prose']}>
        <Suspense fallback={<p className={classes['quiet']}>{t.loading}</p>}>
          <Prose load={panel.lesson[language]} />
        </Suspense>
      </div>
      <section>
        <h2>{t.terms}</h2>
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

type Load = Panel['lesson']['en'];

const loaded = new Map<Load, Promise<ComponentType>>();

/** One promise a text: `use` waits for it, and knows it again at the next render. */
function textOf(load: Load): Promise<ComponentType> {
  const known = loaded.get(load) ?? load().then((module) => module.default);
  loaded.set(load, known);
  return known;
}

function Prose({ load }: { readonly load: Load }): ReactElement {
  return createElement(use(textOf(load)));
}
