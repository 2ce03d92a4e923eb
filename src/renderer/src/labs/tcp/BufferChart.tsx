/** Where bytes wait between a fast writer and a slow reader: now, and over time up to the playhead. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { useFold } from '../scene/use-fold';
import { buffersFold, bytesNow, NO_BUFFERS, PLACES, type Buffers, type Sample } from './model';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** The drawing's own units; it is stretched to the room there is. */
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [760, 220, 64, 24, 10] as const;

export function BufferChart({ view, moment }: PartProps): ReactElement {
  const t = useText(texts);
  const buffers = useFold(view, moment, buffersFold) ?? NO_BUFFERS;
  return (
    <figure className={classes['buffers']}>
      <figcaption>
        <strong>{t.chart}</strong>
        <span>{t.readSoFar(buffers.read)}</span>
      </figcaption>
      {buffers.history.own.length === 0 ? (
        <p className={classes['quiet']}>{t.noSamples}</p>
      ) : (
        <Chart history={buffers.history} now={moment.now} />
      )}
      <ul aria-label={t.waitsNow}>
        {PLACES.map((place) => (
          <li key={place} className={classes[place]}>
            {t.places[place]}: {t.bytes(bytesNow(buffers, place))}
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface ChartProps {
  readonly history: Buffers['history'];
  /** Nanoseconds of the run. */
  readonly now: number;
}

/** From the first write to the playhead. */
function Chart({ history, now }: ChartProps): ReactElement {
  const t = useText(texts);
  const begin = history.own[0]?.t ?? 0;
  const samples = PLACES.flatMap((place) => history[place]);
  const until = Math.max(now, ...samples.map((sample) => sample.t));
  const most = Math.max(1, ...samples.map(({ bytes }) => bytes));
  const x = (time: number): number =>
    LEFT + ((WIDTH - LEFT) * (Math.max(begin, time) - begin)) / Math.max(1, until - begin);
  const y = (bytes: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * bytes) / most;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.chart}>
      {[0, most / 2, most].map((bytes) => (
        <g key={bytes}>
          <line x1={LEFT} x2={WIDTH} y1={y(bytes)} y2={y(bytes)} className={classes['grid']} />
          <text x={LEFT - 8} y={y(bytes) + 4} textAnchor="end">
            {t.bytes(Math.round(bytes))}
          </text>
        </g>
      ))}
      <text x={WIDTH} y={HEIGHT - 6} textAnchor="end">
        {Math.round((until - begin) / 1e6)} ms
      </text>
      {PLACES.map((place) => (
        <polyline key={place} className={classes[place]} points={steps(history[place], until, x, y)} />
      ))}
    </svg>
  );
}

/** A value holds until the next one is known. */
function steps(
  samples: readonly Sample[],
  until: number,
  x: (time: number) => number,
  y: (bytes: number) => number,
): string {
  const points = samples.flatMap(({ t, bytes }, index) => {
    const height = y(bytes).toFixed(1);
    return [`${x(t).toFixed(1)},${height}`, `${x(samples[index + 1]?.t ?? until).toFixed(1)},${height}`];
  });
  return points.join(' ');
}
