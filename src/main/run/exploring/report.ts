/** What an explorer's thread tells main, and the words they share. */
import type { Exploration, ExplorationLimits, ExplorationProgress } from '../../../shared/explorer/exploration';
import type { NewEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import type { ListedSchedule } from './listed';

/** What an explorer's thread begins with. */
export interface ExplorerStart {
  /** What its program is built from. */
  readonly data: Json;
  /** One word: {@link STOP}. */
  readonly control: SharedArrayBuffer;
  readonly limits: ExplorationLimits;
}

/** Set to 1 by main: stop, and tell what you have. */
export const STOP = 0;

export type FromExplorer =
  /** It has begun; the line of a text that runs is in that word, if it is one that may need watching. */
  | { readonly type: 'began'; readonly here?: SharedArrayBuffer }
  | { readonly type: 'progress'; readonly progress: ExplorationProgress }
  | ({ readonly type: 'done' } & Explored);

/** One step of a schedule, as it was played in the model: an event but for when. */
export type PlayedEvent = Omit<NewEvent, 't'>;

export interface Explored {
  /** Of nothing, if the program could not be explored at all: then there is a `fault`. */
  readonly exploration: Exploration;
  /** The shortest failing schedule, played in the model: the events of one attempt. */
  readonly played: readonly PlayedEvent[];
  /** All of them, if that was asked for and they are few. */
  readonly listed?: readonly ListedSchedule[];
  /** What the lab's own thread found wrong with the program. */
  readonly fault?: Json;
}
