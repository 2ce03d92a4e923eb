/**
 * What stands behind `self` in the three programs that do the same tasks in three ways. Nothing in
 * here knows the way: `work` is the same call in all of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { enterThread, type TracedThread } from '../../run/thread-program/traced-thread';
import { mix, ROUNDS_AT_ONCE } from './computing';
import { TURN_WAIT, type Task, type TaskThreadData } from './thread-data';
import { Turns } from './turns';

/** How long a thread that waits for a timer may take to notice that the run is to end. */
const LOOK_EVERY_MS = 50;

class TaskThread {
  readonly #turns: Turns;

  constructor(
    readonly thread: TracedThread,
    readonly data: TaskThreadData,
  ) {
    this.#turns = new Turns(data.turns);
    thread.record('wait', { datum: TURN_WAIT });
    if (this.#turns.wait(thread.number) === undefined) leave();
  }

  /** The tasks it is given, in their order. */
  get tasks(): readonly Task[] {
    return this.data.tasks;
  }

  at(line: number): this {
    this.thread.line = line;
    return this;
  }

  /** Says that a task begins. */
  begin({ number }: Task): void {
    this.thread.stand('work');
    this.thread.record('work', { datum: number });
  }

  /** Spends the task's time: waits for a timer and leaves the thread free, or computes and does not. */
  async work(task: Task): Promise<void> {
    if (this.data.work === 'compute') {
      this.#compute(task);
      return;
    }
    this.thread.record('wait', { datum: task.number });
    const end = performance.now() + task.ms;
    for (let left = task.ms; left > 0; left = end - performance.now()) {
      await sleep(Math.min(left, LOOK_EVERY_MS));
      if (this.#turns.isOver) leave();
    }
  }

  /** Says that a task is done. */
  done({ number }: Task): void {
    this.thread.record('note', { datum: number });
  }

  #compute({ ms, number }: Task): void {
    let value = number;
    for (let left = Math.round(ms * this.data.roundsPerMs); left > 0; left -= ROUNDS_AT_ONCE) {
      value = mix(value, Math.min(left, ROUNDS_AT_ONCE));
      if (this.#turns.isOver) leave();
    }
  }
}

/** Ends this thread, and only it: in a worker `process.exit` does not end the process. */
function leave(): never {
  process.exit(0);
}

export function enterWithTasks(): TaskThread {
  const { thread, data } = enterThread();
  return new TaskThread(thread, data as TaskThreadData);
}
