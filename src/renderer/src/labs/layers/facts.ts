/** What one run of `layers` showed, read from its trace: bets, tasks and explanations ask nothing else. */
import type { layers } from '../../../../shared/labs/layers/contract';
import { headerBytesOf } from '../../../../shared/labs/layers/envelopes';
import { overLink, type OverLink } from '../../../../shared/labs/layers/over-link';
import type { ParamsOf } from '../../../../shared/labs/lab';
import type { Events, WatchedRun } from '../watched-run';
import { layersModel, type LayersModel } from './model';

export interface LayersFacts extends Pick<
  LayersModel,
  'encoded' | 'received' | 'notUnderstood' | 'checked' | 'brokenRule'
> {
  readonly params: ParamsOf<typeof layers>;
  readonly events: Events;
  /** The run came to its own end. */
  readonly completed: boolean;
  /** Characters of the message, as a person counts them, and its bytes as they stand in what was sent. */
  readonly letters: number;
  readonly letterBytes: number;
  /** What the client handed over: the message and what the application put before it. */
  readonly handedOverBytes: number;
  readonly carrierCount: number;
  readonly packetCount: number;
  readonly headerBytes: number;
  readonly captured: boolean;
  /** Arithmetic: over a link that takes `mtuBytes`. */
  readonly overLink: OverLink;
  /** What the client and the server said, in order. */
  readonly said: LayersModel['said'];
}

const utf8 = new TextEncoder();

export function layersFacts({ params, events, status }: WatchedRun<typeof layers>): LayersFacts {
  const model = layersModel(events, events.length, Number.POSITIVE_INFINITY);
  const { encoded, received, notUnderstood, checked, brokenRule, said, packets, carriers, handedOver } = model;
  const handedOverBytes = handedOver?.length ?? 0;
  const written = encoded ? JSON.stringify(encoded.message).slice(1, -1) : '';
  return {
    ...{ params, events, encoded, received, notUnderstood, checked, brokenRule, said, handedOverBytes },
    completed: status === 'completed',
    letters: Array.from(encoded?.message ?? '').length,
    letterBytes: utf8.encode(written).length,
    carrierCount: carriers.length,
    packetCount: packets.length,
    headerBytes: headerBytesOf(carriers),
    captured: packets[0]?.source === 'captured',
    overLink: overLink(params.transport, handedOverBytes, params.mtuBytes),
  };
}
