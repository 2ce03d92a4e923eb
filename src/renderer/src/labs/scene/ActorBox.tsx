/** A process or thread as it is at the playhead: who, its number, what it does and since when. */
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { actorIn, type ActorState } from '../../../../shared/trace/bench-state';
import { useText, type SameText } from '../../language/text';
import { ActorMark } from '../../trace/ActorMark';
import { useTraceWords } from '../../trace/words';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import { duration } from '../figures';
import { toMs } from '../event-data';
import classes from './scene.module.css';
import { texts } from './text';
import type { Moment } from './use-moment';

type Words = SameText<(typeof texts)['en']>;

export interface ActorBoxProps {
  readonly actor: string;
  readonly moment: Moment;
  /** Its place among the lanes while there are none yet. */
  readonly expectedIndex: number;
  /** Small: one of many. */
  readonly compact?: boolean;
  /** Its PID is left out: a part of the app, not a process of its own. */
  readonly isPart?: boolean;
  /** What it is like, where no event of the run tells: it was there before and stays. */
  readonly status?: string | undefined;
  /** Beside its name: what is known of it from the start. */
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}

export function ActorBox(props: ActorBoxProps): ReactElement {
  const { actor, moment, expectedIndex, compact = false, isPart = false, status, beside, children } = props;
  const t = useText(texts);
  const state = actorIn(moment.bench, actor);
  const lane = moment.lane(actor);
  const index = lane?.index ?? expectedIndex;
  const phase = status === undefined ? shownPhase(state, moment.over) : 'running';
  const held = moment.heldBefore(actor);
  const trace = useTraceWords();
  const pid = phase === 'none' ? undefined : (state?.pid ?? lane?.pid);
  const style = { '--actor': actorMark(index).color } as CSSProperties;
  return (
    <section
      className={classNames(
        classes['actor'],
        compact && classes['compact'],
        classes[phase],
        held !== undefined && classes['held'],
        !moment.over && moment.newest?.actor === actor && classes['acts'],
      )}
      style={style}
      aria-label={actor}
    >
      <header>
        <ActorMark index={index} />
        <strong>{actor}</strong>
        {beside}
        {phase !== 'none' && !isPart && <ActorNumber pid={pid} threadId={lane?.threadId} compact={compact} />}
      </header>
      <p className={classes['state']}>
        {held === undefined
          ? (status ?? words(t, state, phase, moment.itemWords))
          : trace.state.atTurnstile(trace.kinds[held])}
        {state && (phase === 'working' || phase === 'waiting') && !moment.live && moment.now > state.since && (
          <span className={classes['since']}> {t.since(duration(toMs(moment.now - state.since)))}</span>
        )}
      </p>
      {children}
    </section>
  );
}

interface ActorNumberProps {
  readonly pid: number | undefined;
  readonly threadId: number | undefined;
  readonly compact: boolean;
}

/** In a small box the number alone stands beside the name; the lane below says in full that it is a PID. */
function ActorNumber({ pid, threadId, compact }: ActorNumberProps): ReactElement {
  return (
    <span className={classes['pid']} title={pid === undefined ? undefined : `PID ${pid}`}>
      {pid !== undefined && <span className={classNames(compact && 'visually-hidden')}>PID </span>}
      {pid ?? (threadId === undefined ? '' : `#${threadId}`)}
    </span>
  );
}

type ShownPhase = ActorState['phase'] | 'none';

/** The parent of a run has no exit of its own: it is done when the run is. */
function shownPhase(state: ActorState | undefined, over: boolean): ShownPhase {
  return state === undefined ? 'none' : over ? 'ended' : state.phase;
}

function words(t: Words, state: ActorState | undefined, phase: ShownPhase, itemWords: Moment['itemWords']): string {
  switch (phase) {
    case 'none':
      return t.notStarted;
    case 'asked-for':
      return t.starting;
    case 'running':
      return state?.killedWith === undefined ? t.running : t.signalled(state.killedWith);
    case 'waiting':
      return waitWords(t, state?.waiting?.for ?? '');
    case 'working':
      return t.works(itemWords(state?.workingOn));
    case 'ended':
      return [t.ended, endWords(t, state)].filter(Boolean).join(' · ');
  }
}

/** Another lab may wait for something that has no words of its own here. */
function waitWords({ waits }: Words, what: string): string {
  return Object.hasOwn(waits, what) ? waits[what as keyof Words['waits']] : waits.other;
}

function endWords(t: Words, state: ActorState | undefined): string {
  if (state?.signal !== undefined) return t.signal(state.signal);
  return state?.code === undefined ? '' : t.code(state.code);
}
