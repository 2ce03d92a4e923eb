/** What one frame of the diagram is drawn from. */
import type { Relation } from '../../../../shared/trace/relation';
import type { Axis, LaneSeries } from '../lane-series';
import type { TraceIndex } from '../trace-index';
import type { Viewport } from './layout';
import type { Palette } from './palette';
import type { Patterns } from './patterns';

export interface Picture {
  readonly index: TraceIndex;
  readonly lanes: readonly (LaneSeries | undefined)[];
  readonly axis: Axis;
  readonly viewport: Viewport;
  readonly palette: Palette;
  readonly patterns: Patterns;
  /** Before the first event: where the playhead stands when nothing has happened. */
  readonly start: number;
  /** How far what goes on without an end is drawn, in the axis' units. */
  readonly now: number;
  readonly live: boolean;
  /** Who stands at the turnstile at this moment; nobody once the run has ended. */
  readonly held: ReadonlySet<string>;
  readonly selected: number | undefined;
  readonly relation: Relation | undefined;
}

/** Colour of an actor by its lane. */
export const actorColor = (palette: Palette, lane: number): string =>
  palette.actors[lane % palette.actors.length] ?? palette.text;
