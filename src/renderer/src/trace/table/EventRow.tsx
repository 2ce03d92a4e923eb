import { memo, type ReactElement } from 'react';
import type { RelationName } from '../../../../shared/trace/relation';
import type { Playhead } from '../../run/playhead';
import type { RunView } from '../../run/run-view';
import { ActorMark } from '../ActorMark';
import { actorMark } from '../actor-mark';
import { GlyphMark } from '../diagram/GlyphMark';
import { milliseconds } from '../time-words';
import { traceIndexOf } from '../trace-index';
import { eventPhrase, type TraceWords } from '../words';
import classes from './EventTable.module.css';

export interface EventRowProps {
  readonly view: RunView;
  readonly words: TraceWords;
  readonly row: number;
  /** Place in the table, from 0. */
  readonly index: number;
  readonly id: string;
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** It has not happened yet at the playhead. */
  readonly isLater: boolean;
  readonly relation: RelationName | undefined;
  readonly playhead: Playhead;
}

export const EventRow = memo(function EventRow(props: EventRowProps): ReactElement {
  const { view, words, row, index, id, top, isActive, isSelected, isLater, relation, playhead } = props;
  const event = view.store.event(row);
  const lane = traceIndexOf(view).laneAt(row);
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classes['row']}
      data-active={isActive}
      data-later={isLater}
      data-relation={relation}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => playhead.select(row)}
    >
      <span role="gridcell" className={classes['number']}>
        {words.number(row + 1)}
      </span>
      <span role="gridcell" className={classes['number']}>
        {milliseconds(event.t, words.unit)}
      </span>
      <span role="gridcell" className={classes['marked']}>
        <ActorMark index={lane} />
        <span>{event.actor}</span>
      </span>
      <span role="gridcell" title={eventPhrase(event, words)}>
        {eventPhrase(event, words)}
      </span>
      <span role="gridcell" className={classes['marked']}>
        <GlyphMark kind={event.kind} color={actorMark(lane).color} />
        <span>{words.kinds[event.kind]}</span>
      </span>
      <span role="gridcell">{view.store.placeAt(row)?.name}</span>
      <span role="gridcell">{event.msg}</span>
      <span role="gridcell" className={classes['number']}>
        {event.line}
      </span>
      <span role="gridcell" className={classes['fidelity']}>
        {event.fidelity}
      </span>
    </div>
  );
});
