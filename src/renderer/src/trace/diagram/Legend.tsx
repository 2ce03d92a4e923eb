import type { ReactElement } from 'react';
import { EVENT_KINDS } from '../../../../shared/trace/event';
import type { Playhead } from '../../run/playhead';
import type { RunView } from '../../run/run-view';
import { traceIndexOf } from '../trace-index';
import { useSelected } from '../use-selected';
import { useTraceWords } from '../words';
import { GlyphMark } from './GlyphMark';
import classes from './SpaceTimeDiagram.module.css';

export interface LegendProps {
  readonly view: RunView;
  readonly playhead: Playhead;
  readonly dense: boolean;
}

/** What the marks mean: only those this run has. With an event selected, what is before and after it. */
export function Legend({ view, playhead, dense }: LegendProps): ReactElement | null {
  const words = useTraceWords();
  const selected = useSelected(playhead);
  const index = traceIndexOf(view);
  const seen = index.kindsSeen();
  const kinds = EVENT_KINDS.filter((_, kind) => seen.has(kind));
  if (view.store.length === 0) return null;
  return (
    <figcaption className={classes['legend']}>
      {selected !== undefined && selected < view.store.length && <RelationLegend view={view} selected={selected} />}
      <ul className={classes['kinds']}>
        {kinds.map((kind) => (
          <li key={kind}>
            <GlyphMark kind={kind} />
            {words.kinds[kind]}
          </li>
        ))}
        {kinds.includes('work') && (
          <li>
            <span className={classes['swatchWork']} />
            {words.diagram.working}
          </li>
        )}
        {(kinds.includes('wait') || kinds.includes('block')) && (
          <li>
            <span className={classes['swatchWait']} />
            {words.diagram.waiting}
          </li>
        )}
        {index.wasGated() && (
          <li>
            <span className={classes['swatchHeld']} />
            {words.diagram.held}
          </li>
        )}
        <li>
          <svg width={22} height={10} viewBox="0 0 22 10" aria-hidden>
            <path d="M0 5H15M21 5L14 1.5V8.5Z" stroke="currentColor" fill="currentColor" />
          </svg>
          {words.diagram.message}
        </li>
        {index.enablers.length > 0 && (
          <li>
            <svg width={22} height={10} viewBox="0 0 22 10" aria-hidden>
              <path d="M0 5H15" stroke="currentColor" strokeDasharray="4 3" />
              <path d="M21 5L14 1.5V8.5Z" fill="currentColor" />
            </svg>
            {words.diagram.enabled}
          </li>
        )}
        {dense ? (
          <li>
            <span className={classes['swatchDense']} />
            {words.diagram.density}
          </li>
        ) : (
          <li>
            <span className={classes['swatchMany']}>×n</span>
            {words.diagram.several}
          </li>
        )}
      </ul>
    </figcaption>
  );
}

function RelationLegend({ view, selected }: { readonly view: RunView; readonly selected: number }): ReactElement {
  const words = useTraceWords();
  const { past, future, concurrent } = traceIndexOf(view).relationCounts(selected);
  return (
    <ul className={classes['relations']} aria-label={words.relationCounts(past, future, concurrent)}>
      <li>
        <span className={classes['swatchPast']} />
        {words.relationLegend.past(past)}
      </li>
      <li>
        <span className={classes['swatchFuture']} />
        {words.relationLegend.future(future)}
      </li>
      <li>
        <span className={classes['swatchConcurrent']} />
        {words.relationLegend.concurrent(concurrent)}
      </li>
    </ul>
  );
}
