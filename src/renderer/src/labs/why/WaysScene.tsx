/** The tasks of each way as bars, as long as they took: only as far as the playhead. */
import type { CSSProperties, ReactElement } from 'react';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { why } from '../../../../shared/labs/why/contract';
import { useLanguage, useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { toMs } from '../event-data';
import { duration, koreanDuration } from '../figures';
import { slowTask, waysOf } from './facts';
import type { TaskTimes, WayTimes } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface WaysSceneProps {
  readonly ways: readonly WayTimes[];
  /** The playhead, in nanoseconds of the run. */
  readonly now: number;
  readonly params: ParamsOf<typeof why>;
}

export function WaysScene({ ways, now, params }: WaysSceneProps): ReactElement {
  const t = useText(texts);
  const scaleMs = scaleOf(ways, now, params);
  const slow = slowTask(params);
  return (
    <div className={classes['ways']}>
      {waysOf(params).map((way) => {
        const seen = ways.find((one) => one.way === way);
        const nowMs = seen ? toMs(now - seen.begunAt) : 0;
        return (
          <section key={way} aria-label={t.ways[way]}>
            <strong className={classes['way']}>{t.ways[way]}</strong>
            <ol className={classes['bars']}>
              {Array.from({ length: params.tasks }, (_, index) => (
                <Bar
                  key={index}
                  number={index + 1}
                  isSlow={index + 1 === slow}
                  task={seen?.tasks.find(({ number }) => number === index + 1)}
                  nowMs={nowMs}
                  scaleMs={scaleMs}
                />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

interface BarProps {
  readonly number: number;
  readonly isSlow: boolean;
  readonly task: TaskTimes | undefined;
  readonly nowMs: number;
  readonly scaleMs: number;
}

function Bar({ number, isSlow, task, nowMs, scaleMs }: BarProps): ReactElement {
  const t = useText(texts);
  const time = useLanguage() === 'ko' ? koreanDuration : duration;
  const name = isSlow ? t.slowTask(number) : t.task(number);
  const begun = task?.begunMs ?? 0;
  const end = task?.doneMs ?? nowMs;
  const state = task ? (task.doneMs === undefined ? t.begunAt(time(begun)) : t.doneAt(time(task.doneMs))) : t.notBegun;
  const style = {
    '--from': `${(begun / scaleMs) * 100}%`,
    '--long': `${task ? (Math.max(0, end - begun) / scaleMs) * 100 : 0}%`,
  } as CSSProperties;
  return (
    <li>
      <span className={classes['name']}>{name}</span>
      <span className={classes['track']} style={style} aria-hidden>
        {task && (
          <span
            className={classNames(
              classes['bar'],
              isSlow && classes['slow'],
              task.doneMs === undefined && classes['open'],
            )}
          />
        )}
      </span>
      <span className={classes['when']}>{state}</span>
    </li>
  );
}

/** One scale for all ways: what the longest takes if all goes as given, or what one really took. */
function scaleOf(ways: readonly WayTimes[], now: number, { tasks, fastMs, slowMs }: ParamsOf<typeof why>): number {
  const given = slowMs + (tasks - 1) * fastMs;
  const taken = ways.flatMap(({ tasks: all, begunAt }) => all.map(({ doneMs }) => doneMs ?? toMs(now - begunAt)));
  return Math.max(given, ...taken);
}
