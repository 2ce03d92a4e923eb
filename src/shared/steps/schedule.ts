/**
 * A schedule: whose turn it is, step by step, by thread number. A value that can be kept, copied,
 * pasted and run: `0,0,1,1,1,0`. Only steps that were made count; a thread that waits makes none.
 */
export type Schedule = readonly number[];

export const formatSchedule = (schedule: Schedule): string => schedule.join(',');

/** How often somebody else goes on than who went last. */
export function contextSwitches(schedule: Schedule): number {
  return schedule.filter((thread, at) => at > 0 && thread !== schedule[at - 1]).length;
}
