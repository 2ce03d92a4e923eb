/** What exploring came to, in figures: all schedules against the few that were executed. */
import type { ReactElement } from 'react';
import { useLanguage, useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import classes from './figures.module.css';
import { texts } from './text';

/** A number while that is exact, its decimal digits beyond. */
export type ExactCount = number | string | bigint;

export interface ExplorationFiguresProps {
  readonly schedules?: ExactCount | undefined;
  readonly explored?: ExactCount | undefined;
  readonly violations?: ExactCount | undefined;
  readonly deadlocks?: ExactCount | undefined;
  /** Distinct states so far, while it goes on. */
  readonly states?: number | undefined;
  /** It stopped before it was through. */
  readonly isPartial?: boolean;
  readonly isBusy?: boolean;
}

export function ExplorationFigures(props: ExplorationFiguresProps): ReactElement {
  const { schedules, explored, violations, deadlocks, states, isPartial = false, isBusy = false } = props;
  const t = useText(texts).exploring;
  const language = useLanguage();
  const figures = [
    { words: t.schedules, count: schedules, isBad: false },
    { words: t.explored, count: explored, isBad: false },
    { words: t.violations, count: violations, isBad: isSome(violations) },
    { words: t.deadlocks, count: deadlocks, isBad: isSome(deadlocks) },
    { words: t.states, count: isBusy ? states : undefined, isBad: false },
  ].filter(({ count }) => count !== undefined);
  const written = (count: ExactCount): string => {
    const digits = BigInt(count).toLocaleString(language);
    return isPartial ? t.atLeast(digits) : digits;
  };
  return (
    <div className={classes['figures']}>
      <dl>
        {figures.map(({ words, count, isBad }) => (
          <div key={words} className={classNames(isBad && classes['bad'])}>
            <dt>{words}</dt>
            <dd>{count === undefined ? '' : written(count)}</dd>
          </div>
        ))}
      </dl>
      {isBusy && (
        <p className={classes['quiet']} role="status">
          {t.busy}
        </p>
      )}
      {isPartial && <p className={classes['quiet']}>{t.partial}</p>}
    </div>
  );
}

const isSome = (count: ExactCount | undefined): boolean => count !== undefined && BigInt(count) > 0n;
