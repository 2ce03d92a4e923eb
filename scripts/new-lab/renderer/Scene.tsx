/** What the system is like at the playhead. */
import type { ReactElement } from 'react';
import type { __camel__ } from '../../../../shared/labs/__id__/contract';
import { numbered } from '../../../../shared/labs/numbered';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';
import classes from './Scene.module.css';

export function Scene({ view, params, playhead }: SceneProps<typeof __camel__>): ReactElement {
  const moment = useMoment(view, playhead);
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        <ActorBox actor="main" moment={moment} expectedIndex={0} />
        {numbered('worker', params.workers).map((worker, index) => (
          <ActorBox key={worker} actor={worker} moment={moment} expectedIndex={index + 1} />
        ))}
      </div>
    </SceneFrame>
  );
}
