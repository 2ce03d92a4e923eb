/**
 * How an actor is told apart in every view: a colour and a shape, by its place among the lanes.
 *
 * Eight colours that colour-blind people tell apart; the ninth actor has the first colour again but
 * another shape, so that 64 actors differ and no two neighbours differ by colour alone.
 */
export const ACTOR_SHAPES = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'pentagon',
  'triangle-down',
  'hexagon',
  'cross',
] as const;

export type ActorShape = (typeof ACTOR_SHAPES)[number];

export interface ActorMark {
  /** A custom property of the theme. */
  readonly color: `var(--actor-${number})`;
  readonly shape: ActorShape;
}

const COLORS = 8;

/** @param index  place among the lanes, from 0 */
export function actorMark(index: number): ActorMark {
  const round = Math.floor(index / COLORS);
  return {
    color: `var(--actor-${(index % COLORS) + 1})`,
    shape: ACTOR_SHAPES[(index + round) % ACTOR_SHAPES.length] ?? 'circle',
  };
}

/** SVG path data, around 0,0 and about 12 units wide, alike in weight to the eye. */
export const SHAPE_PATHS: Readonly<Record<ActorShape, string>> = {
  circle: 'M5.2 0A5.2 5.2 0 1 1-5.2 0A5.2 5.2 0 1 1 5.2 0Z',
  square: 'M-4.6-4.6H4.6V4.6H-4.6Z',
  triangle: 'M0-5.8L5.8 4.4H-5.8Z',
  diamond: 'M0-6.2L6.2 0L0 6.2L-6.2 0Z',
  pentagon: 'M0-5.8L5.6-1.7L3.5 4.8H-3.5L-5.6-1.7Z',
  'triangle-down': 'M0 5.8L5.8-4.4H-5.8Z',
  hexagon: 'M-2.9-5.1H2.9L5.8 0L2.9 5.1H-2.9L-5.8 0Z',
  cross: 'M-1.9-5.6H1.9V-1.9H5.6V1.9H1.9V5.6H-1.9V1.9H-5.6V-1.9H-1.9Z',
};
