/** How often each outcome came up: bars, failing ones hatched, those under a lock beside them; and a table. */
import { useId, type ReactElement } from 'react';
import type { OutcomeCount } from '../../../../shared/trace/tally';
import { useText } from '../../language/text';
import { barsOf, type Bar } from './histogram-bars';
import classes from './figures.module.css';
import { texts } from './text';

export interface OutcomeHistogramProps {
  /** By outcome, ascending: `outcomesOf(steps.now.races)`. */
  readonly outcomes: readonly OutcomeCount[];
  /** The same program under a lock. */
  readonly locked?: readonly OutcomeCount[];
  /** What an outcome means, where its number does not say it: `1 ticket sold`. */
  readonly outcomeWords?: (outcome: number) => string;
  /** What was counted, where it is not runs: `6 schedules`. */
  readonly countWords?: (count: number) => string;
  readonly title?: string;
}

const HEIGHT = 120;
const WIDTH = 480;
/** Below the bars, for the outcomes; above them, for the counts. */
const FOOT = 20;
const HEAD = 30;

const countOf = (outcomes: readonly OutcomeCount[]): number => outcomes.reduce((sum, { count }) => sum + count, 0);

export function OutcomeHistogram(props: OutcomeHistogramProps): ReactElement {
  const { outcomes, locked = [], outcomeWords = String, title } = props;
  const t = useText(texts);
  const countWords = props.countWords ?? t.outcomes.runs;
  const hatch = useId();
  const bars = barsOf(outcomes, locked);
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.count, bar.locked]));
  const total = countOf(outcomes);
  const failing = countOf(outcomes.filter(({ violates }) => violates));
  return (
    <figure className={classes['figure']}>
      <figcaption>
        <strong>{title ?? t.outcomes.title}</strong>
        <span className={classes['quiet']}>
          {total === 0 ? t.outcomes.none : `${countWords(total)} · ${t.outcomes.failing(failing)}`}
        </span>
      </figcaption>
      {bars.length > 0 && (
        <>
          <svg
            viewBox={`${-SIDE} 0 ${WIDTH + 2 * SIDE} ${HEIGHT + FOOT + HEAD}`}
            className={classes['bars']}
            aria-hidden
          >
            <defs>
              <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width={6} height={6} className={classes['failGround']} />
                <line y2={6} className={classes['failLine']} />
              </pattern>
            </defs>
            {bars.map((bar, at) => (
              <BarShape
                key={bar.from}
                bar={bar}
                slot={{ at, width: WIDTH / bars.length }}
                most={most}
                hasLocked={locked.length > 0}
                fill={bar.violates ? `url(#${hatch})` : undefined}
                isFew={bars.length <= 12}
              />
            ))}
            <line x1={0} x2={WIDTH} y1={HEIGHT + HEAD} y2={HEIGHT + HEAD} className={classes['axis']} />
          </svg>
          <Legend hatch={hatch} hasLocked={locked.length > 0} hasFailing={failing > 0} />
          <CountTable bars={bars} hasLocked={locked.length > 0} outcomeWords={outcomeWords} />
        </>
      )}
    </figure>
  );
}

interface BarShapeProps {
  readonly bar: Bar;
  readonly slot: { readonly at: number; readonly width: number };
  readonly most: number;
  readonly hasLocked: boolean;
  readonly fill: string | undefined;
  /** Few enough that each has room for its count. */
  readonly isFew: boolean;
}

/** Room for half a word beside the first and the last bar. */
const SIDE = 28;

/** Counts side by side would run into each other where the bars are about as high: the second stands a line higher. */
const LINE = 14;

/** A bar that stands for something has two pixels at least, or one in a thousand would be none. */
const heightOf = (count: number, most: number): number => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));

function BarShape({ bar, slot, most, hasLocked, fill, isFew }: BarShapeProps): ReactElement {
  const { at, width } = slot;
  const gap = Math.min(8, width * 0.15);
  const bare = Math.min(64, (width - gap) / (hasLocked ? 2 : 1));
  const left = at * width + (width - bare * (hasLocked ? 2 : 1)) / 2;
  const middle = at * width + width / 2;
  const own = heightOf(bar.count, most);
  const under = heightOf(bar.locked, most);
  const isClose = bar.count > 0 && Math.abs(own - under) < LINE && under >= own;
  return (
    <g>
      <rect
        x={left}
        y={HEIGHT + HEAD - own}
        width={bare}
        height={own}
        className={fill === undefined ? classes['right'] : classes['wrong']}
        {...(fill !== undefined && { fill })}
      />
      {hasLocked && (
        <rect x={left + bare} y={HEIGHT + HEAD - under} width={bare} height={under} className={classes['locked']} />
      )}
      {isFew && bar.count > 0 && (
        <text x={left + bare / 2} y={HEIGHT + HEAD - own - 4}>
          {bar.count.toLocaleString('en')}
        </text>
      )}
      {isFew && bar.locked > 0 && (
        <text x={left + bare * 1.5} y={HEIGHT + HEAD - under - 4 - (isClose ? LINE : 0)}>
          {bar.locked.toLocaleString('en')}
        </text>
      )}
      {(isFew || at % 6 === 0 || !bar.violates) && (
        <text x={middle} y={HEIGHT + HEAD + FOOT - 5}>
          {bar.label}
        </text>
      )}
    </g>
  );
}

interface LegendProps {
  readonly hatch: string;
  readonly hasLocked: boolean;
  readonly hasFailing: boolean;
}

function Legend({ hatch, hasLocked, hasFailing }: LegendProps): ReactElement {
  const { legend } = useText(texts).outcomes;
  const shown = [
    { words: legend.right, className: classes['right'], fill: undefined, is: true },
    { words: legend.wrong, className: classes['wrong'], fill: `url(#${hatch})`, is: hasFailing },
    { words: legend.locked, className: classes['locked'], fill: undefined, is: hasLocked },
  ].filter(({ is }) => is);
  return (
    <div className={classes['legend']} aria-hidden>
      {shown.map(({ words, className, fill }) => (
        <span key={words}>
          <svg width={14} height={14}>
            <rect x={1} y={1} width={12} height={12} className={className} {...(fill !== undefined && { fill })} />
          </svg>
          {words}
        </span>
      ))}
    </div>
  );
}

interface CountTableProps {
  readonly bars: readonly Bar[];
  readonly hasLocked: boolean;
  readonly outcomeWords: (outcome: number) => string;
}

function CountTable({ bars, hasLocked, outcomeWords }: CountTableProps): ReactElement {
  const t = useText(texts).outcomes;
  return (
    <table className="visually-hidden">
      <thead>
        <tr>
          <th scope="col">{t.outcome}</th>
          <th scope="col">{t.count}</th>
          {hasLocked && <th scope="col">{t.locked}</th>}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.from}>
            <th scope="row">
              {bar.from === bar.to ? outcomeWords(bar.from) : bar.label}
              {bar.violates && ` (${t.fails})`}
            </th>
            <td>{bar.count}</td>
            {hasLocked && <td>{bar.locked}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
