/** Threads as columns, what they share between them, the schedule below; histogram and counts where there are many runs. */
import type { ReactElement } from 'react';
import type { races } from '../../../../shared/labs/races/contract';
import { outcomesOf } from '../../../../shared/trace/tally';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment, type Moment } from '../scene/use-moment';
import { OutcomeHistogram } from '../steps/OutcomeHistogram';
import { ScheduleStrip } from '../steps/ScheduleStrip';
import { ScheduleTree } from '../steps/ScheduleTree';
import { laneIndex } from '../steps/thread-index';
import { useAttemptControl } from '../steps/use-attempt-control';
import { momentOfSteps, useSteps, type Steps } from '../steps/use-steps';
import { Findings } from './Findings';
import { castOf, waysFold } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { Threads } from './Threads';
import { Verdict } from './Verdict';

type Props = SceneProps<typeof races>;

export interface PartProps extends Props {
  readonly moment: Moment;
  readonly steps: Steps;
}

export function Scene(props: Props): ReactElement {
  const { experiment, view, playhead } = props;
  const moment = useMoment(view, playhead);
  const steps = useSteps(view, moment);
  const control = useAttemptControl(props.control, view, steps);
  const part = { ...props, control, moment, steps };
  // A thousand races were free; only the one that is played again was not, and it has a badge of its own.
  const framed = experiment === 'thousand' ? moment : momentOfSteps(moment, view, steps);
  return (
    <SceneFrame moment={framed}>
      <div className={classes['scene']}>
        <Guide {...part} />
        {experiment === 'thousand' && <Races {...part} />}
        {(experiment === 'explore' || experiment === 'repair') && <Findings {...part} />}
        {showsThreads(part) && <Attempt {...part} />}
        {experiment === 'explore' && <AllWays {...part} />}
      </div>
    </SceneFrame>
  );
}

/** Of a thousand races nobody sees a thread; only a failure that was caught is played again. */
function showsThreads({ experiment, view, steps }: PartProps): boolean {
  return experiment !== 'thousand' || view === undefined || steps.whole.attempt > 0;
}

/** One line: what to do now, if the scene is where it is done. */
function Guide({ experiment, view, moment, steps, control }: PartProps): ReactElement | null {
  const t = useText(texts);
  const words =
    view === undefined
      ? t.before[experiment]
      : experiment === 'schedule' && control?.alive && moment.live && !steps.now.outcome
        ? t.yourTurn
        : undefined;
  return words === undefined ? null : <p className={classes['guide']}>{words}</p>;
}

function Races({ params, steps }: PartProps): ReactElement {
  const t = useText(texts);
  const [free, locked] = [outcomesOf(steps.now.races), outcomesOf(steps.now.locked)];
  // A program under a lock is its own counterpart: then there is one series only.
  return params.guard === 'lock' ? (
    <OutcomeHistogram outcomes={free.length > 0 ? free : locked} outcomeWords={t.outcome[params.program]} />
  ) : (
    <OutcomeHistogram outcomes={free} locked={locked} outcomeWords={t.outcome[params.program]} />
  );
}

function Attempt(props: PartProps): ReactElement {
  const { experiment, params, view, moment, steps, playhead, control } = props;
  const t = useText(texts);
  const isReplayed = experiment === 'thousand' && view !== undefined;
  const cast = castOf(experiment, params, isReplayed);
  const isFound = steps.whole.turns !== undefined && (experiment === 'explore' || experiment === 'repair');
  return (
    <>
      {isReplayed && (
        <p className={classes['guide']}>
          {t.caught} <FidelityBadge fidelity="GATED" />
        </p>
      )}
      {isFound && <p className={classes['guide']}>{t.stepThrough}</p>}
      <Threads {...props} cast={cast} />
      <ScheduleStrip
        steps={steps}
        moment={moment}
        playhead={playhead}
        actors={cast.actors}
        control={control}
        hasActions={experiment === 'schedule'}
        {...(experiment === 'replay' && { parameter: 'schedule', initial: params.schedule })}
      />
      <Verdict steps={steps} program={cast.program} expected={params.threads * params.increments} />
    </>
  );
}

/** Every schedule as a tree, if the run told them: a program of many has too many to be drawn. */
function AllWays({ view, moment, params }: PartProps): ReactElement | null {
  const t = useText(texts);
  const ways = useFold(view, moment, waysFold) ?? [];
  if (ways.length === 0) return null;
  return (
    <ScheduleTree
      ways={ways}
      laneOf={(thread) => laneIndex(moment, `thread-${thread}`)}
      outcomeWords={t.outcome[params.program]}
    />
  );
}
