/** How to see the run's processes with the machine's own tools. */
import { Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import { useRunView, type RunView } from '../run/run-view';
import { useAbout } from '../shell/host';
import { IconButton } from '../ui/Button';
import classes from './lab-page.module.css';
import { outsideCommands } from './outside-commands';
import { texts } from './text';

export function Outside({ view }: { readonly view: RunView | undefined }): ReactElement {
  const t = useText(texts).outside;
  const { platform } = useAbout();
  useRunView(view);
  if (!view) return <p className={classes['quiet']}>{t.noPids}</p>;
  const threads = view.actors.some(({ kind }) => kind === 'thread');
  const pids = view.actors.flatMap(({ actor, pid, kind }) =>
    pid === undefined || (kind === 'main' && !threads) ? [] : [{ actor, pid }],
  );
  const commands = outsideCommands(
    platform,
    pids.map(({ pid }) => pid),
    threads,
  );
  return (
    <div className={classes['outside']}>
      <p>{threads ? t.threads : t.intro}</p>
      {view.end && <p className={classes['quiet']}>{t.ended}</p>}
      <p>
        {pids.map(({ actor, pid }) => (
          <code key={actor} className={classes['pid']}>
            {actor} = {pid}
          </code>
        ))}
      </p>
      <Command label={t.see} command={commands.see} />
      {threads ? (
        <p className={classes['quiet']}>{t.killThreads}</p>
      ) : (
        commands.kill && <Command label={t.kill} command={commands.kill} />
      )}
      {platform === 'win32' && <p>{t.manager}</p>}
      {platform === 'darwin' && <p>{t.monitor}</p>}
      {!threads && <p className={classes['quiet']}>{t.warning}</p>}
    </div>
  );
}

function Command({ label, command }: { readonly label: string; readonly command: string }): ReactElement {
  const t = useText(texts).outside;
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
