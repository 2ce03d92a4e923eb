/** What every picture of this lab is given. */
import type { tcp } from '../../../../shared/labs/tcp/contract';
import type { Json } from '../../../../shared/wire/json';
import type { NetworkState } from '../network/network-state';
import type { SceneProps } from '../panel';
import type { Moment } from '../scene/use-moment';

export type Act = (action: string, args: Json) => void;

export interface PartProps extends SceneProps<typeof tcp> {
  readonly moment: Moment;
  readonly network: NetworkState;
  /** The learner's hand, while the run goes on and the playhead is at its newest event. */
  readonly act: Act | undefined;
}

/** The experiments between whose processes a relay can stand. */
const RELAYED: ReadonlySet<string> = new Set(['connection', 'stream', 'slow-reader', 'endings']);

/** Whether a relay stands between: asked for, or needed for what was asked for. */
export const hasRelay = (experiment: string, { relay, delayMs, bytesPerSecond }: PartProps['params']): boolean =>
  RELAYED.has(experiment) && (relay || delayMs > 0 || bytesPerSecond > 0);
