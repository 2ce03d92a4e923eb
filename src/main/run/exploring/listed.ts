/** Every schedule of a program small enough to be drawn, one by one, with how it ends. */
import { scheduleTree, type ScheduleNode } from '../../../shared/explorer/schedule-tree';
import type { Schedule } from '../../../shared/steps/schedule';
import type { StepProgram } from '../../../shared/steps/program';

export interface ListedSchedule {
  readonly turns: Schedule;
  readonly outcome?: number;
  /** Deadlocked, or with an outcome the program should never have. */
  readonly fails: boolean;
}

/** Two threads of three steps have 68 nodes; of twice as many nobody would follow a branch. */
const MAX_NODES = 140;

/** @returns `undefined` if there are too many to be drawn */
export function listSchedules(program: StepProgram): readonly ListedSchedule[] | undefined {
  const { children, cut } = scheduleTree(program, MAX_NODES);
  return cut ? undefined : children.flatMap((node) => ends(node, []));
}

function ends({ thread, children, outcome, fails }: ScheduleNode, before: Schedule): readonly ListedSchedule[] {
  const turns = [...before, thread];
  if (children.length > 0) return children.flatMap((child) => ends(child, turns));
  return [{ turns, fails, ...(outcome === undefined ? {} : { outcome }) }];
}
