/** A thread at the playhead: who, what it does, its text with the line it stands before, and its turn to give. */
import { StepForward } from 'lucide-react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { HighlightedSource } from '../../../../shared/source';
import type { ActorId } from '../../../../shared/trace/event';
import { threadIn, type StepThreadState } from '../../../../shared/trace/steps-state';
import { useText } from '../../language/text';
import type { RunView } from '../../run/run-view';
import { ActorMark } from '../../trace/ActorMark';
import { actorMark } from '../../trace/actor-mark';
import { useTraceWords } from '../../trace/words';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import type { SceneControl } from '../panel';
import type { Moment } from '../scene/use-moment';
import { Program } from './Program';
import { texts, type StepsWords } from './text';
import { laneIndex } from './thread-index';
import classes from './thread.module.css';
import type { Steps } from './use-steps';

export interface ThreadColumnProps {
  readonly actor: ActorId;
  readonly moment: Moment;
  readonly steps: Steps;
  readonly view: RunView | undefined;
  readonly control?: SceneControl | undefined;
  /** Its program; without one the column tells its state only. */
  readonly source?: HighlightedSource | undefined;
  /** What else belongs to it, under its state. */
  readonly children?: ReactNode;
}

export function ThreadColumn(props: ThreadColumnProps): ReactElement {
  const { actor, moment, steps, view, control, source, children } = props;
  const t = useText(texts);
  const trace = useTraceWords();
  const thread = threadIn(steps.now, actor);
  const index = laneIndex(moment, actor);
  const next = moment.live ? view?.gate?.waiting.find((one) => one.actor === actor) : undefined;
  const nextWords = next && [trace.kinds[next.kind], next.cell ?? next.lock].filter(Boolean).join(' ');
  const canGo = moment.live && control?.canStep(actor) === true;
  return (
    <section
      className={classNames(
        classes['thread'],
        thread?.blocked && classes['blocked'],
        thread?.finished && classes['finished'],
        !moment.over && moment.newest?.actor === actor && classes['acts'],
      )}
      style={{ '--actor': actorMark(index).color } as CSSProperties}
      aria-label={actor}
    >
      <header>
        <ActorMark index={index} />
        <strong>{actor}</strong>
        <span className={classes['steps']}>{t.thread.steps(thread?.steps ?? 0)}</span>
      </header>
      <div className={classes['state']}>
        <span>{nextWords === undefined ? stateWords(t, thread, trace.kinds) : trace.state.atTurnstile(nextWords)}</span>
        {control && moment.live && (
          <Button
            icon={StepForward}
            isDisabled={!canGo}
            aria-label={t.thread.goName(actor, nextWords ?? stateWords(t, thread, trace.kinds))}
            onPress={() => control.step(actor)}
          >
            {t.thread.go}
          </Button>
        )}
      </div>
      {children}
      {source && (
        <Program
          source={source}
          line={next?.line ?? (thread?.finished ? undefined : thread?.line)}
          label={t.thread.program(actor)}
        />
      )}
    </section>
  );
}

function stateWords(
  t: StepsWords,
  thread: StepThreadState | undefined,
  kinds: Readonly<Record<string, string>>,
): string {
  if (thread?.finished) return t.thread.finished(thread.returned);
  if (thread?.blocked) {
    const { on, why, holder } = thread.blocked;
    return why === 'condition' ? t.thread.condition(on) : t.thread.blocked(on, holder);
  }
  if (!thread?.step) return t.thread.notYet;
  const { kind, at, value } = thread.step;
  return [kinds[kind], at, value !== undefined && `= ${value}`].filter(Boolean).join(' ');
}
