/** The slim bar: five steps, where the learner is, and what to do next. Each leads to its part of the rail. */
import { ArrowRight, Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../language/text';
import { routeHref, type Route } from '../shell/route';
import { LinkButton } from '../ui/Button';
import { classNames } from '../ui/class-names';
import classes from './lab-page.module.css';
import { STEPS, type Progression } from './progression';
import { Prose } from './Prose';
import { texts } from './text';

export interface StepsProps {
  readonly progression: Progression;
  /** The task to do next, in full: its place in the rail may be out of sight. */
  readonly ask: string | undefined;
  /** Where to go when all is done: another experiment, or the first screen. */
  readonly onward: Exclude<Route, { page: 'unknown' }>;
  readonly goTo: (section: string) => void;
}

export function Steps({ progression, ask, onward, goTo }: StepsProps): ReactElement {
  const t = useText(texts).steps;
  return (
    <nav className={classes['steps']} aria-label={t.label}>
      <ol>
        {STEPS.filter((step) => step in progression.done).map((step, index) => {
          const done = progression.done[step];
          const now = progression.now === step;
          return (
            <li key={step}>
              <button
                type="button"
                className={classNames(classes['step'], done && classes['stepDone'], now && classes['stepNow'])}
                aria-current={now ? 'step' : undefined}
                onClick={() => goTo(step)}
              >
                <span className={classes['stepMark']} aria-hidden>
                  {done ? <Check size={12} strokeWidth={3} /> : index + 1}
                </span>
                {/* Told apart from the button that runs. */}
                <span className="visually-hidden">{t.number(index + 1)} </span>
                {t[step]}
                {done && <span className="visually-hidden">, {t.done}</span>}
              </button>
            </li>
          );
        })}
      </ol>
      <p className={classes['next']}>
        {progression.next !== 'allDone' && <strong>{t.next} </strong>}
        {t[progression.next]}
        {ask !== undefined && (
          <>
            {': '}
            <Prose>{ask}</Prose>
          </>
        )}
      </p>
      {progression.next === 'allDone' && (
        <LinkButton href={routeHref(onward)} kind="primary" icon={ArrowRight}>
          {onward.page === 'lab' ? t.onward : t.home}
        </LinkButton>
      )}
    </nav>
  );
}
