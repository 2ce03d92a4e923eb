/** What the system is like at the playhead. */
import type { ReactElement } from 'react';
import type { SceneProps } from '../panel';
import { ActorBox } from '../scene/ActorBox';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';

export function Scene({ view, playhead }: SceneProps): ReactElement {
  const moment = useMoment(view, playhead);
  return (
    <SceneFrame moment={moment}>
      <ActorBox actor="main" moment={moment} expectedIndex={0} />
      <ActorBox actor="worker" moment={moment} expectedIndex={1} />
    </SceneFrame>
  );
}
