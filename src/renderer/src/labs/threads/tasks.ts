import { SENTINEL, type threads } from '../../../../shared/labs/threads/contract';
import { dataField, itemOf, textField } from '../event-data';
import type { TasksOf } from '../panel';
import type { ThreadsFacts } from './facts';

/** Enough that several threads must have had a hand in it. */
export const SHARED_COUNT = 20;

export const tasks = {
  'one-sentinel': [
    {
      id: 'who-took-it',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'get' && itemOf(event) === SENTINEL;
      },
    },
    {
      id: 'by-hand',
      step: 'modify',
      by: 'run',
      passes: (facts) => facts.over && facts.byHand && allEnded(facts),
    },
    {
      id: 'all-of-four',
      step: 'make',
      by: 'run',
      passes: (facts) => facts.over && facts.consumers.length >= 4 && !facts.steppedIn && allEnded(facts),
    },
  ],
  'shared-variable': [
    {
      id: 'anothers-count',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        if (event?.kind !== 'store' || event.cell !== 'handled') return false;
        return writerBefore(events, row) !== undefined && writerBefore(events, row) !== event.actor;
      },
    },
    {
      id: 'twenty',
      step: 'modify',
      by: 'run',
      passes: ({ over, consumers, handledByMain, worked }) =>
        over &&
        consumers.filter((actor) => (worked[actor]?.length ?? 0) > 0).length >= 3 &&
        handledByMain === SHARED_COUNT,
    },
  ],
  terminate: [
    {
      id: 'where-it-died',
      step: 'investigate',
      by: 'event',
      answers: ({ events, deadOwner }, row) => {
        const event = events.at(row);
        return event?.kind === 'lock' && event.actor === deadOwner && isLastOf(events, row);
      },
    },
    {
      id: 'give-up',
      step: 'modify',
      by: 'run',
      passes: ({ over, params, deadOwner, gaveUp }) =>
        over && params.rescue === 'timeout' && deadOwner !== undefined && gaveUp > 0,
    },
    {
      id: 'take-over',
      step: 'modify',
      by: 'run',
      passes: ({ over, deadOwner, terminated, debit, credit }) =>
        over && deadOwner !== undefined && terminated?.takenOver === true && debit === credit,
    },
    { id: 'come-back-late', step: 'make', by: 'run', passes: ({ over, refused }) => over && refused > 0 },
  ],
  cancel: [
    {
      id: 'where-it-looked',
      step: 'investigate',
      by: 'event',
      answers: ({ events }, row) => {
        const event = events.at(row);
        return event?.kind === 'note' && textField(event, 'leaves') === 'cancelled';
      },
    },
    {
      id: 'whole-ledger',
      step: 'make',
      by: 'run',
      passes: ({ over, params, cancelled, deadOwner, debit, credit, events }) =>
        over &&
        params.rescue === 'cancel' &&
        cancelled?.gaveBack === true &&
        deadOwner === undefined &&
        debit === credit &&
        requests(events) >= 2,
    },
  ],
} as const satisfies TasksOf<typeof threads, ThreadsFacts>;

const allEnded = ({ consumers, events }: ThreadsFacts): boolean =>
  consumers.every((actor) => {
    const last = lastOf(events, actor);
    return last?.kind === 'exit' && dataField(last.data, 'stopped') !== true;
  });

/** Different threads that were asked to leave. */
export function requests(events: ThreadsFacts['events']): number {
  const asked = new Set<string>();
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    const actor = event && textField(event, 'cancel');
    if (actor !== undefined) asked.add(actor);
  }
  return asked.size;
}

function lastOf(events: ThreadsFacts['events'], actor: string) {
  for (let row = events.length - 1; row >= 0; row -= 1) {
    const event = events.at(row);
    if (event?.actor === actor) return event;
  }
  return undefined;
}

function writerBefore(events: ThreadsFacts['events'], row: number): string | undefined {
  for (let before = row - 1; before >= 0; before -= 1) {
    const event = events.at(before);
    if (event?.kind === 'store' && event.cell === 'handled') return event.actor;
  }
  return undefined;
}

/** No later lock of the same thread. */
function isLastOf(events: ThreadsFacts['events'], row: number): boolean {
  const actor = events.at(row)?.actor;
  for (let later = row + 1; later < events.length; later += 1) {
    const event = events.at(later);
    if (event?.actor === actor && event?.kind === 'lock') return false;
  }
  return true;
}
