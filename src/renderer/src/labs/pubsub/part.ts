import type { pubsub } from '../../../../shared/labs/pubsub/contract';
import type { NetworkState } from '../network/network-state';
import type { SceneProps } from '../panel';
import type { Moment } from '../scene/use-moment';
import type { PubsubState } from './model';

/** What every part of the scene is drawn from. */
export interface PartProps extends SceneProps<typeof pubsub> {
  readonly moment: Moment;
  readonly network: NetworkState;
  readonly state: PubsubState;
  /** The lane of the server: the embedded broker, or a Redis of the learner's. */
  readonly hub: string;
}
