/** What a run of each experiment sums up to. */
import type { UdpExperiment, UdpSummary } from '../../../shared/labs/udp/contract';
import { NOTHING, type Tally } from '../../../shared/labs/udp/tally';
import { unreachable } from '../../../shared/unreachable';

export function summaryOf(experiment: UdpExperiment, isSealed: boolean, tally: Tally): UdpSummary {
  const { sent, received, lost, duplicated, outOfOrder, order } = tally;
  const { delivered, retries } = tally;
  return {
    sent,
    received,
    lost,
    duplicated,
    outOfOrder,
    order,
    ...aboutThe(experiment, tally),
    ...(isSealed && { delivered, retries }),
  };
}

function aboutThe(experiment: UdpExperiment, tally: Tally): Partial<UdpSummary> {
  switch (experiment) {
    case 'two-clients':
      return { clients: tally.clients };
    case 'largest':
      return {
        largestBytes: tally.largestBytes,
        ...(tally.errorCode !== undefined && { errorCode: tally.errorCode }),
      };
    case 'flood':
      return {
        droppedBySystem: tally.droppedBySystem ?? null,
        ...(tally.receiveBufferBytes !== undefined && { receiveBufferBytes: tally.receiveBufferBytes }),
      };
    case 'nobody':
      return { told: ['client-1', 'client-2'].map((client) => tally.told[client] ?? NOTHING) };
    case 'relay':
    case 'by-hand':
    case 'reliable':
      return {};
    default:
      return unreachable(experiment);
  }
}
