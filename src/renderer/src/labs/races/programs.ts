/** Which text the threads of a run have, what they share, and which lock guards it. */
import type { RacesChoice } from './model';
import type { HighlightedSource } from '../../../../shared/source';
import incrementAtomic from '../../../../main/labs/races/programs/increment-atomic.program.ts?source';
import incrementLock from '../../../../main/labs/races/programs/increment-lock.program.ts?source';
import increment from '../../../../main/labs/races/programs/increment.program.ts?source';
import publishAtomic from '../../../../main/labs/races/programs/publish-atomic.program.ts?source';
import publishLock from '../../../../main/labs/races/programs/publish-lock.program.ts?source';
import publish from '../../../../main/labs/races/programs/publish.program.ts?source';
import ticketAtomic from '../../../../main/labs/races/programs/ticket-atomic.program.ts?source';
import ticketLock from '../../../../main/labs/races/programs/ticket-lock.program.ts?source';
import ticket from '../../../../main/labs/races/programs/ticket.program.ts?source';
import type { Program } from '../panel';

const SOURCES = {
  increment: { none: increment, lock: incrementLock, atomic: incrementAtomic },
  ticket: { none: ticket, lock: ticketLock, atomic: ticketAtomic },
  publish: { none: publish, lock: publishLock, atomic: publishAtomic },
} as const satisfies Record<RacesChoice['program'], Record<RacesChoice['guard'], HighlightedSource>>;

export const sourceOf = ({ program, guard }: RacesChoice): HighlightedSource => SOURCES[program][guard];

/** `locked-0` runs the same program under a lock, `replayed-0` a failure that was caught. */
export const sourcesFor = (choice: RacesChoice): readonly Program[] => [
  { actors: /^(thread|replayed)-\d+$/, typescript: sourceOf(choice) },
  { actors: /^locked-\d+$/, typescript: sourceOf({ ...choice, guard: 'lock' }) },
];

/** A text of the learner's, as the source view shows texts; it is not coloured. */
export function sourceOfCode(code: string): HighlightedSource {
  return {
    file: 'repair',
    language: 'typescript',
    lines: code.split('\n').map((text) => [{ text, kind: 'plain' }]),
  };
}
