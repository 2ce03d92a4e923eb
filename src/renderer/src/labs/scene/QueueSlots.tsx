/** A queue at the playhead: its items as cells, front first, the newest marked; what is not drawn is counted. */
import type { CSSProperties, ReactElement } from 'react';
import { queueIn } from '../../../../shared/trace/bench-state';
import { useText } from '../../language/text';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import classes from './scene.module.css';
import { texts } from './text';
import type { Moment } from './use-moment';

/** Two rows of cells at the usual width: more would push everything else about. */
const MOST_DRAWN = 16;

/** A text longer than this is cut in its cell; its whole is in the title. */
const MOST_CHARS = 10;

export interface QueueSlotsProps {
  readonly name: string;
  readonly moment: Moment;
  /** 0 = no limit. */
  readonly capacity?: number;
  /** Which way things move; the front is where they leave. */
  readonly towards: 'right' | 'left';
}

export function QueueSlots({ name, moment, capacity = 0, towards }: QueueSlotsProps): ReactElement {
  const t = useText(texts);
  const queue = queueIn(moment.bench, name);
  const depth = queue?.depth ?? 0;
  const items = queue?.items(MOST_DRAWN) ?? [];
  const free = capacity > 0 ? Math.max(0, Math.min(capacity, MOST_DRAWN) - items.length) : 0;
  const full = capacity > 0 && depth >= capacity;
  const moved = moment.newest?.place?.name === name ? moment.newest : undefined;
  return (
    <section
      className={classNames(
        classes['queue'],
        classes[towards],
        full && isRoomWanted(moment, name) && classes['wanted'],
        moved?.kind === 'get' && classes['taken'],
      )}
      aria-label={t.queue(name)}
    >
      <header>
        <strong>{name}</strong>
        <span className={classes['depth']}>
          {capacity > 0 ? t.ofCapacity(depth, capacity) : t.depth(depth)}
          {full && ` · ${t.full}`}
        </span>
      </header>
      <div className={classes['lane']}>
        <span className={classes['end']}>{t.front}</span>
        <ol className={classes['cells']}>
          {items.map(({ row, item, by }) => {
            const words = moment.itemWords(item);
            return (
              <li
                key={row}
                title={words}
                style={{ '--actor': actorMark(moment.lane(by)?.index ?? 0).color } as CSSProperties}
                className={classNames(classes['cell'], moved?.row === row && classes['newest'])}
              >
                {words.length > MOST_CHARS ? `${words.slice(0, MOST_CHARS - 1)}…` : words}
              </li>
            );
          })}
          {Array.from({ length: free }, (_, index) => (
            <li key={`free ${index}`} className={classNames(classes['cell'], classes['free'])} aria-hidden />
          ))}
          {depth > items.length && <li className={classes['more']}>{t.more(depth - items.length)}</li>}
        </ol>
        {depth === 0 && free === 0 && <span className={classes['empty']}>{t.empty}</span>}
      </div>
    </section>
  );
}

function isRoomWanted({ bench }: Moment, queue: string): boolean {
  return bench.actors.some(({ waiting }) => waiting?.for === 'room' && waiting.place?.name === queue);
}
