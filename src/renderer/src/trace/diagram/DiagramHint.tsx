import type { ReactElement } from 'react';
import type { RunView } from '../../run/run-view';
import { KeptNames } from '../KeptNames';
import { milliseconds } from '../time-words';
import { eventSentence, useTraceWords } from '../words';
import type { DiagramStatus } from './diagram-view';
import { LANE_PX } from './layout';
import classes from './SpaceTimeDiagram.module.css';

/** The event under the pointer, in words. The same words are in the table for those who have no pointer. */
export function DiagramHint({
  view,
  status,
}: {
  readonly view: RunView;
  readonly status: DiagramStatus;
}): ReactElement | null {
  const words = useTraceWords();
  const { hover } = status;
  if (!hover || hover.row >= view.store.length) return null;
  const event = view.store.event(hover.row);
  // Below the lane; above it in the lower lanes, so that it stays inside.
  const above = hover.lane > 1;
  const top = above ? hover.lane * LANE_PX - 2 : (hover.lane + 1) * LANE_PX + 2;
  return (
    <div
      className={classes['hint']}
      data-above={above}
      style={{ top, left: `clamp(0px, ${hover.x}px - 120px, 100% - 260px)` }}
      aria-hidden
    >
      <p>
        <KeptNames text={eventSentence(event, words)} />
      </p>
      <p className={classes['hintTime']}>
        {words.eventNumber(event.seq)} · {milliseconds(event.t, words.unit)}
      </p>
      {hover.together > 1 && <p className={classes['hintTime']}>{words.diagram.clusterOf(hover.together)}</p>}
    </div>
  );
}
