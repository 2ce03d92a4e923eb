import { mostIn, ONE_FRAME_BYTES } from '../../../../shared/labs/udp/fragments';
import type { udp } from '../../../../shared/labs/udp/contract';
import { isClient } from '../../../../shared/labs/udp/tally';
import type { TasksOf } from '../panel';
import { allOnce, handedOnTwice, type UdpFacts } from './facts';

/** So many are a flood: more than fit any receive buffer a system gives unasked. */
export const FLOOD = 1_000;
/** As many fragments as a learner still adds up on paper. */
export const FRAGMENTS_WANTED = 3;
/** A loss that every run of a few datagrams shows. */
export const HEAVY_LOSS = 0.2;

/** After the bet: investigate (select an event), modify (change the setup), make (a run of one's own). */
export const tasks = {
  'two-clients': [
    {
      id: 'learns-the-port',
      step: 'investigate',
      by: 'event',
      answers: ({ arrivals, clients }, row) => arrivals.find(({ from }) => from === clients['client-2'])?.row === row,
    },
    {
      id: 'fixed-port',
      step: 'modify',
      by: 'run',
      passes: ({ params, serverPort, clients }) =>
        params.port !== 0 && serverPort === params.port && Object.keys(clients).length === 2,
    },
    { id: 'from-outside', step: 'make', by: 'run', passes: ({ outsideAnswered }) => outsideAnswered > 0 },
  ],
  largest: [
    {
      id: 'first-refusal',
      step: 'investigate',
      by: 'event',
      answers: ({ errorRows }, row) => errorRows['client']?.[0] === row,
    },
    {
      id: 'one-frame',
      step: 'modify',
      by: 'run',
      passes: ({ completed, params, largestBytes }) =>
        completed && params.sizeBytes === ONE_FRAME_BYTES && largestBytes >= ONE_FRAME_BYTES,
    },
    {
      id: 'three-fragments',
      step: 'make',
      by: 'run',
      passes: ({ completed, params }) => completed && params.sizeBytes === mostIn(FRAGMENTS_WANTED),
    },
  ],
  flood: [
    {
      id: 'never-arrived',
      step: 'investigate',
      by: 'event',
      answers: ({ lostRows }, row) => lostRows[0] === row,
    },
    {
      id: 'nothing-lost',
      step: 'modify',
      by: 'run',
      passes: ({ completed, sent, lost, params }) => completed && sent >= FLOOD && params.workMs > 0 && lost === 0,
    },
    {
      id: 'large-and-few',
      step: 'make',
      by: 'run',
      passes: ({ completed, sent, lost, params }) => completed && sent <= 100 && params.gapMs === 0 && lost > sent / 2,
    },
  ],
  relay: [
    {
      id: 'overtaken',
      step: 'investigate',
      by: 'event',
      answers: ({ arrivals }, row) => {
        const at = arrivals.findIndex((arrival) => arrival.row === row);
        const number = arrivals[at]?.number;
        return number !== undefined && arrivals.slice(0, at).some((before) => (before.number ?? -1) > number);
      },
    },
    {
      id: 'all-once',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.completed && facts.params.loss >= HEAVY_LOSS && facts.retries > 0 && allOnce(facts),
    },
    {
      id: 'only-copies',
      step: 'make',
      by: 'run',
      passes: ({ completed, lost, outOfOrder, duplicated, params }) =>
        completed && !params.acknowledge && lost === 0 && outOfOrder === 0 && duplicated >= 3,
    },
  ],
  'by-hand': [
    {
      id: 'first-to-arrive',
      step: 'investigate',
      by: 'event',
      answers: ({ arrivals }, row) => arrivals[0]?.row === row,
    },
    {
      id: 'reversed',
      step: 'modify',
      by: 'run',
      passes: ({ order, params }) =>
        order.length >= 3 &&
        order.length === params.count &&
        order.every((number, index) => number === params.count - 1 - index),
    },
    {
      id: 'forged',
      step: 'make',
      by: 'run',
      passes: ({ arrivals }) => arrivals.some(({ isEdited }) => isEdited),
    },
  ],
  nobody: [
    {
      id: 'the-refusal',
      step: 'investigate',
      by: 'event',
      answers: ({ errorRows }, row) => errorRows['client-2']?.includes(row) ?? false,
    },
    {
      id: 'told-five-times',
      step: 'modify',
      by: 'run',
      passes: ({ errorRows }) => (errorRows['client-2']?.length ?? 0) >= 5,
    },
    {
      id: 'refused-first',
      step: 'make',
      by: 'run',
      passes: ({ gated, errorRows, firstSendRow }) => {
        const refused = errorRows['client-2']?.[0];
        const sent = firstSendRow['client-1'];
        // Left alone the two may run in this order, too: it is asked who chose it.
        return gated && refused !== undefined && sent !== undefined && refused < sent;
      },
    },
  ],
  reliable: [
    {
      id: 'lost-acknowledgement',
      step: 'investigate',
      by: 'event',
      answers: ({ lostAnswerRows }, row) => lostAnswerRows.includes(row),
    },
    {
      id: 'handed-on-twice',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.completed && handedOnTwice(facts).length > 0,
    },
    {
      id: 'gave-up-in-vain',
      step: 'make',
      by: 'run',
      passes: ({ completed, gaveUp, delivered }) => completed && gaveUp.some((number) => delivered.includes(number)),
    },
  ],
} as const satisfies TasksOf<typeof udp, UdpFacts>;

export const errorCount = ({ errorRows }: UdpFacts): number =>
  Object.entries(errorRows).reduce((sum, [actor, rows]) => sum + (isClient(actor) ? rows.length : 0), 0);
