/**
 * All schedules of a small program as a tree: each way down is one. Nothing is merged. It grows layer by
 * layer, so that where it is too large, it is cut at the same depth everywhere, and says so.
 */
import type { StepProgram } from '../steps/program';
import type { Schedule } from '../steps/schedule';
import type { Step } from '../steps/step';
import { ModelRun, replaySchedule } from './model-run';

export interface ScheduleTree {
  readonly children: readonly ScheduleNode[];
  /** Nodes in all, without the root. */
  readonly nodes: number;
  /** Some node is not followed further, because the tree would be too large. */
  readonly cut: boolean;
}

export interface ScheduleNode {
  readonly thread: number;
  readonly step: Step;
  readonly children: readonly ScheduleNode[];
  /** Where all have finished. */
  readonly outcome?: number;
  /** Deadlocked, failed, or with an outcome the program should never have. */
  readonly fails: boolean;
  readonly deadlocked: boolean;
  /** It would go on from here. */
  readonly cut: boolean;
}

interface Growing extends ScheduleNode {
  readonly children: Growing[];
  cut: boolean;
}

/** @param maxNodes how many can be drawn */
export function scheduleTree(program: StepProgram, maxNodes: number): ScheduleTree {
  const children: Growing[] = [];
  let ends: { schedule: Schedule; run: ModelRun; into: Growing[]; node?: Growing }[] = [
    { schedule: [], run: new ModelRun(program), into: children },
  ];
  let nodes = 0;
  while (ends.length > 0) {
    const next: typeof ends = [];
    const wanted = ends.reduce((sum, { run }) => sum + run.enabled().length, 0);
    if (nodes + wanted > maxNodes) {
      for (const { run, node } of ends) if (node && run.enabled().length > 0) node.cut = true;
      return { children, nodes, cut: true };
    }
    for (const { schedule, run, into } of ends) {
      for (const thread of run.enabled()) {
        const step = run.next(thread);
        if (!step) continue;
        const longer = [...schedule, thread];
        const after = replaySchedule(program, longer).run;
        const node = nodeOf(thread, step, after);
        into.push(node);
        nodes++;
        next.push({ schedule: longer, run: after, into: node.children, node });
      }
    }
    ends = next;
  }
  return { children, nodes, cut: false };
}

function nodeOf(thread: number, step: Step, { outcome, fails, deadlocked }: ModelRun): Growing {
  return { thread, step, children: [], fails, deadlocked, cut: false, ...(outcome === undefined ? {} : { outcome }) };
}
