import type { ActorId } from '../../../../shared/trace/event';
import type { Moment } from '../scene/use-moment';

/** Place among the lanes; before a run, main's lane comes first and the threads follow by number. */
export function laneIndex(moment: Pick<Moment, 'lane'>, actor: ActorId): number {
  return moment.lane(actor)?.index ?? Number(/-(\d+)$/.exec(actor)?.[1] ?? -1) + 1;
}
