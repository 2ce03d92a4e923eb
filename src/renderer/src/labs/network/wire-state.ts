/** One direction between two boxes, all flows between them together. */
import type { ActorId } from '../../../../shared/trace/event';
import { sum } from './flow-index';
import { MOST_PARCELS, type Count, type NetworkState, type Parcel } from './network-state';

export interface WireState {
  readonly isStream: boolean;
  readonly sent: Count;
  readonly received: Count;
  readonly dropped: number;
  readonly underWay: Count;
  /** The newest, oldest first. */
  readonly parcels: readonly Parcel[];
  /** The newest event is one of this direction. */
  readonly isLit: boolean;
  /** A program from outside receives: nobody here sees whether it did. */
  readonly isUnseen: boolean;
}

const OUTSIDE = /^outside(-|$)/;

/** @param unseen  another box of which nobody here sees what it receives */
export function wireOf(network: NetworkState, from: ActorId, to: ActorId, unseen?: ActorId): WireState {
  const flows = network.flowsBetween(from, to);
  const { acting } = network;
  const isUnseen = OUTSIDE.test(to) || to === unseen;
  return {
    isStream: flows.some(({ protocol }) => protocol === 'tcp'),
    sent: sum(flows.map((flow) => flow.sent)),
    received: sum(flows.map((flow) => flow.received)),
    dropped: flows.reduce((all, flow) => all + flow.dropped, 0),
    underWay: sum(isUnseen ? [] : flows.map((flow) => flow.underWay)),
    parcels: (isUnseen ? [] : flows)
      .flatMap((flow) => flow.parcels)
      .toSorted((one, other) => one.row - other.row)
      .slice(-MOST_PARCELS),
    isUnseen,
    isLit: acting?.from === from && acting.to === to,
  };
}
