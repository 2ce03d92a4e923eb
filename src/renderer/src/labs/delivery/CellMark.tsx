/** The marks of a delivery matrix: told apart by shape, then by colour. */
import type { ReactElement } from 'react';
import { classNames } from '../../ui/class-names';
import { CELL_STATES, type CellCounts, type CellState, type Outcome } from './delivery-state';
import classes from './delivery.module.css';

/** Around 0,0 and 10 units wide. What is not in here is drawn as nothing. */
const PATHS: Partial<Record<CellState, string>> = {
  once: 'M4.2 0A4.2 4.2 0 1 1-4.2 0A4.2 4.2 0 1 1 4.2 0Z',
  // With how many times in it.
  again: 'M-4.6-4.6H4.6V4.6H-4.6Z',
  given: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z',
  unfinished: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0ZM-2.8 2.8L2.8-2.8',
  lost: 'M-3.6-3.6L3.6 3.6M-3.6 3.6L3.6-3.6',
  waiting: 'M-3 0H-2.4M-.3 0H.3M2.4 0H3',
  absent: 'M-3 0H3',
};

/** A mark has room for one digit. */
const MOST_TIMES = 9;

export interface CellMarkProps {
  readonly state: CellState;
  /** Of `again`: more than once, where it is not said how often. */
  readonly times?: number | undefined;
}

export function CellMark({ state, times = Infinity }: CellMarkProps): ReactElement {
  const path = PATHS[state];
  const mark = (
    <svg className={classNames(classes['mark'], classes[state])} viewBox="-5 -5 10 10" aria-hidden>
      {path !== undefined && <path d={path} />}
    </svg>
  );
  if (state !== 'again') return mark;
  // Drawn by the style sheet: the words beside it say it as well, with whatever goes with a number in a language.
  return (
    <span className={classes['times']} data-times={times > MOST_TIMES ? '+' : times} aria-hidden>
      {mark}
    </span>
  );
}

/** The same marks, by what they mean for the message as a whole. */
const OUTCOME_MARKS = {
  complete: 'once',
  twice: 'again',
  waiting: 'waiting',
  lost: 'lost',
  nobody: 'absent',
} satisfies Record<Outcome, CellState>;

export const outcomeMark = (outcome: Outcome): CellState => OUTCOME_MARKS[outcome];

/** A group: as high as its cell, in the shares of its states. */
export function GroupMark({ counts }: { readonly counts: Readonly<Partial<CellCounts>> }): ReactElement {
  return (
    <span className={classes['group']} aria-hidden>
      {CELL_STATES.toReversed()
        .filter((state) => (counts[state] ?? 0) > 0)
        .map((state) => (
          <span key={state} className={classes[state]} style={{ flexGrow: counts[state] ?? 0 }} />
        ))}
    </span>
  );
}
