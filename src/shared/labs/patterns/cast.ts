/**
 * Who of the workers is slow, comes late, crashes: the first ones are slow, those after them late, those after them
 * crash, in a circle. With three workers and one of each that is one trouble for each; with one worker and one of
 * each it has all three.
 */
import type { ParamsOf } from '../lab';
import type { ActorId } from '../../trace/event';
import { numbered } from '../numbered';
import type { patterns } from './contract';

export interface CastWorker {
  readonly actor: ActorId;
  readonly isSlow: boolean;
  readonly isLate: boolean;
  readonly crashes: boolean;
}

/** The workers of a run, in the order in which they are started. */
export function castOf(
  params: Pick<ParamsOf<typeof patterns>, 'workers' | 'slow' | 'late' | 'crash'>,
): readonly CastWorker[] {
  const { workers, slow, late, crash } = params;
  const among = (from: number, count: number): ReadonlySet<number> =>
    new Set(Array.from({ length: count }, (_, index) => (from + index) % workers));
  const [slowOnes, lateOnes, crashing] = [among(0, slow), among(slow, late), among(slow + late, crash)];
  return numbered('worker', workers).map((actor, index) => ({
    actor,
    isSlow: slowOnes.has(index),
    isLate: lateOnes.has(index),
    crashes: crashing.has(index),
  }));
}
