/** How to see the run's processes with the machine's own tools, and how to talk to its servers. */
import type { ReactElement } from 'react';
import type { ActorId } from '../../../shared/trace/event';
import { useText, type SameText } from '../language/text';
import type { Panel } from '../labs/panel';
import { useRunView, type RunView } from '../run/run-view';
import { useAbout } from '../shell/host';
import { Command } from './Command';
import classes from './lab-page.module.css';
import { outsideCommands } from './outside-commands';
import { outsideTexts } from './outside-text';
import { OutsideServers } from './OutsideServers';
import type { LabRun } from './use-run';

type OutsideTexts = SameText<(typeof outsideTexts)['en']>;

export interface OutsideProps {
  readonly panel: Panel;
  readonly experiment: string;
  readonly run: Pick<LabRun, 'view' | 'alive' | 'opened' | 'hold' | 'setHold'>;
}

export function Outside({ panel, experiment, run }: OutsideProps): ReactElement {
  useRunView(run.view);
  const addresses = run.view?.addresses ?? [];
  const hasServers = addresses.length > 0 || panel.servers?.includes(experiment) === true;
  return (
    <div className={classes['outside']}>
      {hasServers && (
        <OutsideServers
          addresses={addresses}
          alive={run.alive}
          python={
            panel.pythonClient && {
              file: panel.python.file.slice(panel.python.file.lastIndexOf('/') + 1),
              args: panel.pythonClient,
            }
          }
          hold={run.hold}
          setHold={run.opened ? undefined : run.setHold}
        />
      )}
      <Numbers panel={panel} run={run} />
    </div>
  );
}

function Numbers({ panel, run }: Pick<OutsideProps, 'panel' | 'run'>): ReactElement {
  const t = useText(outsideTexts);
  const { view } = run;
  const threads = runsThreads(panel);
  if (!view) return <p>{threads ? t.noThreads : t.noPids}</p>;
  const numbered = numberedActors(view, threads);
  if (numbered.length === 0) return <p>{t.notYet}</p>;
  return (
    <>
      <p>{situation(t, run, threads)}</p>
      <p>
        {numbered.map(({ actor, pid }) => (
          <code key={actor} className={classes['pid']}>
            {actor} = {pid}
          </code>
        ))}
      </p>
      {/* A number that is free again may be given to any other program. */}
      {run.alive && <Commands pids={numbered.map(({ pid }) => pid)} threads={threads} />}
    </>
  );
}

/** By the lab's programs, so that it is known before there is a run. */
const runsThreads = ({ sources }: Panel): boolean =>
  sources.some(({ typescript }) => typescript.file.endsWith('.worker.ts'));

interface Numbered {
  readonly actor: ActorId;
  readonly pid: number;
}

/** Threads have the number of their process, which `main` has too; of processes only those of the run are shown. */
function numberedActors({ actors }: RunView, threads: boolean): readonly Numbered[] {
  return actors.flatMap(({ actor, pid, kind }) =>
    pid === undefined || (kind === 'main' && !threads) ? [] : [{ actor, pid }],
  );
}

function situation(t: OutsideTexts, { alive, opened }: OutsideProps['run'], threads: boolean): string {
  if (opened) return t.recorded;
  if (alive) return threads ? t.threads : t.intro;
  return threads ? t.endedThreads : t.ended;
}

function Commands({ pids, threads }: { readonly pids: readonly number[]; readonly threads: boolean }): ReactElement {
  const t = useText(outsideTexts);
  const { platform } = useAbout();
  const commands = outsideCommands(platform, pids, threads);
  return (
    <>
      <Command label={t.see} command={commands.see} />
      {threads && <p className={classes['quiet']}>{t.countThreads}</p>}
      {threads && <p className={classes['quiet']}>{t.killThreads}</p>}
      {!threads && commands.kill !== undefined && <Command label={t.kill} command={commands.kill} />}
      {platform === 'win32' && <p>{t.manager}</p>}
      {platform === 'darwin' && <p>{t.monitor}</p>}
      {!threads && <p className={classes['quiet']}>{t.warning}</p>}
    </>
  );
}
