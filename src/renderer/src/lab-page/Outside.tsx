/** How to see the run's processes with the machine's own tools. */
import { Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { ActorId } from '../../../shared/trace/event';
import { useText, type SameText } from '../language/text';
import type { Panel } from '../labs/panel';
import { useRunView, type RunView } from '../run/run-view';
import { useAbout } from '../shell/host';
import { IconButton } from '../ui/Button';
import classes from './lab-page.module.css';
import { outsideCommands } from './outside-commands';
import { outsideTexts } from './outside-text';
import type { LabRun } from './use-run';

type OutsideTexts = SameText<(typeof outsideTexts)['en']>;

export interface OutsideProps {
  readonly panel: Panel;
  readonly run: Pick<LabRun, 'view' | 'alive' | 'opened'>;
}

export function Outside({ panel, run }: OutsideProps): ReactElement {
  const t = useText(outsideTexts);
  const { view } = run;
  useRunView(view);
  const threads = runsThreads(panel);
  if (!view) return <p className={classes['outside']}>{threads ? t.noThreads : t.noPids}</p>;
  const numbered = numberedActors(view, threads);
  if (numbered.length === 0) return <p className={classes['outside']}>{t.notYet}</p>;
  return (
    <div className={classes['outside']}>
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
    </div>
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

function Command({ label, command }: { readonly label: string; readonly command: string }): ReactElement {
  const t = useText(outsideTexts);
  const [copied, setCopied] = useState(false);
  return (
    <div className={classes['command']}>
      <span>{label}</span>
      <code>{command}</code>
      <IconButton
        icon={Copy}
        label={copied ? t.copied : t.copy}
        onPress={() =>
          void navigator.clipboard.writeText(command).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      />
    </div>
  );
}
