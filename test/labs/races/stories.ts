/** Runs of `races` as they go, written by hand. */
import type { TraceEvent } from '../../../src/shared/trace/event';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import { races, type RacesSummary } from '../../../src/shared/labs/races/contract';
import { racesFacts, type RacesFacts } from '../../../src/renderer/src/labs/races/facts';
import { story, watched } from '../support/story';

export type Deed =
  | { readonly thread: number; readonly kind: 'load' | 'store'; readonly cell: string; readonly value: number }
  | { readonly thread: number; readonly kind: 'lock' | 'unlock'; readonly lock: string }
  | { readonly thread: number; readonly kind: 'block'; readonly lock: string }
  | { readonly thread: number; readonly kind: 'add'; readonly cell: string; readonly value: number }
  | { readonly thread: number; readonly kind: 'work' };

export const load = (thread: number, cell: string, value: number): Deed => ({ thread, kind: 'load', cell, value });
export const store = (thread: number, cell: string, value: number): Deed => ({ thread, kind: 'store', cell, value });
export const work = (thread: number): Deed => ({ thread, kind: 'work' });
export const add = (thread: number, cell: string, value: number): Deed => ({ thread, kind: 'add', cell, value });
export const lock = (thread: number): Deed => ({ thread, kind: 'lock', lock: 'mutex' });
export const unlock = (thread: number): Deed => ({ thread, kind: 'unlock', lock: 'mutex' });
export const block = (thread: number): Deed => ({ thread, kind: 'block', lock: 'mutex' });

type Line = Parameters<typeof story>[0][number];

export interface End {
  readonly outcome: number;
  readonly violates: boolean;
}

/** One attempt: its beginning, its steps, and its end if it came to one. */
export function attempt(deeds: readonly Deed[], end?: End, fidelity: TraceEvent['fidelity'] = 'GATED'): Line[] {
  const lines: Line[] = [[0, 'main', 'note', { data: { attempt: 1, cells: {} }, fidelity }]];
  let step = 0;
  for (const deed of deeds) {
    const actor = `thread-${deed.thread}`;
    const { thread } = deed;
    if (deed.kind === 'block') {
      lines.push([0, actor, 'block', { lock: deed.lock, data: { thread, for: 'lock' }, fidelity }]);
      continue;
    }
    const data = { thread, step };
    step += 1;
    if (deed.kind === 'work') lines.push([0, actor, 'work', { data: { ...data, what: 'add' }, fidelity }]);
    else if (deed.kind === 'add')
      lines.push([
        0,
        actor,
        'store',
        { cell: deed.cell, data: { ...data, value: deed.value, atomic: 'add' }, fidelity },
      ]);
    else if ('cell' in deed)
      lines.push([0, actor, deed.kind, { cell: deed.cell, data: { ...data, value: deed.value }, fidelity }]);
    else lines.push([0, actor, deed.kind, { lock: deed.lock, data, fidelity }]);
  }
  if (end) lines.push([0, 'main', 'note', { data: { ...end }, fidelity }]);
  return lines;
}

/** Free runs: each with its outcome and whether that is wrong. */
export function series(outcomes: readonly End[], locked = false): Line[] {
  return outcomes.map((end, race) => [
    race,
    'main',
    'note',
    { data: { race, ...end, ...(locked && { locked }) }, fidelity: 'LIVE' },
  ]);
}

/** So many runs, of which so many lost an update. */
export const lossy = (runs: number, failed: number): Line[] =>
  series(Array.from({ length: runs }, (_, race) => ({ outcome: race < failed ? 199 : 200, violates: race < failed })));

/** Repairs that were checked: in how many of six orders each goes wrong. */
export const proposals = (violations: Readonly<Record<string, number>>): Line[] =>
  Object.entries(violations).map(([proposal, wrong]) => [
    0,
    'main',
    'note',
    { data: { proposal, schedules: 6, violations: wrong, deadlocks: 0 }, fidelity: 'SIMULATED' },
  ]);

export function factsOf(
  experiment: string,
  lines: readonly Line[],
  more: {
    readonly params?: Partial<ParamsOf<typeof races>>;
    readonly summary?: Partial<RacesSummary>;
    readonly status?: 'completed' | 'stopped';
  } = {},
): RacesFacts {
  return racesFacts(watched(races, experiment, story(lines), more));
}

const TICKETS = 'tickets';

/** Both look, both sell: two changes of the thread. */
export const soldTwice: readonly Deed[] = [
  load(0, TICKETS, 1),
  load(1, TICKETS, 1),
  store(1, TICKETS, 0),
  store(0, TICKETS, 0),
];
/** The same with as many changes as there can be. */
export const soldTwiceInTurns: readonly Deed[] = [
  load(0, TICKETS, 1),
  load(1, TICKETS, 1),
  store(0, TICKETS, 0),
  store(1, TICKETS, 0),
];
export const soldOnce: readonly Deed[] = [load(0, TICKETS, 1), store(0, TICKETS, 0), load(1, TICKETS, 0)];
export const TWICE: End = { outcome: 2, violates: true };
export const ONCE: End = { outcome: 1, violates: false };

/** The schedule 0,0,1,1,1,0 of two increments. */
export const lostUpdate: readonly Deed[] = [
  load(0, 'counter', 0),
  work(0),
  load(1, 'counter', 0),
  work(1),
  store(1, 'counter', 1),
  store(0, 'counter', 1),
];
export const noneLost: readonly Deed[] = [
  load(0, 'counter', 0),
  work(0),
  store(0, 'counter', 1),
  load(1, 'counter', 1),
  work(1),
  store(1, 'counter', 2),
];
