/** All schedules of a small program as a tree, from left to right: each way to a leaf is one. */
import { useMemo, type CSSProperties, type ReactElement } from 'react';
import { formatSchedule } from '../../../../shared/steps/schedule';
import { useText } from '../../language/text';
import { actorMark, SHAPE_PATHS } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import classes from './figures.module.css';
import { texts, type StepsWords } from './text';
import { layoutOf, type TreePoint, type Way } from './tree-layout';

export interface ScheduleTreeProps {
  /** Every schedule there is. */
  readonly ways: readonly Way[];
  /** Place of a thread among the lanes, by its number. */
  readonly laneOf: (thread: number) => number;
  /** What an outcome means, where its number does not say it. */
  readonly outcomeWords: (outcome: number) => string;
}

/** From a point to the words beside it, and from their middle to the line they stand on. */
const WORDS_RIGHT = 12;
const WORDS_DOWN = 4;

export function ScheduleTree({ ways, laneOf, outcomeWords }: ScheduleTreeProps): ReactElement {
  const t = useText(texts).tree;
  const { points, width, height } = useMemo(() => layoutOf(ways), [ways]);
  return (
    <figure className={classes['figure']}>
      <figcaption>
        <strong>{t.title}</strong>
        <span className={classes['quiet']}>{t.leaves(ways.length)}</span>
      </figcaption>
      <div className={classes['treeBox']} tabIndex={0} role="region" aria-label={t.title}>
        <svg width={width} height={height} className={classes['tree']} aria-hidden>
          {points.map((point) => (
            <Branch key={formatSchedule(point.schedule)} point={point} lane={laneOf(point.node.thread)} />
          ))}
          {points.map(
            ({ node: { way }, schedule, x, y }) =>
              way && (
                <text
                  key={formatSchedule(schedule)}
                  x={x + WORDS_RIGHT}
                  y={y + WORDS_DOWN}
                  className={classNames(way.fails && classes['failing'])}
                >
                  {leafWords(t, way, outcomeWords)}
                </text>
              ),
          )}
        </svg>
        <ul className="visually-hidden">
          {ways.map((way) => (
            <li key={formatSchedule(way.turns)}>
              {t.leaf(formatSchedule(way.turns), leafWords(t, way, outcomeWords))}
            </li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

function leafWords(t: StepsWords['tree'], way: Way, outcomeWords: (outcome: number) => string): string {
  if (way.outcome === undefined) return t.deadlock;
  const outcome = outcomeWords(way.outcome);
  return way.fails ? `${outcome} · ${t.fails}` : outcome;
}

/** The step that leads here, in the colour of whoever makes it, and its mark. */
function Branch({ point, lane }: { readonly point: TreePoint; readonly lane: number }): ReactElement {
  const { x, y, from } = point;
  const { color, shape } = actorMark(lane);
  const middle = (from.x + x) / 2;
  return (
    <g style={{ '--actor': color } as CSSProperties}>
      <path d={`M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${y} ${x} ${y}`} className={classes['branch']} />
      <path d={SHAPE_PATHS[shape]} transform={`translate(${x} ${y}) scale(0.8)`} fill={color} />
    </g>
  );
}
