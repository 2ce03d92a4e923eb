/** What the steps of a program name, and whether something is a step at all. */
import { unreachable } from '../unreachable';
import { STEP_KINDS, type Step } from './step';

/** What a step touches; a `wait` its lock besides. */
export type Touched = readonly [kind: 'cell' | 'lock' | 'semaphore' | 'condition' | 'nothing', name: string];

export function touched(step: Step): Touched {
  switch (step.kind) {
    case 'load':
    case 'store':
    case 'add':
    case 'compareExchange':
      return ['cell', step.cell];
    case 'work':
      return ['nothing', ''];
    case 'lock':
    case 'tryLock':
    case 'lockWithin':
    case 'unlock':
      return ['lock', step.lock];
    case 'acquire':
    case 'release':
      return ['semaphore', step.semaphore];
    case 'wait':
    case 'notify':
    case 'notifyAll':
      return ['condition', step.condition];
    default:
      return unreachable(step);
  }
}

const KINDS: ReadonlySet<unknown> = new Set(STEP_KINDS);

/** A program may yield anything at all: only its kind is looked at here, its names where they are looked up. */
export function isStep(value: unknown): value is Step {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(value.kind);
}
