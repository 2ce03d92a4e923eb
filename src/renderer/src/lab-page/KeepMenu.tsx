/** Save the run, or take it out as text. */
import { Download, Save } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { EXPORT_FORMATS } from '../../../shared/bench/contract';
import { useBench } from '../bench/client';
import { useText } from '../language/text';
import { downloadRun } from '../run/download';
import { IconButton } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { announce } from '../ui/announce';
import classes from './lab-page.module.css';
import { texts } from './text';
import type { LabRun } from './use-run';

export function KeepMenu({ run }: { readonly run: LabRun }): ReactElement | null {
  const t = useText(texts);
  const bench = useBench();
  const [saved, setSaved] = useState<string>();
  const { view } = run;
  if (!view?.end) return null;
  const { head } = view;
  const save = (): void =>
    void run.attempt(async () => {
      await bench.saveRun({ run: head.run });
      setSaved(head.run);
      announce(t.saved);
    });
  return (
    <div className={classes['keep']}>
      {saved === head.run && <span className={classes['quiet']}>{t.saved}</span>}
      {!run.opened && <IconButton icon={Save} label={t.save} onPress={save} />}
      <Menu
        label={t.export}
        entries={EXPORT_FORMATS.map((id) => ({ id, label: t.exports[id] }))}
        onChoose={(as) => void run.attempt(() => downloadRun(bench, head, as))}
      >
        <IconButton icon={Download} label={t.export} />
      </Menu>
    </div>
  );
}
