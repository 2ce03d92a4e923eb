import type { segments } from '../../../../shared/labs/segments/contract';
import { numberField, textField } from '../event-data';
import type { TasksOf } from '../panel';
import { isSentAgain, type SegmentsFacts } from './facts';
import { headerIn } from './segment-event';

const codeAt = ({ events }: SegmentsFacts, row: number): string | undefined => {
  const event = events.at(row);
  return event?.kind === 'note' ? textField(event, 'code') : undefined;
};

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  'stop-and-wait': [
    { id: 'sent-again', step: 'investigate', by: 'event', answers: ({ events }, row) => isSentAgain(events, row) },
    {
      id: 'lost-answer',
      step: 'modify',
      by: 'run',
      passes: ({ allAcknowledged, params, duplicates }) => allAcknowledged && params.duplicate === 0 && duplicates > 0,
    },
    {
      id: 'half-lost',
      step: 'make',
      by: 'run',
      passes: ({ allAcknowledged, params, deliveredBytes }) =>
        allAcknowledged && params.loss >= 0.5 && deliveredBytes >= 100,
    },
  ],
  'go-back-n': [
    {
      id: 'thrown-away',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => codeAt(facts, row) === 'OUT_OF_ORDER',
    },
    {
      id: 'twice-as-many',
      step: 'modify',
      by: 'run',
      passes: ({ allAcknowledged, params, sent, needed }) =>
        allAcknowledged && params.protocol === 'go-back-n' && sent >= 2 * needed,
    },
    {
      id: 'none-thrown-away',
      step: 'make',
      by: 'run',
      passes: ({ allAcknowledged, params, thrownAway }) =>
        allAcknowledged && params.protocol === 'go-back-n' && params.loss >= 0.2 && thrownAway === 0,
    },
  ],
  'selective-repeat': [
    {
      id: 'hole-filled',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => {
        const event = facts.events.at(row);
        return codeAt(facts, row) === 'HANDED_ON' && event !== undefined && (numberField(event, 'count') ?? 1) > 1;
      },
    },
    {
      id: 'three-kept',
      step: 'modify',
      by: 'run',
      passes: ({ allAcknowledged, mostKept }) => allAcknowledged && mostKept >= 3,
    },
    {
      id: 'everything-at-once',
      step: 'make',
      by: 'run',
      passes: ({ allAcknowledged, params, deliveredBytes }) =>
        allAcknowledged &&
        Math.min(params.loss, params.reorder, params.duplicate) >= 0.2 &&
        params.corrupt > 0 &&
        deliveredBytes >= 1_000,
    },
  ],
  'by-hand': [
    {
      id: 'first-answer',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        if (event?.actor !== 'receiver' || event.kind !== 'send') return false;
        return headerIn(event.bytes)?.sequence === 0;
      },
    },
    {
      id: 'answer-dropped',
      step: 'modify',
      by: 'run',
      passes: ({ allAcknowledged, lostByHand }) =>
        allAcknowledged && lostByHand.acknowledgements > 0 && lostByHand.data === 0,
    },
    {
      id: 'overtaken',
      step: 'make',
      by: 'run',
      passes: ({ allAcknowledged, mostKept, mostAtOnce }) => allAcknowledged && mostKept >= 2 && mostAtOnce >= 3,
    },
  ],
  'loss-sweep': [
    {
      id: 'timer-ran-out',
      step: 'investigate',
      by: 'event',
      answers: (facts, row) => codeAt(facts, row) === 'TIMED_OUT',
    },
    {
      id: 'wide-window',
      step: 'modify',
      by: 'run',
      passes: ({ allAcknowledged, params, sweep }) => allAcknowledged && sweep.length > 0 && params.window >= 32,
    },
    {
      id: 'all-the-same',
      step: 'make',
      by: 'run',
      passes: ({ allAcknowledged, params, sweep }) => allAcknowledged && sweep.length > 0 && params.window === 1,
    },
  ],
} as const satisfies TasksOf<typeof segments, SegmentsFacts>;
