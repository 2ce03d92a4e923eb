import type { ReactElement } from 'react';
import { actorMark, SHAPE_PATHS } from './actor-mark';

export interface ActorMarkProps {
  /** Place among the lanes, from 0. */
  readonly index: number;
  /** Side in pixels. */
  readonly size?: number;
}

/** An actor's shape in its colour. The name stands beside it, so it says nothing to a screen reader. */
export function ActorMark({ index, size = 12 }: ActorMarkProps): ReactElement {
  const { color, shape } = actorMark(index);
  return (
    <svg width={size} height={size} viewBox="-6.5 -6.5 13 13" aria-hidden style={{ flex: 'none' }}>
      <path d={SHAPE_PATHS[shape]} fill={color} />
    </svg>
  );
}
