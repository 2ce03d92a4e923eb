/** Save the run, or take it out as text. */
import { Download, Save } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { BINARY_FORMATS, EXPORT_FORMATS } from '../../../shared/bench/contract';
import { netDataOf } from '../../../shared/net/net-data';
import type { TraceStore } from '../../../shared/trace/store';
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
  const ended = view?.end;
  const formats = useMemo(() => (view && ended ? formatsFor(view.store) : []), [view, ended]);
  if (!view || !ended) return null;
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
        entries={formats.map((id) => ({ id, label: t.exports[id] }))}
        onChoose={(as) => void run.attempt(() => downloadRun(bench, head, as))}
      >
        <IconButton icon={Download} label={t.export} />
      </Menu>
    </div>
  );
}

/** Packets are offered where there were any. */
function formatsFor(store: TraceStore): readonly (typeof EXPORT_FORMATS)[number][] {
  return onNetwork(store) ? EXPORT_FORMATS : EXPORT_FORMATS.filter((id) => BINARY_FORMATS.every((one) => one !== id));
}

function onNetwork(store: TraceStore): boolean {
  for (let row = 0; row < store.length; row += 1) if (netDataOf(store.dataAt(row))) return true;
  return false;
}
