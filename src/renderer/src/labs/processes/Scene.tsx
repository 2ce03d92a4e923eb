/** Creator, queue, consumers, queue, main: the round that items and results make. */
import type { ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import type { processes } from '../../../../shared/labs/processes/contract';
import { actorIn } from '../../../../shared/trace/bench-state';
import { classNames } from '../../ui/class-names';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { Flow } from '../scene/Flow';
import { QueueSlots } from '../scene/QueueSlots';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { handledFold } from './model';
import classes from './Scene.module.css';

export function Scene({ experiment, view, params, playhead }: SceneProps<typeof processes>): ReactElement {
  const moment = useMoment(view, playhead);
  const handled = useFold(view, moment, handledFold) ?? {};
  const consumers = numbered('consumer', params.consumers);
  const many = consumers.length > 4;
  const box = (actor: string, expectedIndex: number): ReactElement => (
    <ActorBox key={actor} actor={actor} moment={moment} expectedIndex={expectedIndex} compact={consumers.length > 3}>
      {experiment === 'nothing-shared' && actorIn(moment.bench, actor) && (
        <code className={classes['handled']}>handled = {handled[actor] ?? 0}</code>
      )}
    </ActorBox>
  );
  return (
    <SceneFrame moment={moment}>
      <div className={classNames(classes['scene'], many && classes['wide'])}>
        <div className={classes['creator']}>{box('creator', 1)}</div>
        <div className={classes['items']}>
          <Flow moment={moment} queue="items" kind="put" towards="right" />
          <QueueSlots name="items" moment={moment} towards="right" />
          <Flow moment={moment} queue="items" kind="get" towards="right" />
        </div>
        <div className={classNames(classes['consumers'], many && classes['many'])}>
          {consumers.map((actor, index) => box(actor, index + 2))}
        </div>
        <div className={classes['main']}>{box('main', 0)}</div>
        <div className={classes['results']}>
          <Flow moment={moment} queue="results" kind="get" towards="left" />
          <QueueSlots name="results" moment={moment} towards="left" />
          <Flow moment={moment} queue="results" kind="put" towards="left" />
        </div>
      </div>
    </SceneFrame>
  );
}
