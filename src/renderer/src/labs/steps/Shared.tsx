/** What threads share, at the playhead: a cell with its value, and a lock around the cells it guards. */
import { Lock, LockOpen } from 'lucide-react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { ActorId } from '../../../../shared/trace/event';
import { cellIn, lockIn } from '../../../../shared/trace/steps-state';
import { useText } from '../../language/text';
import { ActorMark } from '../../trace/ActorMark';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import type { Moment } from '../scene/use-moment';
import classes from './shared.module.css';
import { texts } from './text';
import { laneIndex } from './thread-index';
import type { Steps } from './use-steps';

export interface CellBoxProps {
  readonly name: string;
  readonly steps: Steps;
  readonly moment: Moment;
  /** Its value before anything has happened. */
  readonly initial?: number;
}

export function CellBox({ name, steps, moment, initial }: CellBoxProps): ReactElement {
  const t = useText(texts);
  const cell = cellIn(steps.now, name);
  const isTouched = cell?.touched !== undefined && cell.touched === moment.newest?.row;
  const isWritten = isTouched && cell.written === cell.touched;
  const writer = cell?.writer;
  const index = writer === undefined ? undefined : laneIndex(moment, writer);
  return (
    <section
      className={classNames(classes['cell'], isTouched && classes['touched'])}
      style={index === undefined ? undefined : ({ '--actor': actorMark(index).color } as CSSProperties)}
      aria-label={t.cell.name(name)}
    >
      <code className={classes['name']}>{name}</code>
      {/* A new key for each write: the flash begins again even where the same value is written. */}
      <output key={cell?.written ?? 'first'} className={classNames(classes['value'], isWritten && classes['flash'])}>
        {cell?.value ?? initial ?? '–'}
      </output>
      <span className={classes['writer']}>
        {writer === undefined || index === undefined ? (
          t.cell.first
        ) : (
          <>
            <ActorMark index={index} size={10} />
            {t.cell.writer(writer)}
          </>
        )}
      </span>
    </section>
  );
}

export interface LockBoxProps {
  readonly name: string;
  readonly steps: Steps;
  readonly moment: Moment;
  /** The cells it guards. */
  readonly children?: ReactNode;
  /** For a semaphore: how many there are before anybody took one. */
  readonly initialLeft?: number;
}

export function LockBox({ name, steps, moment, children, initialLeft }: LockBoxProps): ReactElement {
  const t = useText(texts);
  const lock = lockIn(steps.now, name);
  const left = lock?.left ?? initialLeft;
  const isSemaphore = left !== undefined;
  const holders = isSemaphore ? (lock?.holders ?? []) : lock?.owner === undefined ? [] : [lock.owner];
  const waiters = lock?.waiters ?? [];
  const Icon = holders.length > 0 && !(left !== undefined && left > 0) ? Lock : LockOpen;
  return (
    <section
      className={classNames(classes['lock'], holders.length > 0 && classes['held'])}
      style={
        holders[0] === undefined
          ? undefined
          : ({ '--actor': actorMark(laneIndex(moment, holders[0])).color } as CSSProperties)
      }
      aria-label={isSemaphore ? t.lock.semaphore(name) : t.lock.name(name)}
    >
      <header>
        <Icon size={14} aria-hidden />
        <code>{name}</code>
        {isSemaphore && <span className={classes['left']}>{t.lock.left(left)}</span>}
        {holders.length === 0
          ? !isSemaphore && <span>{t.lock.free}</span>
          : holders.map((owner, at) => (
              <span key={`${owner} ${at}`} className={classes['who']}>
                <ActorMark index={laneIndex(moment, owner)} size={10} />
                {t.lock.held(owner)}
              </span>
            ))}
      </header>
      {children !== undefined && <div className={classes['guarded']}>{children}</div>}
      {waiters.length > 0 && <Line label={t.lock.line} actors={waiters} moment={moment} />}
    </section>
  );
}

interface LineProps {
  readonly label: string;
  readonly actors: readonly ActorId[];
  readonly moment: Moment;
}

/** Who stands before it, first come first. */
function Line({ label, actors, moment }: LineProps): ReactElement {
  return (
    <div className={classes['line']}>
      <span>{label}</span>
      <ol>
        {actors.map((actor) => (
          <li key={actor}>
            <ActorMark index={laneIndex(moment, actor)} size={10} />
            {actor}
          </li>
        ))}
      </ol>
    </div>
  );
}
