/** A schedule played in the model, told as a traced attempt of real threads tells its own. */
import { ModelRun } from '../../../shared/explorer/model-run';
import type { StepProgram } from '../../../shared/steps/program';
import type { Schedule } from '../../../shared/steps/schedule';
import type { Step } from '../../../shared/steps/step';
import type { ActorId } from '../../../shared/trace/event';
import { unreachable } from '../../../shared/unreachable';
import type { PlayedEvent } from './report';
import { circleOf } from '../../../shared/steps/circle';

/**
 * The events of that schedule as one attempt, as far as it can be followed. In the model nobody tries a
 * lock before it is their turn, so only those who wait when nobody can go on any more are told of as
 * blocked.
 */
export function playSchedule(program: StepProgram, schedule: Schedule): readonly PlayedEvent[] {
  const player = new Player(program);
  for (const thread of schedule) if (!player.step(thread)) break;
  player.end();
  return player.events;
}

type Facts = Omit<PlayedEvent, 'actor' | 'fidelity' | 'data'> & { readonly data?: Readonly<Record<string, Json>> };
type Json = NonNullable<PlayedEvent['data']>;

class Player {
  readonly events: PlayedEvent[] = [];
  readonly #run: ModelRun;
  #steps = 0;

  constructor(readonly program: StepProgram) {
    this.#run = new ModelRun(program);
    this.#tell('main', { kind: 'note', data: { attempt: 1, cells: this.#run.cells } });
  }

  /** @returns whether that thread could make a step */
  step(thread: number): boolean {
    const run = this.#run;
    const step = run.next(thread);
    if (!step || !run.enabled().includes(thread)) return false;
    const before = run.cells;
    const result = run.step(thread);
    if (run.error) return false;
    const { data, ...facts } = factsOf(step, result, before, run);
    this.#tell(this.#actor(thread), { ...facts, line: step.line, data: { ...data, thread, step: this.#steps++ } });
    this.#tellReturn(thread);
    return true;
  }

  end(): void {
    const { outcome, deadlocked } = this.#run;
    if (outcome !== undefined)
      this.#tell('main', { kind: 'note', data: { outcome, violates: this.program.violates(outcome) } });
    if (deadlocked) this.#tellDeadlock();
  }

  #tellReturn(thread: number): void {
    const { rounds } = this.program.threads[thread] ?? { rounds: 0 };
    if (this.#run.next(thread) || this.#run.round(thread) < rounds) return;
    const value = this.#run.returns[thread]?.at(-1) ?? 0;
    this.#tell(this.#actor(thread), { kind: 'return', data: { value, thread } });
  }

  #tellDeadlock(): void {
    const waits = this.program.threads.map((_, thread) => this.#run.waitsFor(thread));
    for (const [thread, wait] of waits.entries()) {
      if (!wait) continue;
      const holder = wait.holder === undefined ? {} : { holder: this.#actor(wait.holder) };
      const place = wait.for === 'condition' ? {} : { lock: wait.name };
      const line = this.#run.next(thread)?.line ?? 0;
      this.#tell(this.#actor(thread), { kind: 'block', ...place, line, data: { for: wait.for, ...holder, thread } });
    }
    const cycle = circleOf(waits.map((wait) => wait?.holder)).map((thread) => this.#actor(thread));
    this.#tell('main', { kind: 'error', data: { reason: 'deadlock', cycle } });
  }

  #actor(thread: number): ActorId {
    return this.program.threads[thread]?.actor ?? '';
  }

  #tell(actor: ActorId, { line, ...facts }: Facts): void {
    this.events.push({ actor, ...facts, ...(line ? { line } : {}), fidelity: 'SIMULATED' });
  }
}

/** What a step that was made tells of itself. */
function factsOf(
  step: Step,
  result: number | undefined,
  before: Readonly<Record<string, number>>,
  run: ModelRun,
): Facts {
  switch (step.kind) {
    case 'load':
      return { kind: 'load', cell: step.cell, data: { value: result ?? 0 } };
    case 'store':
      return { kind: 'store', cell: step.cell, data: { value: run.cells[step.cell] ?? 0 } };
    case 'add':
    case 'compareExchange': {
      const was = before[step.cell] ?? 0;
      const value = run.cells[step.cell] ?? 0;
      if (step.kind === 'add') return { kind: 'store', cell: step.cell, data: { value, was, atomic: 'add' } };
      const { expected } = step;
      const kind = was === expected ? 'store' : 'load';
      return { kind, cell: step.cell, data: { value, was, expected, atomic: 'compareExchange' } };
    }
    case 'work':
      return { kind: 'work', data: { what: step.what } };
    case 'lock':
      return { kind: 'lock', lock: step.lock };
    case 'tryLock':
    case 'lockWithin':
      return result === 1
        ? { kind: 'lock', lock: step.lock, data: { try: true } }
        : { kind: 'note', lock: step.lock, data: { refused: true, holder: holderOf(run, step.lock) } };
    case 'unlock':
      return { kind: 'unlock', lock: step.lock };
    case 'acquire':
      return { kind: 'lock', lock: step.semaphore, data: { left: run.left(step.semaphore) } };
    case 'release':
      return { kind: 'unlock', lock: step.semaphore, data: { left: run.left(step.semaphore) } };
    case 'wait':
      if (result !== undefined) return { kind: 'lock', lock: step.lock, data: { woken: true } };
      return { kind: 'wait', data: { for: 'condition', condition: step.condition, lock: step.lock } };
    case 'notify':
    case 'notifyAll':
      return { kind: 'note', data: { notify: step.condition, woken: result ?? 0 } };
    default:
      return unreachable(step);
  }
}

function holderOf(run: ModelRun, lock: string): ActorId {
  const holder = run.holder(lock);
  return (holder === undefined ? undefined : run.program.threads[holder]?.actor) ?? '';
}
