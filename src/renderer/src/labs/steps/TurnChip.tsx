import type { CSSProperties, ReactElement } from 'react';
import { ActorMark } from '../../trace/ActorMark';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import classes from './schedule.module.css';

export interface TurnChipProps {
  /** Place of its thread among the lanes. */
  readonly index: number;
  readonly thread: number;
  /** After the playhead. */
  readonly isAhead?: boolean;
  /** The newest at the playhead, or the one the learner stands before. */
  readonly isHere?: boolean;
}

/** One turn: the mark of whose it was, and the number that thread has in a schedule. */
export function TurnChip({ index, thread, isAhead = false, isHere = false }: TurnChipProps): ReactElement {
  return (
    <span
      className={classNames(classes['chip'], isAhead && classes['ahead'], isHere && classes['here'])}
      style={{ '--actor': actorMark(index).color } as CSSProperties}
    >
      <ActorMark index={index} size={10} />
      {thread}
    </span>
  );
}
