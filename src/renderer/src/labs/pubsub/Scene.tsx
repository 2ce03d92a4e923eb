/** Publishers, the server with its inside, subscribers, and who was given which copy. */
import type { ReactElement } from 'react';
import type { pubsub } from '../../../../shared/labs/pubsub/contract';
import { BROKER, REDIS } from '../../../../shared/labs/pubsub/events';
import { EMBEDDED } from '../../../../shared/labs/redis-address';
import { useNetwork } from '../network/use-network';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { Matrices } from './Matrices';
import { EMPTY, pubsubFold } from './model';
import classes from './Scene.module.css';
import { Stage } from './Stage';
import { WireBytes } from './WireBytes';

export function Scene(props: SceneProps<typeof pubsub>): ReactElement {
  const { experiment, view, params, playhead } = props;
  const moment = useMoment(view, playhead, String);
  const network = useNetwork(view, moment);
  const state = useFold(view, moment, pubsubFold) ?? EMPTY;
  const part = { ...props, moment, network, state, hub: params.server === EMBEDDED ? BROKER : REDIS };
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        <Stage {...part} />
        <Matrices {...part} />
        {WITH_BYTES.has(experiment) && <WireBytes {...part} />}
      </div>
    </SceneFrame>
  );
}

/** Where the messages are short enough to be read byte by byte. */
const WITH_BYTES: ReadonlySet<string> = new Set(['copies', 'nobody', 'late', 'pattern']);
