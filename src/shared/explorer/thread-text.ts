/**
 * Where a thread may stand in its text.
 *
 * A generator cannot be copied, so it cannot be asked twice what it would do next. But a program is
 * deterministic: which results it got in this round says where it stands. Those lists of results are kept as
 * a tree, each node with the step that comes next there; a node that is met for the first time re-executes
 * the text from the start of the round with the results on the way to it (the last one to stand at its
 * parent is used up instead, where there is one). Equal lists are one node, so a thread is a small number.
 */
import type { ModelMemory, Operation, StepProblem } from '../steps/memory';
import type { Body, StepThread } from '../steps/program';
import { Self } from '../steps/step';

/** Where a thread stands: in which round, after which results, and what the rounds before returned. */
export interface Position {
  /** Small and dense, within one `ThreadText`. */
  readonly id: number;
  readonly round: number;
  /** By round, of those that are through; nothing returned is 0. */
  readonly returns: readonly number[];
  /** Results since the round began. */
  readonly results: number;
  /** What it yields next; none if it has finished or failed. */
  readonly operation: Operation | undefined;
  readonly failure: Failure | undefined;
}

export interface Failure {
  readonly line: number;
  readonly message: string;
}

/** A node of the tree, and the position in it; `live` stands there and has not been used up. */
interface Node {
  readonly parent: Node | undefined;
  readonly result: number;
  readonly next: ReturnType<Running['next']> | Failure;
  readonly children: Map<number, Node>;
  live: Running | undefined;
}

type Here = Pick<Position, 'round' | 'returns' | 'results'>;
type Running = ReturnType<Body>;

/** The text of one thread, or of several that are alike. */
export class ThreadText {
  readonly #positions: Position[] = [];
  readonly #nodes: Node[] = [];
  readonly #after: Map<number, Position>[] = [];
  readonly #roots = new Map<number, Node>();
  readonly #begun = new Map<string, Position>();
  /** How many results a round had that came to its end. */
  readonly #lengths = new Set<number>();
  readonly #failed = new Map<string, Position>();
  readonly first: Position;

  constructor(
    private readonly thread: StepThread,
    private readonly number: number,
    private readonly of: number,
    private readonly memory: ModelMemory,
  ) {
    this.first = this.#begin(0, []);
  }

  at(id: number): Position {
    const position = this.#positions[id];
    if (!position) throw new RangeError(`no position ${id}`);
    return position;
  }

  /** Where it stands once its step has had that result. */
  after(position: Position, result: number): Position {
    const known = this.#after[position.id]?.get(result);
    if (known) return known;
    const parent = this.#nodes[position.id];
    if (!parent) throw new RangeError(`position ${position.id} is in no round`);
    const node = parent.children.get(result) ?? this.#follow(parent, result, position);
    const here = { round: position.round, returns: position.returns, results: position.results + 1 };
    const next = this.#stand(node, here, position.operation?.step.line);
    this.#after[position.id]?.set(result, next);
    return next;
  }

  /** Where it stands if its step cannot be made. */
  failed(position: Position, message: StepProblem): Position {
    const key = `${position.id} ${message}`;
    const known = this.#failed.get(key);
    if (known) return known;
    const failure = { line: position.operation?.step.line ?? 0, message };
    const failed = this.#add({ ...position, operation: undefined, failure });
    this.#failed.set(key, failed);
    return failed;
  }

  /**
   * How many steps the thread makes, if every round that was met had as many whatever it read, and no step of it
   * can be kept from being made. Known from what was met, so only as sure as that.
   */
  steps(): number | undefined {
    const [length, ...others] = this.#lengths;
    const simple = this.#positions.every(({ operation, failure }) => !failure && !mayBlock(operation));
    if (this.thread.rounds === 0) return 0;
    return length === undefined || others.length > 0 || !simple ? undefined : length * this.thread.rounds;
  }

  /** The beginning of a round, or the end of all. */
  #begin(round: number, returns: readonly number[]): Position {
    const key = returns.join();
    const known = this.#begun.get(key);
    if (known) return known;
    const here = { round, returns, results: 0 };
    const position =
      round < this.thread.rounds
        ? this.#stand(this.#root(round), here)
        : this.#add({ ...here, operation: undefined, failure: undefined });
    this.#begun.set(key, position);
    return position;
  }

  /** The position of a node: before its step, at the start of the next round, or failed. */
  #stand(node: Node, here: Here, line = 0): Position {
    const { next } = node;
    if ('message' in next) return this.#add({ ...here, operation: undefined, failure: next }, node);
    if (next.done) {
      this.#lengths.add(here.results);
      return this.#begin(here.round + 1, [...here.returns, returned(next.value)]);
    }
    const operation = this.memory.operation(next.value);
    if (typeof operation !== 'string') return this.#add({ ...here, operation, failure: undefined }, node);
    const failure = { line: lineOf(next.value) ?? line, message: operation };
    return this.#add({ ...here, operation: undefined, failure }, node);
  }

  #add(position: Omit<Position, 'id'>, node?: Node): Position {
    const added = { ...position, id: this.#positions.length };
    this.#positions.push(added);
    this.#after.push(new Map());
    if (node) this.#nodes[added.id] = node;
    return added;
  }

  /** The beginning of the text; a text that cannot know its round has the same tree in every one. */
  #root(round: number): Node {
    const tree = knowsItself(this.thread.body) ? round : 0;
    const known = this.#roots.get(tree);
    if (known) return known;
    const live = this.#run(tree);
    const next = attempt(() => live.next(), 0);
    const root = { parent: undefined, result: 0, next, children: new Map<number, Node>(), live };
    this.#roots.set(tree, root);
    return root;
  }

  #run(round: number): Running {
    return this.thread.body(new Self(), { number: this.number, of: this.of, round });
  }

  #follow(parent: Node, result: number, { round, operation }: Position): Node {
    const live = parent.live ?? this.#again(parent, knowsItself(this.thread.body) ? round : 0);
    parent.live = undefined;
    const next = attempt(() => live.next(result), operation?.step.line ?? 0);
    const node = { parent, result, next, children: new Map<number, Node>(), live };
    parent.children.set(result, node);
    return node;
  }

  /** Runs the text from the start of the round until it stands at that node. */
  #again(node: Node, round: number): Running {
    const results: number[] = [];
    for (let at = node; at.parent; at = at.parent) results.push(at.result);
    const running = this.#run(round);
    running.next();
    while (results.length > 0) running.next(results.pop() ?? 0);
    return running;
  }
}

/** Whether a text may read who it is or which round it is; one that does not name `me` cannot. */
export const knowsItself = (body: Body): boolean => body.length > 1;

function mayBlock(operation: Operation | undefined): boolean {
  const kind = operation?.step.kind;
  return kind === 'lock' || kind === 'acquire' || kind === 'wait';
}

function attempt<T>(go: () => T, line: number): T | Failure {
  try {
    return go();
  } catch (error) {
    return { line, message: error instanceof Error ? error.message : String(error) };
  }
}

const returned = (value: number | undefined | void): number => (typeof value === 'number' ? value : 0);

/** What was yielded may be anything. */
function lineOf(yielded: unknown): number | undefined {
  if (typeof yielded !== 'object' || yielded === null || !('line' in yielded)) return undefined;
  return typeof yielded.line === 'number' ? yielded.line : undefined;
}
