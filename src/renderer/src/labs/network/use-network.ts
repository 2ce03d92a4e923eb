/** The network at the playhead. */
import { useMemo } from 'react';
import type { RunView } from '../../run/run-view';
import type { Moment } from '../scene/use-moment';
import { NetworkLog } from './network-log';
import { NO_NETWORK, type NetworkState } from './network-state';

export function useNetwork(view: RunView | undefined, { row }: Pick<Moment, 'row'>): NetworkState {
  const log = useMemo(() => view && new NetworkLog(view.store), [view]);
  return log?.at(row) ?? NO_NETWORK;
}
