/** What the scene draws beyond steps, cells and locks: what there is before a run, and which proposals were checked. Pure. */
import type { races } from '../../../../shared/labs/races/contract';
import type { ExperimentOf, ParamsOf } from '../../../../shared/labs/lab';
import { Fold } from '../../../../shared/trace/fold';
import type { TraceStore } from '../../../../shared/trace/store';
import type { Json } from '../../../../shared/wire/json';
import type { Way } from '../steps/tree-layout';

export type RacesChoice = Pick<ParamsOf<typeof races>, 'program' | 'guard'>;

/** The cells with their first values, as the programs have them. */
export const FIRST_CELLS: Readonly<Record<RacesChoice['program'], Readonly<Record<string, number>>>> = {
  increment: { counter: 0 },
  ticket: { tickets: 1 },
  publish: { flag: 0, data: 0 },
};

/** Two threads run the text that is to be repaired: enough to sell one ticket twice. */
const REPAIR_THREADS = 2;

export interface Cast {
  readonly actors: readonly string[];
  readonly program: RacesChoice['program'];
  readonly hasLock: boolean;
}

/** Who is on the stage: a text of the learner's always sells tickets, and may use the lock. */
export function castOf(
  experiment: ExperimentOf<typeof races>,
  params: ParamsOf<typeof races>,
  isReplayed: boolean,
): Cast {
  const isRepair = experiment === 'repair';
  const count = isRepair ? REPAIR_THREADS : params.threads;
  const role = isReplayed ? 'replayed' : 'thread';
  return {
    actors: Array.from({ length: count }, (_, number) => `${role}-${number}`),
    program: isRepair ? 'ticket' : params.program,
    hasLock: isRepair || params.guard === 'lock',
  };
}

export interface CheckedProposal {
  readonly proposal: string;
  readonly violations: number | string;
  readonly schedules: number | string;
}

/** The repairs checked so far, in the order in which they were. */
export function proposalsFold(store: TraceStore): Fold<readonly CheckedProposal[]> {
  return new Fold<readonly CheckedProposal[]>(store, [], (state, trace, row) => {
    const proposal = trace.fieldAt(row, 'proposal');
    if (typeof proposal !== 'string') return state;
    const [violations, schedules] = [count(trace.fieldAt(row, 'violations')), count(trace.fieldAt(row, 'schedules'))];
    return [...state, { proposal, violations, schedules }];
  });
}

/** Every schedule, where there were few enough to be told one by one. */
export function waysFold(store: TraceStore): Fold<readonly Way[]> {
  return new Fold<readonly Way[]>(store, [], (state, trace, row) => {
    const tree = trace.fieldAt(row, 'tree');
    return Array.isArray(tree) ? (tree as readonly Json[]).flatMap(wayOf) : state;
  });
}

/** What a saved run says may be anything: what is no schedule is left out. */
function wayOf(json: Json): readonly Way[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [];
  const { turns, outcome, fails } = json as Readonly<Record<string, Json>>;
  if (!Array.isArray(turns) || turns.length > MOST_TURNS) return [];
  const numbers = (turns as readonly Json[]).filter((turn) => typeof turn === 'number');
  return [{ turns: numbers, outcome: typeof outcome === 'number' ? outcome : undefined, fails: fails === true }];
}

/** More than a program has whose schedules can be drawn. */
const MOST_TURNS = 200;

const count = (json: Json | undefined): number | string =>
  typeof json === 'number' || typeof json === 'string' ? json : 0;
