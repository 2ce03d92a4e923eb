/** Pieces of the English sentences that several experiments say. */
import type { RepairProposal } from '../../../../../shared/labs/races/repair-proposals';
import type { Attempt } from '../attempts';
import { counted, share, type RacesFacts, type Series } from '../facts';
import { faultWords } from './program-error';
import { storyOf } from './story-words';

/** What goes wrong in this program, after "a run that" or "these orders". */
export const wrong = ({ program }: RacesFacts): string =>
  ({
    increment: 'lost an update',
    ticket: 'sold the last ticket more than once',
    publish: 'showed the flag without its data',
  })[program];

/** How an attempt ended. */
export function ending({ program, params, shown }: RacesFacts): string {
  if (!shown) return 'No step has been made yet.';
  if (shown.deadlocked) return 'The threads wait for each other, and nobody can go on.';
  if (shown.outcome === undefined) return `After ${shown.steps.length} steps it has not come to its end.`;
  switch (program) {
    case 'increment':
      return `The counter ends at ${shown.outcome}; ${params.threads * params.increments} increments were made.`;
    case 'ticket':
      return `Tickets sold: ${shown.outcome}. There was 1.`;
    case 'publish':
      return shown.outcome > 0
        ? `Reads that saw the flag but not the data: ${shown.outcome}.`
        : 'Nobody saw the flag without its data.';
  }
}

/** The steps of the attempt that is spoken of, as a sentence of its own; nothing if there are none. */
export function steps(attempt: Attempt | undefined): string {
  const story = storyOf.en(attempt);
  return story === '' ? '' : ` ${story}.`;
}

export const failedOf = (series: Series | undefined): string =>
  series ? `${counted(series.failed)} of ${counted(series.runs)} runs` : '0 runs';

/** `18 of 20 orders (90 %)`; lower bounds say so. */
export function ordersOf({ explored }: RacesFacts): string {
  if (!explored) return 'No order has been counted yet';
  const all = `${explored.partial ? 'at least ' : ''}${counted(explored.schedules)}`;
  return `${counted(explored.violations)} of ${all} orders (${share(explored.violations, explored.schedules)})`;
}

/** How many of the orders were executed, and why that is enough where it is not all. */
export function reduced({ explored }: RacesFacts): string {
  if (!explored) return 'none was executed';
  return BigInt(explored.explored) < explored.schedules
    ? `${counted(explored.explored)} of them were executed, since many orders differ only in steps that do not touch each other (partial-order reduction)`
    : 'each of them was executed';
}

/** `4 of 1,000 runs lost an update`. */
export const raced = (f: RacesFacts): string =>
  f.series?.failed === 0 ? `All ${counted(f.series.runs)} runs went well` : `${failedOf(f.series)} ${wrong(f)}`;

/** `18 of 20 orders (90 %) lost an update`. */
export const found = (f: RacesFacts): string =>
  f.explored?.violations === 0n && !f.explored.partial
    ? `All ${counted(f.explored.schedules)} orders go well`
    : `${ordersOf(f)} ${wrong(f)}`;

export const finals = (series: Series | undefined): string => {
  const outcomes = [...(series?.outcomes.keys() ?? [])];
  if (outcomes.length === 0) return '';
  const [least, most] = [Math.min(...outcomes), Math.max(...outcomes)];
  return least === most
    ? `All ended at ${counted(least)}.`
    : `The lowest result was ${counted(least)}, the highest ${counted(most)}.`;
};

export const errorOf = ({ programError }: RacesFacts): string =>
  programError ? `${faultWords.en(programError)} ` : '';

/** Where a write on an outdated value is to be found, if there is one. */
export const staleHint = (f: RacesFacts): string =>
  f.attempts.some(({ staleWrites, violates }) => violates && staleWrites.length > 0)
    ? 'Look for the store of a thread that read the cell before the other one wrote it.'
    : `${ending(f)} There is no such store in this run.`;

/** `4 of 6 orders` of a repair that was proposed. */
export function proposed({ proposals }: RacesFacts, proposal: RepairProposal): string {
  const orders = proposals.get(proposal);
  return orders ? `${counted(orders.violations)} of ${counted(orders.schedules)} orders` : 'some orders';
}

/** How each of the proposed repairs did. */
export const verdicts = (f: RacesFacts): string =>
  f.proposals.size === 0
    ? ''
    : ` Orders that fail: lock around the store ${proposed(f, 'lock-store')}, lock around both ${proposed(f, 'lock-both')}, second check ${proposed(f, 'check-twice')}, pause ${proposed(f, 'pause')}.`;
