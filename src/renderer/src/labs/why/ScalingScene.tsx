/** Tasks a second against workers: measured, beside the line one would wish for, the limit, and Amdahl's. */
import type { ReactElement } from 'react';
import { amdahl, speedups } from '../../../../shared/labs/why/scaling';
import { useText } from '../../language/text';
import type { Measured } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** The drawing's own units; it is stretched to the room there is. */
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [520, 270, 44, 44, 12] as const;

interface ScalingSceneProps {
  readonly measured: Measured;
  /** The workers share something. */
  readonly shared: boolean;
}

export function ScalingScene({ measured, shared }: ScalingSceneProps): ReactElement {
  const t = useText(texts);
  const { rows, cores, measuring } = measured;
  const times = speedups(rows);
  const now = measuring === undefined ? undefined : t.measuring(measuring);
  return (
    <div className={classes['scaling']}>
      {rows.length === 0 ? <p>{now ?? t.noRows}</p> : <Chart measured={measured} shared={shared} times={times} />}
      {rows.length > 0 && (
        <div>
          <table className={classes['rows']}>
            <thead>
              <tr>
                <th scope="col">{t.workers}</th>
                <th scope="col">{t.perSecond}</th>
                <th scope="col">{t.times}</th>
                {shared && <th scope="col">{t.busy}</th>}
                {shared && <th scope="col">{t.waiting}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.workers}>
                  <th scope="row">{row.workers}</th>
                  <td>{Math.round(row.perSecond).toLocaleString('en')}</td>
                  <td>{(times[index] ?? 1).toFixed(2)}</td>
                  {shared && <td>{percent(row.busy)}</td>}
                  {shared && <td>{percent(row.waiting)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          {cores !== undefined && <p className={classes['quiet']}>{t.cores(cores)}</p>}
          {now !== undefined && <p className={classes['quiet']}>{now}</p>}
        </div>
      )}
    </div>
  );
}

const percent = (part: number): string => `${Math.round(part * 100)} %`;

function Chart({
  measured: { rows, cores },
  shared,
  times,
}: ScalingSceneProps & { readonly times: readonly number[] }): ReactElement {
  const t = useText(texts);
  const most = Math.max(2, ...rows.map(({ workers }) => workers));
  const serial = rows[0]?.busy ?? 0;
  // The limit is drawn only where it is not far above all that was measured.
  const limit = shared && serial > 0 && 1 / serial <= 2 * most ? 1 / serial : undefined;
  const top = Math.max(2, ...times, limit ?? 0) * 1.15;
  const x = (workers: number): number => LEFT + ((WIDTH - LEFT - 10) * workers) / most;
  const y = (speedup: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * speedup) / top;
  const line = (points: readonly (readonly [number, number])[]): string =>
    points.map(([workers, speedup]) => `${x(workers)},${y(speedup)}`).join(' ');
  const idealEnd = Math.min(most, top);
  return (
    <figure className={classes['chart']}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.chart(rows.length)}>
        <polyline
          className={classes['axis']}
          points={`${LEFT},${TOP} ${LEFT},${HEIGHT - BOTTOM} ${WIDTH - 10},${HEIGHT - BOTTOM}`}
        />
        {ticks(top).map((tick) => (
          <text key={tick} x={LEFT - 6} y={y(tick) + 5} textAnchor="end">
            {tick}×
          </text>
        ))}
        {ticks(most).map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x={WIDTH - 10} y={HEIGHT - 4} textAnchor="end">
          {t.workers}
        </text>
        {cores !== undefined && cores <= most && !shared && (
          <g>
            <line className={classes['cores']} x1={x(cores)} x2={x(cores)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x(cores) + 4} y={HEIGHT - BOTTOM - 6}>
              {t.cores(cores)}
            </text>
          </g>
        )}
        <polyline
          className={classes['ideal']}
          points={line([
            [0, 0],
            [idealEnd, idealEnd],
          ])}
        />
        {limit !== undefined && (
          <line className={classes['ceiling']} x1={LEFT} x2={x(most)} y1={y(limit)} y2={y(limit)} />
        )}
        {shared && serial > 0 && (
          <polyline
            className={classes['amdahl']}
            points={line(Array.from({ length: most }, (_, index) => [index + 1, amdahl(serial, index + 1)] as const))}
          />
        )}
        <polyline
          className={classes['measured']}
          points={line(rows.map(({ workers }, index) => [workers, times[index] ?? 0]))}
        />
        {rows.map(({ workers }, index) => (
          <circle key={workers} className={classes['point']} cx={x(workers)} cy={y(times[index] ?? 0)} r={4} />
        ))}
      </svg>
      <figcaption>
        <ul>
          <li className={classes['measured']}>{t.measured}</li>
          <li className={classes['ideal']}>{t.ideal}</li>
          {limit !== undefined && <li className={classes['ceiling']}>{t.ceiling}</li>}
          {shared && <li className={classes['amdahl']}>{t.amdahl}</li>}
        </ul>
      </figcaption>
    </figure>
  );
}

/** At most about eight, whole. */
function ticks(most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(most / 8));
  return Array.from({ length: Math.floor(most / step) }, (_, index) => (index + 1) * step);
}
