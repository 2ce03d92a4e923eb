/** The tasks of one step: ticked when a run passes, otherwise what is still missing, with this run's figures. */
import { CircleCheck, Circle } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TraceEvent } from '../../../shared/trace/event';
import { useText } from '../language/text';
import type { AnyExperimentText, AnyFacts, Task } from '../labs/panel';
import { classNames } from '../ui/class-names';
import classes from './lab-page.module.css';
import { Prose } from './Prose';
import { texts } from './text';

export interface TasksProps {
  readonly tasks: readonly Task<AnyFacts>[];
  readonly words: AnyExperimentText;
  readonly done: readonly string[];
  readonly facts: AnyFacts | undefined;
  /** The run has ended: what it lacks can be told. */
  readonly over: boolean;
  readonly picked: TraceEvent | undefined;
}

export function TasksSection({ tasks, words, done, facts, over, picked }: TasksProps): ReactElement {
  const t = useText(texts);
  return (
    <ul className={classes['tasks']}>
      {tasks.map((task) => {
        const text = words.tasks[task.id];
        const isDone = done.includes(task.id);
        return (
          <li key={task.id} className={classNames(isDone && classes['taskDone'])}>
            {isDone ? (
              <CircleCheck size={18} role="img" aria-label={t.taskDone} />
            ) : (
              <Circle size={18} role="img" aria-label={t.taskOpen} />
            )}
            <div>
              <p>
                <Prose>{text?.ask}</Prose>
              </p>
              <p className={classes['quiet']} role="status">
                <Prose>{text && facts && said(task, text, facts, { isDone, over, picked }, t.alreadyShown)}</Prose>
                {!isDone && task.by === 'event' && !picked && facts && t.pickHint}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type Words = AnyExperimentText['tasks'][string];

interface Standing {
  readonly isDone: boolean;
  readonly over: boolean;
  readonly picked: TraceEvent | undefined;
}

function said(
  task: Task<AnyFacts>,
  text: Words,
  facts: AnyFacts,
  { isDone, over, picked }: Standing,
  alreadyShown: string,
): string {
  if (isDone) return doneWords(task, text.done, facts, over);
  // It passes and was not ticked: the run was for the bet.
  if (task.by === 'run' && over && task.passes(facts)) return alreadyShown;
  return missing(task, text.missing, facts, over, picked);
}

/** What was achieved is told with the run that shows it; a later run may show something else. */
function doneWords(task: Task<AnyFacts>, words: Words['done'], facts: AnyFacts, over: boolean): string {
  return task.by === 'event' || (over && task.passes(facts)) ? words(facts) : '';
}

function missing(
  task: Task<AnyFacts>,
  words: Words['missing'],
  facts: AnyFacts,
  over: boolean,
  picked: TraceEvent | undefined,
): string {
  if (task.by === 'event') return picked ? words(facts, picked) : '';
  return over ? words(facts) : '';
}
