/** Creator, queue, consumers, queue, main: the round that items and results make. */
import { useMemo, type ReactElement } from 'react';
import { actorIn } from '../../../../shared/trace/bench-state';
import { classNames } from '../../ui/class-names';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { Flow } from '../scene/Flow';
import { QueueSlots } from '../scene/QueueSlots';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';
import { consumersOf, handledFold } from './model';
import classes from './Scene.module.css';

export function Scene({ experiment, view, params, playhead }: SceneProps): ReactElement {
  const moment = useMoment(view, playhead);
  const fold = useMemo(() => view && handledFold(view.store), [view]);
  const handled = fold?.at(moment.row) ?? {};
  const consumers = consumersOf(params['consumers']);
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
