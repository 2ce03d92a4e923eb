import type { ReactElement } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import classes from './ProgressBar.module.css';
import { classNames } from './class-names';

export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Instead of the percentage: "3 of 7". */
  readonly valueLabel?: string;
}

export function ProgressBar({ label, value, max, valueLabel }: ProgressBarProps): ReactElement {
  return (
    <AriaProgressBar
      aria-label={label}
      value={value}
      maxValue={max}
      {...(valueLabel !== undefined && { valueLabel })}
      className={classNames(classes['bar'])}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={classes['label']}>
            <span>{label}</span>
            <span>{valueText}</span>
          </div>
          <div className={classes['track']}>
            <div className={classes['fill']} style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
