/** The rail: the question and the bet, the setup, what happened and why, the tasks; the controls at its foot. */
import type { ReactElement, ReactNode, Ref } from 'react';
import type { Bet } from '../bet/bet';
import { thrownText } from '../language/errors';
import { useLanguage, useText, type Language } from '../language/text';
import type { AnyExperimentText, AnyFacts, Panel, Task, TaskStep } from '../labs/panel';
import { usePlayhead } from '../run/playhead';
import { Button } from '../ui/Button';
import { Callout } from '../ui/Callout';
import { Controls } from './Controls';
import { KeepMenu } from './KeepMenu';
import classes from './lab-page.module.css';
import { PredictSection } from './PredictSection';
import { liveActors } from './run-facts';
import { wasRefused } from './refused';
import { ResultSection } from './ResultSection';
import { RunStatus } from './RunStatus';
import { isSetupOpen } from './scene-control';
import { FrozenSetup, SetupFields } from './SetupFields';
import { Standstill } from './Standstill';
import { TasksSection } from './TasksSection';
import { texts } from './text';
import type { LabBet } from './use-bet';
import { textsOf, type Parameters } from './use-parameters';
import type { LabRun } from './use-run';
import type { RunControl } from './use-run-control';

export interface RailProps {
  readonly ref: Ref<HTMLElement>;
  readonly panel: Panel;
  readonly experiment: string;
  readonly words: AnyExperimentText;
  readonly definition: Bet<AnyFacts>;
  readonly tasks: readonly Task<AnyFacts>[];
  readonly run: LabRun;
  readonly bet: LabBet;
  readonly parameters: Parameters;
  readonly control: RunControl;
  readonly facts: AnyFacts | undefined;
  /** The bet waits to be laid beside this run. */
  readonly settleable: boolean;
}

export function Rail(props: RailProps): ReactElement {
  const { ref, words, definition, run, bet, parameters, control, facts, settleable } = props;
  const t = useText(texts);
  const language = useLanguage();
  const { view, alive } = run;
  const { Actions } = props.panel;
  const over = view !== undefined && !alive;
  return (
    <aside ref={ref} className={classes['rail']}>
      {/* It scrolls, and there are states in which nothing in it could take the focus. */}
      <div className={classes['railBody']} role="group" aria-label={t.rail} tabIndex={0}>
        <Section name="predict" title={t.predict}>
          <PredictSection
            words={words}
            definition={definition}
            bet={bet}
            params={parameters.values}
            alive={alive || run.opened}
            showFirst={control.showFirst}
            isStarting={control.starting}
          />
        </Section>
        {over && facts && !wasRefused(view) && (
          <Section name="result" title={t.result}>
            <ResultSection words={words} definition={definition} bet={bet} facts={facts} />
          </Section>
        )}
        {alive && view && Actions && (
          <Section name="run" title={t.hands}>
            <Actions view={view} live={liveActors(view)} act={run.act} />
          </Section>
        )}
        {!alive && (
          <Section name="run" title={t.setup}>
            <Setup {...props} />
          </Section>
        )}
        <AllTasks {...props} over={over} />
      </div>
      <div className={classes['railFoot']}>
        {run.trouble !== undefined && <Trouble thrown={run.trouble} />}
        {alive && view && <Standstill view={view} hasActions={Actions !== undefined} />}
        {view && (
          <div className={classes['statusRow']}>
            <RunStatus view={view} labels={props.panel.text[language].parameters} />
            <KeepMenu run={run} />
          </div>
        )}
        {run.opened && view && (
          <Callout
            title={t.opened(new Date(view.head.startedAt).toLocaleString(language))}
            actions={<Button onPress={run.close}>{t.closeOpened}</Button>}
          />
        )}
        {!run.opened && <Controls control={control} isMain={!settleable} misfits={misfits(props, language)} />}
      </div>
    </aside>
  );
}

function Section({
  name,
  title,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section data-section={name} className={classes['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Trouble({ thrown }: { readonly thrown: unknown }): ReactElement {
  const language = useLanguage();
  return (
    <Callout kind="bad" role="alert">
      {thrownText(thrown, language)}
    </Callout>
  );
}

/** Before the first run the setup stands: the bet is about this one. Afterwards it is there to be changed. */
function Setup({ panel, experiment, parameters, bet, run }: RailProps): ReactElement {
  const t = useText(texts);
  const words = panel.text[useLanguage()];
  const before = bet.record.bets.length === 0;
  const shared = { lab: panel.lab, words, shown: panel.parametersOf?.[experiment] };
  if (run.opened && run.view) return <FrozenSetup {...shared} texts={textsOf(panel.lab, run.view.head.params)} />;
  if (!isSetupOpen(bet))
    return <FrozenSetup {...shared} texts={parameters.texts} why={before ? t.frozen : t.frozenByBet} />;
  const errorLine = run.view?.end && panel.errorLineOf?.(run.view.end.summary);
  return <SetupFields {...shared} parameters={parameters} errorLine={errorLine} isDisabled={run.starting} />;
}

/** Names of the fields that keep a run from starting: they may be out of sight. */
function misfits({ panel, parameters }: RailProps, language: Language): readonly string[] {
  const words = panel.text[language];
  if (parameters.fit) return [];
  return Object.keys(parameters.problems).map((name) => words.parameters[name]?.label ?? name);
}

const TASK_STEPS: readonly TaskStep[] = ['investigate', 'modify', 'make'];

function AllTasks({ tasks, words, bet, facts, run, over }: RailProps & { readonly over: boolean }): ReactElement {
  const t = useText(texts);
  const { selected } = usePlayhead(run.playhead);
  const { view } = run;
  const picked =
    view && selected !== undefined && selected < view.store.length ? view.store.event(selected) : undefined;
  const open = bet.record.bets.length > 0;
  return (
    <>
      {TASK_STEPS.filter((step) => tasks.some((task) => task.step === step)).map((step) => (
        <Section key={step} name={step} title={t.tasks[step]}>
          {open ? (
            <TasksSection
              tasks={tasks.filter((task) => task.step === step)}
              words={words}
              done={bet.record.tasksDone}
              facts={facts}
              over={over}
              picked={picked}
            />
          ) : (
            <p className={classes['quiet']}>{t.tasksLocked}</p>
          )}
        </Section>
      ))}
    </>
  );
}
