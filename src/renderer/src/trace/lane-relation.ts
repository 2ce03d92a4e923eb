/** How the events of one lane stand to the selected event. */
import { FUTURE, PAST, type Relation } from '../../../shared/trace/relation';
import type { LaneSeries } from './lane-series';

/** In a lane what is before the selected event is a beginning, what is after it an end; between them is what is neither. */
export interface LaneRelation {
  /** Events below this index are before it. */
  readonly pastUntil: number;
  /** Events from this index on are after it. */
  readonly futureFrom: number;
}

export function laneRelation(lane: LaneSeries, relation: Relation): LaneRelation {
  const code = (at: number): number => relation.codes[lane.rows[at] ?? 0] ?? 0;
  return {
    pastUntil: firstIndex(lane.length, (at) => code(at) !== PAST),
    futureFrom: firstIndex(lane.length, (at) => code(at) === FUTURE),
  };
}

/** The first index for which `holds` is true, given that it is true from some index on. */
function firstIndex(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
