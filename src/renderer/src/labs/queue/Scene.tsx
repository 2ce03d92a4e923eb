/** Producers, the queue, consumers: from left to right. */
import type { ReactElement } from 'react';
import { classNames } from '../../ui/class-names';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { Flow } from '../scene/Flow';
import { QueueSlots } from '../scene/QueueSlots';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';
import { countOf, named } from './model';
import classes from './Scene.module.css';

export function Scene({ view, params, playhead }: SceneProps): ReactElement {
  const moment = useMoment(view, playhead, String);
  const producers = named('producer', params['producers']);
  const consumers = named('consumer', params['consumers']);
  const boxes = (actors: readonly string[], firstIndex: number): ReactElement => (
    <div className={classNames(classes['team'], actors.length > 4 && classes['many'])}>
      {actors.map((actor, index) => (
        <ActorBox
          key={actor}
          actor={actor}
          moment={moment}
          expectedIndex={firstIndex + index}
          compact={actors.length > 2}
        />
      ))}
    </div>
  );
  return (
    <SceneFrame moment={moment}>
      <div
        className={classNames(classes['scene'], Math.max(producers.length, consumers.length) > 4 && classes['wide'])}
      >
        {boxes(producers, 1)}
        <Flow moment={moment} queue="fifo" kind="put" towards="right" />
        <QueueSlots name="fifo" moment={moment} capacity={countOf(params['capacity'], 0)} towards="right" />
        <Flow moment={moment} queue="fifo" kind="get" towards="right" />
        {boxes(consumers, 1 + producers.length)}
      </div>
    </SceneFrame>
  );
}
