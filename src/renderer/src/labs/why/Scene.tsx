/** One picture for each reason. */
import type { ReactElement } from 'react';
import type { why } from '../../../../shared/labs/why/contract';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { DoorScene } from './DoorScene';
import { doorFold, measuredFold, NOBODY_ASKED, NOTHING_MEASURED, waysFold } from './model';
import { ScalingScene } from './ScalingScene';
import { WaysScene } from './WaysScene';

export function Scene({ experiment, view, params, playhead }: SceneProps<typeof why>): ReactElement {
  const moment = useMoment(view, playhead, String);
  const ways = useFold(view, moment, waysFold) ?? [];
  const measured = useFold(view, moment, measuredFold) ?? NOTHING_MEASURED;
  const door = useFold(view, moment, doorFold) ?? NOBODY_ASKED;
  return (
    <SceneFrame moment={moment}>
      {experiment === 'slow-among-fast' && <WaysScene ways={ways} now={moment.now} params={params} />}
      {(experiment === 'throughput' || experiment === 'bottleneck') && (
        <ScalingScene measured={measured} shared={experiment === 'bottleneck'} />
      )}
      {experiment === 'replicas' && <DoorScene door={door} moment={moment} params={params} />}
    </SceneFrame>
  );
}
