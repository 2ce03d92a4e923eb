/** Clauses that several English texts of this lab share: each says only what the run showed. */
import { formatSchedule } from '../../../../../shared/steps/schedule';
import { circleOf, type AttemptFacts } from '../attempt-facts';
import type { DeadlockFacts } from '../facts';

/** More turns than this are not read but counted. */
export const MOST_TURNS = 24;

export const noCircle = 'In this run nobody was stuck: no circle closed.';
export const nobodyDetects = 'Nothing detects it for you: no lock library, not Node, not the operating system.';

export const count = (value: bigint | number): string => value.toLocaleString('en');

/** The circle in one sentence; nothing if there was none. */
export function circle(attempt: AttemptFacts | undefined): string {
  const links = circleOf(attempt).map(({ actor, lock, holder }) => `${actor} waits for ${lock}, which ${holder} has`);
  return links.length === 0 ? '' : `${links.join('; ')}.`;
}

export function stood(attempt: AttemptFacts): string {
  if (!attempt.cycle) return '';
  return attempt.stepsAfterCycle === 0
    ? 'After that nobody made another step.'
    : `After that ${attempt.stepsAfterCycle} more steps were made.`;
}

export function steps(schedule: readonly number[]): string {
  if (schedule.length === 0) return 'No step was made.';
  const made = schedule.length === 1 ? 'It took 1 step' : `It took ${count(schedule.length)} steps`;
  return schedule.length > MOST_TURNS ? `${made}.` : `${made}: ${formatSchedule(schedule)}.`;
}

export function mealsOf(attempt: AttemptFacts | undefined): string {
  const eaten = Object.entries(attempt?.meals ?? {}).sort(([one], [other]) => one.localeCompare(other, 'en'));
  if (eaten.length === 0) return 'Nobody got any work done.';
  return `How often each got its work done: ${eaten.map(([actor, meals]) => `${actor} ${count(meals)}`).join(', ')}.`;
}

export function givenBack(attempt: AttemptFacts | undefined): string {
  const times = attempt?.givenBack.length ?? 0;
  if (times === 0) return 'Nobody gave anything back.';
  const longest = attempt?.givenBackInARow ?? 0;
  return times === 1
    ? 'Somebody gave back once without a meal.'
    : `Somebody gave back without a meal ${count(times)} times, up to ${count(longest)} of them in a row while nobody ate.`;
}

export function orders({ explored }: DeadlockFacts): string {
  if (!explored) return 'Nothing was counted';
  return `${explored.partial ? 'At least ' : ''}${count(explored.schedules)} orders`;
}

export function explored(facts: DeadlockFacts): string {
  const { explored: found } = facts;
  if (!found) return 'Nothing was explored in this run.';
  const stuck = found.deadlocks === 0n ? 'none of them deadlocks' : `${count(found.deadlocks)} of them deadlock`;
  const shortest = found.shortest ? ` The shortest: ${formatSchedule(found.shortest)}.` : '';
  return found.partial
    ? `${orders(facts)} were gone through before it was cut off; ${found.deadlocks === 0n ? 'no deadlock so far' : stuck}.${shortest}`
    : `${orders(facts)}, and ${stuck}.${shortest}`;
}

/** Whoever reads what an order shows must know who chose it. */
export function whoChose({ last }: DeadlockFacts): string {
  if (!last) return '';
  return last.live
    ? ' Nobody chose this order: the threads ran free.'
    : ' You, or “How it moves”, chose this order; left to themselves threads get into it only now and then.';
}
