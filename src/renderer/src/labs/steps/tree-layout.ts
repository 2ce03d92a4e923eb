/** Where the nodes of a schedule tree stand: leaves a row each, parents in the middle of their children. */
import type { Schedule } from '../../../../shared/steps/schedule';

/** One complete schedule, and how it ends. */
export interface Way {
  readonly turns: Schedule;
  /** None for one that deadlocks. */
  readonly outcome: number | undefined;
  readonly fails: boolean;
}

/** A turn, and the turns that may follow it. */
export interface TreeNode {
  readonly thread: number;
  readonly children: readonly TreeNode[];
  /** The schedule that ends here. */
  readonly way: Way | undefined;
}

export interface TreePoint {
  readonly node: TreeNode;
  readonly schedule: Schedule;
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number };
}

export interface TreeLayout {
  readonly points: readonly TreePoint[];
  readonly width: number;
  readonly height: number;
}

/** A row holds a line of 12-pixel text; a column is as wide as a curve needs to be told from its neighbour. */
const ROW = 20;
const COLUMN = 56;
const LEFT = 12;
/** For the outcome beside a leaf. */
const RIGHT = 168;

interface Placed extends Omit<TreePoint, 'from'> {
  readonly children: readonly Placed[];
}

/** Schedules that begin alike share their beginning. */
export function growTree(ways: readonly Way[], depth = 0): readonly TreeNode[] {
  const threads = new Set(ways.flatMap(({ turns }) => turns.slice(depth, depth + 1)));
  return [...threads].map((thread) => {
    const through = ways.filter(({ turns }) => turns[depth] === thread);
    const way = through.find(({ turns }) => turns.length === depth + 1);
    return { thread, way, children: growTree(through, depth + 1) };
  });
}

export function layoutOf(ways: readonly Way[]): TreeLayout {
  let leaves = 0;
  let deepest = 0;
  const place = (node: TreeNode, before: Schedule): Placed => {
    const schedule = [...before, node.thread];
    deepest = Math.max(deepest, schedule.length);
    const children = node.children.map((child) => place(child, schedule));
    const y = children.length === 0 ? (leaves++ + 0.5) * ROW : middleOf(children);
    return { node, schedule, children, y, x: LEFT + schedule.length * COLUMN };
  };
  const tops = growTree(ways).map((child) => place(child, []));
  const root = { x: LEFT, y: tops.length === 0 ? ROW / 2 : middleOf(tops) };
  const points: TreePoint[] = [];
  const list = (placed: Placed, from: TreePoint['from']): void => {
    const { node, schedule, x, y, children } = placed;
    points.push({ node, schedule, x, y, from });
    for (const child of children) list(child, { x, y });
  };
  for (const top of tops) list(top, root);
  return { points, width: LEFT + deepest * COLUMN + RIGHT, height: Math.max(1, leaves) * ROW };
}

const middleOf = (children: readonly Placed[]): number => ((children[0]?.y ?? 0) + (children.at(-1)?.y ?? 0)) / 2;
