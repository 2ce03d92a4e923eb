import type { ReactElement } from 'react';
import { rowsAt, usePlayhead, type Playhead } from '../../run/playhead';
import type { RunView } from '../../run/run-view';
import { ActorMark } from '../ActorMark';
import type { Lane } from '../lanes';
import { traceIndexOf } from '../trace-index';
import { stateWords, useTraceWords, type TraceWords } from '../words';
import { LANE_PX } from './layout';
import classes from './SpaceTimeDiagram.module.css';

/** Who each lane is, and what it is doing at the playhead. */
export function LaneLabels({ view, playhead }: { readonly view: RunView; readonly playhead: Playhead }): ReactElement {
  const words = useTraceWords();
  const state = usePlayhead(playhead);
  const index = traceIndexOf(view);
  const rows = rowsAt(state, view.store.length);
  const held = state.following ? heldWords(view, words) : undefined;
  return (
    <ul className={classes['labels']}>
      {index.lanes.map((lane) => (
        <li key={lane.actor} className={classes['label']} style={{ height: LANE_PX }}>
          <ActorMark index={lane.index} />
          <span className={classes['name']}>{lane.actor}</span>
          <span className={classes['number']}>{numberWords(lane, words)}</span>
          <span className={classes['state']}>
            {held?.get(lane.actor) ?? laneWords(view, index.stateRowBefore(lane.actor, rows), lane.actor, rows, words)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function laneWords(view: RunView, row: number | undefined, actor: string, rows: number, words: TraceWords): string {
  if (row === undefined && traceIndexOf(view).wasSpawned(actor, rows)) return words.state.starting;
  return stateWords(view.store, row, words, isOver(view, rows));
}

/** The run has ended and the playhead is there: what merely ran does not run any more. */
const isOver = ({ end, store }: RunView, rows: number): boolean => end !== undefined && rows >= store.length;

/** Who stands at the turnstile, and before what. */
function heldWords({ gate, end }: RunView, words: TraceWords): ReadonlyMap<string, string> | undefined {
  if (!gate || end) return undefined;
  return new Map(gate.waiting.map(({ actor, kind }) => [actor, words.state.atTurnstile(words.kinds[kind])]));
}

/** Who has no number is told by what it is. */
function numberWords({ kind, pid, threadId }: Lane, words: TraceWords): string {
  const { lane } = words.inspector;
  if (kind === 'relay' || kind === 'kernel' || kind === 'outside') return lane[kind];
  if (pid !== undefined) return words.inspector.pid(pid);
  return threadId === undefined ? '' : words.inspector.thread(threadId);
}
