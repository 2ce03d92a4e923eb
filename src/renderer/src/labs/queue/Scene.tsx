/** Producers, the queue, consumers: from left to right. */
import type { ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import type { queue } from '../../../../shared/labs/queue/contract';
import { classNames } from '../../ui/class-names';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { Flow } from '../scene/Flow';
import { QueueSlots } from '../scene/QueueSlots';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';
import classes from './Scene.module.css';

export function Scene({ view, params, playhead }: SceneProps<typeof queue>): ReactElement {
  const moment = useMoment(view, playhead, String);
  const producers = numbered('producer', params.producers);
  const consumers = numbered('consumer', params.consumers);
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
        <QueueSlots name="fifo" moment={moment} capacity={params.capacity} towards="right" />
        <Flow moment={moment} queue="fifo" kind="get" towards="right" />
        {boxes(consumers, 1 + producers.length)}
      </div>
    </SceneFrame>
  );
}
