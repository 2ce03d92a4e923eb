/** The table with who has and who wants what, the threads with their programs, and the schedule so far. */
import type { ReactElement } from 'react';
import type { deadlock } from '../../../../shared/labs/deadlock/contract';
import type { ActorId, Fidelity } from '../../../../shared/trace/event';
import { threadIn } from '../../../../shared/trace/steps-state';
import { useText } from '../../language/text';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment, type Moment } from '../scene/use-moment';
import { ExplorationFigures, type ExactCount } from '../steps/ExplorationFigures';
import { Program } from '../steps/Program';
import { ScheduleStrip } from '../steps/ScheduleStrip';
import { LockBox } from '../steps/Shared';
import { ThreadColumn } from '../steps/ThreadColumn';
import { useSteps, type Steps } from '../steps/use-steps';
import { WaitForGraph } from '../steps/WaitForGraph';
import { NOT_SERVED, obtainedFold, servedFold, type Served } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { actorsOf, doorkeeperOf, locksOf } from './seating';
import { sourceOf } from './sources';

/** Beyond these their texts would not fit beside each other, and they are all the same text. */
const MOST_WITH_TEXT = 2;

export function Scene(props: SceneProps<typeof deadlock>): ReactElement {
  const { experiment, view, params, playhead, control } = props;
  const t = useText(texts);
  const moment = useMoment(view, playhead);
  const steps = useSteps(view, moment);
  const served = useFold(view, moment, servedFold);
  const obtained = useFold(view, moment, obtainedFold);
  const actors = actorsOf(params);
  const doorkeeper = doorkeeperOf(params);
  const hasTextEach = actors.length <= MOST_WITH_TEXT;
  const source = sourceOf(params);
  const hasActions = experiment !== 'explore' && experiment !== 'replay';
  const column = (actor: ActorId): ReactElement => (
    <ThreadColumn key={actor} {...{ actor, moment, steps, view, control, source: hasTextEach ? source : undefined }}>
      <Meals served={served?.[actor] ?? NOT_SERVED} params={params} />
    </ThreadColumn>
  );
  return (
    <SceneFrame moment={ofItsSteps(moment, obtained)}>
      <div className={classes['scene']}>
        <div className={classes['beside']}>
          {doorkeeper && (
            <LockBox
              name={doorkeeper.name}
              steps={steps}
              moment={moment}
              {...(doorkeeper.left !== undefined && { initialLeft: doorkeeper.left })}
            />
          )}
          <Explored steps={steps} />
        </div>
        <WaitForGraph steps={steps} moment={moment} threads={actors} locks={locksOf(params)}>
          {obtained && <div>{t.chosen[obtained]}</div>}
          {obtained && obtained !== 'SIMULATED' && <div>{t.nobodyNotices}</div>}
          {moment.live && hasActions && <div>{t.standing}</div>}
        </WaitForGraph>
        <div className={classes['threads']}>{actors.map(column)}</div>
        {!hasTextEach && (
          <section className={classes['everybody']}>
            <p>
              <strong>{t.everybody}</strong>
            </p>
            <Program source={source} line={lineOf(steps, moment)} label={t.everybody} />
          </section>
        )}
        <ScheduleStrip
          {...{ steps, moment, playhead, actors, control, hasActions }}
          initial={params.schedule}
          {...(experiment !== 'explore' && experiment !== 'repair' && { parameter: 'schedule' })}
        />
      </div>
    </SceneFrame>
  );
}

/** Threads that are cleared away, and a run that is stopped, are never held: the badge is that of the steps. */
function ofItsSteps(moment: Moment, obtained: Fidelity | undefined): Moment {
  const { newest, live } = moment;
  return newest && obtained && !live ? { ...moment, newest: { ...newest, fidelity: obtained } } : moment;
}

/** Where the one stands that did something last, or those in the circle. */
function lineOf({ now }: Steps, { newest }: Moment): number | undefined {
  const actor = now.cycle?.[0] ?? newest?.actor;
  const thread = actor === undefined ? undefined : threadIn(now, actor);
  return thread?.finished ? undefined : thread?.line;
}

interface MealsProps {
  readonly served: Served;
  readonly params: SceneProps<typeof deadlock>['params'];
}

function Meals({ served, params }: MealsProps): ReactElement {
  const t = useText(texts);
  const words = [params.program === 'two-locks' ? t.uses(served.meals) : t.meals(served.meals)];
  if (params.strategy === 'try') words.push(t.givenBack(served.givenBack));
  return <p className={classes['meals']}>{words.join(' · ')}</p>;
}

/** What the model has counted by the playhead; nothing in a run that explores nothing. */
function Explored({ steps }: { readonly steps: Steps }): ReactElement | null {
  const { exploring } = steps.now;
  if (!exploring) return null;
  const { result, states, explored } = exploring;
  if (!result) return <ExplorationFigures explored={explored} states={states} isBusy />;
  return (
    <ExplorationFigures
      schedules={countOf(result['schedules'])}
      explored={explored}
      deadlocks={countOf(result['deadlocks'])}
      isPartial={result['partial'] === true}
    />
  );
}

/** A count too large for a number is text. */
const countOf = (value: unknown): ExactCount | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? value : undefined;
