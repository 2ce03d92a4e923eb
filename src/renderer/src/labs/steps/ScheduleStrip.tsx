/** The schedule of an attempt as a strip of turns: where the playhead is in it, and how it might be otherwise. */
import { Pencil, Undo2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { contextSwitches, formatSchedule, type Schedule } from '../../../../shared/steps/schedule';
import type { ActorId } from '../../../../shared/trace/event';
import { scheduleOf, turnsOf, type Turn } from '../../../../shared/trace/steps-state';
import { useText } from '../../language/text';
import type { Playhead } from '../../run/playhead';
import { CopyButton } from '../../trace/CopyButton';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import type { SceneControl } from '../panel';
import type { Moment } from '../scene/use-moment';
import { ScheduleEditor } from './ScheduleEditor';
import classes from './schedule.module.css';
import { texts } from './text';
import { TurnChip } from './TurnChip';
import { laneIndex } from './thread-index';
import type { Steps } from './use-steps';

/** Some ten rows of turns at the usual width; of a longer schedule the turns around the playhead are drawn. */
const MOST_DRAWN = 240;

export interface ScheduleStripProps {
  readonly steps: Steps;
  readonly moment: Moment;
  readonly playhead: Playhead;
  /** The threads by number. */
  readonly actors: readonly ActorId[];
  readonly control?: SceneControl | undefined;
  /** The lab has the actions `undo` and `restart`. */
  readonly hasActions?: boolean;
  /** Into which parameter an edited schedule goes while nothing runs. */
  readonly parameter?: string;
  /** What is edited before anything ran: the parameter's value. */
  readonly initial?: Schedule;
}

export function ScheduleStrip(props: ScheduleStripProps): ReactElement {
  const { steps, actors, control, hasActions = false, parameter, initial = [] } = props;
  const t = useText(texts);
  const [editing, setEditing] = useState(false);
  const [used, setUsed] = useState(false);
  const turns = turnsOf(steps.whole);
  const schedule = turns.length > 0 ? scheduleOf(steps.whole) : initial;
  const canRestart = hasActions && control?.alive === true;
  const canUse = parameter !== undefined && control?.setParameter !== undefined;
  const apply = (next: Schedule): void => {
    setEditing(false);
    if (canRestart) control.act('restart', { schedule: next });
    else if (parameter !== undefined) control?.setParameter?.(parameter, formatSchedule(next));
    setUsed(!canRestart);
  };
  return (
    <section className={classes['strip']} aria-label={t.schedule.title}>
      <header>
        <strong>{t.schedule.title}</strong>
        <span className={classes['quiet']}>{t.schedule.summary(schedule.length, contextSwitches(schedule))}</span>
        <span className={classes['tools']}>
          {canRestart && (
            <Button kind="quiet" icon={Undo2} isDisabled={turns.length === 0} onPress={() => control.act('undo', {})}>
              {t.schedule.undo}
            </Button>
          )}
          {(canRestart || canUse) && !editing && (
            <Button kind="quiet" icon={Pencil} onPress={() => setEditing(true)}>
              {t.schedule.edit}
            </Button>
          )}
          {schedule.length > 0 && <CopyButton text={formatSchedule(schedule)} />}
        </span>
      </header>
      {editing && (canRestart || canUse) ? (
        <ScheduleEditor
          initial={schedule}
          actors={actors}
          index={(actor) => laneIndex(props.moment, actor)}
          confirm={canRestart ? t.schedule.restart : t.schedule.use}
          onDone={apply}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Turns {...props} turns={turns} />
      )}
      {used && !editing && (
        <p className={classes['quiet']} role="status">
          {t.schedule.used}
        </p>
      )}
    </section>
  );
}

interface TurnsProps extends ScheduleStripProps {
  readonly turns: readonly Turn[];
}

/** What was done, to be clicked: each turn leads the playhead to just after its step. */
function Turns({ turns, steps, moment, playhead, initial = [], actors }: TurnsProps): ReactElement {
  const t = useText(texts);
  const made = steps.now.turns?.length ?? 0;
  if (turns.length === 0) {
    return initial.length === 0 ? (
      <p className={classes['quiet']}>{t.schedule.empty}</p>
    ) : (
      <ol className={classes['turns']} aria-label={t.schedule.label}>
        {initial.slice(0, MOST_DRAWN).map((thread, at) => (
          <li key={at} className={classNames(thread !== initial[at - 1] && at > 0 && classes['switch'])}>
            <TurnChip index={laneIndex(moment, actors[thread] ?? '')} thread={thread} isAhead />
          </li>
        ))}
      </ol>
    );
  }
  const first = Math.max(0, Math.min(turns.length - MOST_DRAWN, made - MOST_DRAWN / 2));
  return (
    <ol className={classes['turns']} aria-label={t.schedule.label}>
      {first > 0 && <li className={classes['quiet']}>{t.schedule.more(first)}</li>}
      {turns.slice(first, first + MOST_DRAWN).map(({ thread, actor, row, before, length }) => (
        <li key={row} className={classNames(before !== undefined && before.thread !== thread && classes['switch'])}>
          <button
            type="button"
            className={classes['turn']}
            aria-label={`${t.schedule.turn(length, actor)}${length > made ? `, ${t.schedule.ahead}` : ''}`}
            aria-current={length === made ? 'step' : undefined}
            onClick={() => playhead.select(row)}
          >
            <TurnChip
              index={laneIndex(moment, actor)}
              thread={thread}
              isAhead={length > made}
              isHere={length === made}
            />
          </button>
        </li>
      ))}
      {first + MOST_DRAWN < turns.length && (
        <li className={classes['quiet']}>{t.schedule.later(turns.length - first - MOST_DRAWN)}</li>
      )}
    </ol>
  );
}
