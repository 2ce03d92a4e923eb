/**
 * The words of the lab, and its idea in a few paragraphs. The idea answers most questions of the
 * lab, so before the first bet on an experiment is settled it opens only for whoever asks for it.
 */
import { createElement, Suspense, use, useState, type ComponentType, type ReactElement } from 'react';
import { useLanguage, useText } from '../language/text';
import type { Panel } from '../labs/panel';
import { experimentProgress } from '../progress/progress-store';
import { useProgress } from '../progress/use-progress';
import { Button } from '../ui/Button';
import classes from './lab-page.module.css';
import { texts } from './text';

export interface LessonProps {
  readonly panel: Panel;
  readonly experiment: string;
}

export function Lesson({ panel, experiment }: LessonProps): ReactElement {
  const t = useText(texts);
  const language = useLanguage();
  const words = panel.text[language];
  const { isOpen, open } = useOpened(panel.lab.id, experiment);
  return (
    <div className={classes['lesson']}>
      <div className={classes['prose']}>
        {isOpen ? (
          <Suspense fallback={<p className={classes['quiet']}>{t.loading}</p>}>
            <Prose load={panel.lesson[language]} />
          </Suspense>
        ) : (
          <div className={classes['aside']}>
            <span>{t.lessonLater}</span>
            <Button onPress={open}>{t.openLesson}</Button>
          </div>
        )}
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

/** Lessons opened before their bet, for as long as the page lives: a tab forgets its state when another is shown. */
const openedEarly = new Set<string>();

function useOpened(lab: string, experiment: string): { readonly isOpen: boolean; readonly open: () => void } {
  const { progress } = useProgress();
  const key = `${lab}/${experiment}`;
  const [early, setEarly] = useState(openedEarly.has(key));
  const hasBet = experimentProgress(progress, lab, experiment).bets.length > 0;
  const open = (): void => {
    openedEarly.add(key);
    setEarly(true);
  };
  return { isOpen: hasBet || early, open };
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
