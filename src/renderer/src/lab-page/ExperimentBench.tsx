/** One experiment: the steps, the stage, the rail. All of its state goes when another is chosen. */
import { useRef, type ReactElement } from 'react';
import type { LabId } from '../../../shared/labs/registry';
import { useLanguage } from '../language/text';
import type { Panel } from '../labs/panel';
import { allPlaces, type Place } from '../progress/suggestion';
import { usePlayhead } from '../run/playhead';
import type { Route } from '../shell/route';
import { progressionOf } from './progression';
import { Rail } from './Rail';
import { wasRefused } from './refused';
import { sceneControl } from './scene-control';
import { Stage } from './Stage';
import { Steps } from './Steps';
import { useBet } from './use-bet';
import { useFacts } from './use-facts';
import { useParameters } from './use-parameters';
import { useRailFollows } from './use-rail-follows';
import { useRun } from './use-run';
import { useRunControl } from './use-run-control';
import { useTaskChecks } from './use-task-checks';

export interface ExperimentBenchProps {
  readonly lab: LabId;
  readonly panel: Panel;
  readonly experiment: string;
}

export function ExperimentBench({ lab, panel, experiment }: ExperimentBenchProps): ReactElement | null {
  const words = panel.text[useLanguage()].experiments[experiment];
  const definition = panel.bets[experiment];
  const tasks = panel.tasks[experiment];
  if (!words || !definition || !tasks) throw new Error(`no experiment ${experiment} in ${lab}`);
  const rail = useRef<HTMLElement>(null);
  const run = useRun(lab, experiment);
  const bet = useBet(lab, experiment, definition);
  const parameters = useParameters(panel.lab, experiment, run.opened ? undefined : run.view);
  const control = useRunControl(run, parameters, bet, panel.startsPaused?.includes(experiment));
  const facts = useFacts(panel, run.view);
  const { selected } = usePlayhead(run.playhead);
  useTaskChecks({ tasks, words, bet, facts, selected, run: run.view, counts: !run.opened });

  const over = run.view !== undefined && !run.alive;
  const settleable = over && bet.phase === 'placed' && facts !== undefined && definition.actual(facts) !== undefined;
  const progression = progressionOf({
    phase: bet.phase,
    alive: run.alive,
    paused: control.paused,
    settleable,
    ran: run.view !== undefined,
    tasks,
    tasksDone: bet.record.tasksDone,
  });
  const goTo = useRailFollows(rail, {
    alive: run.alive,
    over,
    refused: wasRefused(run.view),
    settled: bet.phase === 'settled',
  });
  return (
    <>
      <Steps
        progression={progression}
        ask={progression.task === undefined ? undefined : words.tasks[progression.task]?.ask}
        onward={placeAfter({ lab, experiment })}
        goTo={goTo}
      />
      <Stage
        panel={panel}
        experiment={experiment}
        run={run}
        params={run.view?.head.params ?? parameters.values}
        next={parameters.values}
        control={sceneControl(run, control, bet, parameters)}
        facts={facts}
      />
      <Rail
        ref={rail}
        panel={panel}
        experiment={experiment}
        words={words}
        definition={definition}
        tasks={tasks}
        run={run}
        bet={bet}
        parameters={parameters}
        control={control}
        facts={facts}
        settleable={settleable}
      />
    </>
  );
}

/** The experiment after this one, in the order of the map; after the last one, the first screen. */
function placeAfter({ lab, experiment }: Place): Exclude<Route, { page: 'unknown' }> {
  const places = allPlaces();
  const next = places[places.findIndex((one) => one.lab === lab && one.experiment === experiment) + 1];
  return next ? { page: 'lab', ...next } : { page: 'home' };
}
