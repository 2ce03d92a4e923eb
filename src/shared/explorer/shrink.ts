/**
 * Makes a failing schedule shorter and calmer, where the search for the shortest of all would be too large.
 *
 * First it looks for one as long with fewer switches. Then it tries small changes (leave a turn out; let a thread go on earlier or later, so that two of its turns stand
 * together), runs each from the start and finishes it with as few switches as possible. A change stays if the
 * run still fails with fewer steps, or as many and fewer context switches. It ends where no change helps.
 */
import type { StepProgram } from '../steps/program';
import { contextSwitches, type Schedule } from '../steps/schedule';
import { Machine } from './machine';
import { ShortestFailing } from './shortest';

/** Steps it may make in all runs: a second or two. */
const MAX_STEPS = 5_000_000;

/** States to look at for one as long with the fewest switches: less than a second. */
const MAX_STATES = 200_000;

/**
 * @param schedule one that fails; what does not, or cannot be followed, comes back as it is
 * @returns        never more steps, and never as many with more switches; it still fails
 */
export function shrink(program: StepProgram, schedule: Schedule): Schedule {
  const machine = new Machine(program);
  const played = play(machine, schedule, schedule.length);
  if (played?.length !== schedule.length || !machine.fails()) return schedule;
  let best = calmest(program, schedule.length) ?? schedule;
  for (let left = MAX_STEPS, better: Improved | undefined; (better = improve(machine, best, left));) {
    best = better.schedule;
    left = better.left;
  }
  return best;
}

interface Improved {
  readonly schedule: Schedule;
  readonly left: number;
}

/** The first change that helps. */
function improve(machine: Machine, schedule: Schedule, stepsLeft: number): Improved | undefined {
  let left = stepsLeft;
  for (const candidate of changes(schedule)) {
    left -= candidate.length;
    if (left < 0) return undefined;
    const played = play(machine, candidate, schedule.length);
    if (played && machine.fails() && isBetter(played, schedule)) return { schedule: played, left };
  }
  return undefined;
}

/** A failing schedule of that length with the fewest switches, if that is soon found. */
function calmest(program: StepProgram, length: number): Schedule | undefined {
  const search = new ShortestFailing(program, MAX_STATES);
  const work = search.run(length);
  while (!work.next().done);
  return search.found;
}

function isBetter(a: Schedule, b: Schedule): boolean {
  return a.length < b.length || (a.length === b.length && contextSwitches(a) < contextSwitches(b));
}

/**
 * Plays a schedule, leaving out turns that cannot be taken, and then finishes the run.
 *
 * @returns the turns taken; undefined if it is not over after so many steps. The machine stands at its end.
 */
function play(machine: Machine, schedule: Schedule, maxSteps: number): number[] | undefined {
  machine.reset();
  const taken: number[] = [];
  const take = (thread: number) => {
    machine.step(thread);
    taken.push(thread);
  };
  for (const thread of schedule) {
    if (machine.standing() !== 'going') return taken;
    if (thread >= 0 && thread < machine.count && machine.isEnabled(thread)) take(thread);
  }
  while (machine.standing() === 'going') {
    if (taken.length >= maxSteps) return undefined;
    take(nextCalmly(machine, taken.at(-1) ?? 0));
  }
  return taken;
}

/** Whoever went last, if it can; else the first that can. */
function nextCalmly(machine: Machine, last: number): number {
  if (machine.isEnabled(last)) return last;
  let thread = 0;
  while (!machine.isEnabled(thread)) thread++;
  return thread;
}

/** Schedules that differ by one change, the boldest first. */
function* changes(schedule: Schedule): Generator<Schedule> {
  const blocks = blocksOf(schedule);
  for (let from = 0; from < blocks.length; from++) yield joined(blocks.toSpliced(from, 1));
  for (let from = 0; from < blocks.length; from++) {
    const block = blocks[from];
    if (!block) continue;
    const rest = blocks.toSpliced(from, 1);
    for (let to = 0; to <= rest.length; to++) if (to !== from) yield joined(rest.toSpliced(to, 0, block));
  }
  for (let at = 0; at < schedule.length; at++) yield schedule.toSpliced(at, 1);
  yield* splits(blocks);
}

/** A block cut in two, the first part moved up to the turns its thread had before, or the last part down. */
function* splits(blocks: readonly Schedule[]): Generator<Schedule> {
  for (const [at, block] of blocks.entries()) {
    const before = blocks.findLastIndex((other, index) => index < at && other[0] === block[0]);
    const after = blocks.findIndex((other, index) => index > at && other[0] === block[0]);
    for (let cut = 1; cut < block.length; cut++) {
      const [first, rest] = [block.slice(0, cut), block.slice(cut)];
      if (before >= 0) yield joined(blocks.toSpliced(at, 1, rest).toSpliced(before + 1, 0, first));
      if (after >= 0) yield joined(blocks.toSpliced(after, 0, rest).toSpliced(at, 1, first));
    }
  }
}

/** Turns of one thread in a row. */
function blocksOf(schedule: Schedule): Schedule[] {
  const blocks: number[][] = [];
  for (const thread of schedule) {
    const block = blocks.at(-1);
    if (block?.[0] === thread) block.push(thread);
    else blocks.push([thread]);
  }
  return blocks;
}

const joined = (blocks: readonly Schedule[]): Schedule => blocks.flat();
