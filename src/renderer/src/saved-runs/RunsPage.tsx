import { Download, FileUp, FolderOpen, History, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { EXPORT_FORMATS, type SavedRun } from '../../../shared/bench/contract';
import { isLabId } from '../../../shared/labs/registry';
import { thrownText } from '../language/errors';
import { LOCALES } from '../language/system-language';
import { useLanguage, useText } from '../language/text';
import { experimentTitle, labTitles } from '../labs/titles';
import { announce } from '../ui/announce';
import { Button, IconButton } from '../ui/Button';
import { Callout } from '../ui/Callout';
import { ConfirmDialog } from '../ui/Dialog';
import { EmptyState } from '../ui/EmptyState';
import { Menu } from '../ui/Menu';
import { PageBody } from '../ui/PageBody';
import classes from './RunsPage.module.css';
import { savedRunsTexts } from './text';
import { useSavedRuns, type SavedRuns } from './use-saved-runs';

export function RunsPage(): ReactElement {
  const t = useText(savedRunsTexts);
  const language = useLanguage();
  const saved = useSavedRuns();
  return (
    <PageBody>
      <div>
        <h1>{t.title}</h1>
        <p className={classes['intro']}>{t.intro}</p>
        <FileTrigger
          acceptedFileTypes={['.lab']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void saved.add(file).then((ok) => ok && announce(t.added));
          }}
        >
          <Button icon={FileUp}>{t.add}</Button>
        </FileTrigger>
      </div>
      {saved.trouble !== undefined && (
        <Callout kind="bad" role="alert">
          {thrownText(saved.trouble, language)}
        </Callout>
      )}
      {saved.runs?.length === 0 && (
        <div className={classes['empty']}>
          <EmptyState icon={History} title={t.empty}>
            {t.emptyHint}
          </EmptyState>
        </div>
      )}
      {saved.runs !== undefined && saved.runs.length > 0 && <RunsTable saved={saved} runs={saved.runs} />}
    </PageBody>
  );
}

function RunsTable({ saved, runs }: { readonly saved: SavedRuns; readonly runs: readonly SavedRun[] }): ReactElement {
  const t = useText(savedRunsTexts);
  const name = useRunName();
  const [doomed, setDoomed] = useState<SavedRun>();
  return (
    <>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t.columns.run}</th>
            <th scope="col">{t.columns.saved}</th>
            <th scope="col" className={classes['number']}>
              {t.columns.size}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.file} run={run} saved={saved} onDelete={() => setDoomed(run)} />
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        title={t.confirmTitle}
        confirm={t.delete}
        isOpen={doomed !== undefined}
        onOpenChange={(isOpen) => !isOpen && setDoomed(undefined)}
        onConfirm={() => {
          if (doomed) void saved.remove(doomed).then((ok) => ok && announce(t.deleted));
        }}
      >
        {doomed && t.confirm(name(doomed))}
      </ConfirmDialog>
    </>
  );
}

interface RowProps {
  readonly run: SavedRun;
  readonly saved: SavedRuns;
  readonly onDelete: () => void;
}

function Row({ run, saved, onDelete }: RowProps): ReactElement {
  const t = useText(savedRunsTexts);
  const language = useLanguage();
  const name = useRunName()(run);
  const when = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <tr>
      <td>
        <div>{name}</div>
        <div className={classes['quiet']}>{run.file}</div>
      </td>
      <td className={classes['when']}>{when.format(new Date(run.savedAt))}</td>
      <td className={classes['number']}>{kilobytes(run.sizeBytes, language)}</td>
      <td>
        <div className={classes['actions']}>
          <Button icon={FolderOpen} isDisabled={!isLabId(run.head.lab)} onPress={() => void saved.open(run)}>
            {t.open}
          </Button>
          <Menu
            label={t.exportOf(name)}
            entries={(['lab', ...EXPORT_FORMATS] as const).map((id) => ({ id, label: t.formats[id] }))}
            onChoose={(as) => void saved.exportAs(run, as).then((ok) => ok && announce(t.exported))}
          >
            <Button kind="quiet" icon={Download} aria-label={t.exportOf(name)}>
              {t.export}
            </Button>
          </Menu>
          <IconButton icon={Trash2} label={t.deleteOf(name)} onPress={onDelete} />
        </div>
      </td>
    </tr>
  );
}

/** Lab and experiment in words, as far as this version knows them. */
function useRunName(): (run: SavedRun) => string {
  const t = useText(savedRunsTexts);
  const titles = useText(labTitles);
  return ({ head: { lab, experiment } }) =>
    isLabId(lab) ? `${titles[lab].title}: ${experimentTitle(titles, lab, experiment)}` : `${lab} (${t.unknownLab})`;
}

function kilobytes(sizeBytes: number, language: keyof typeof LOCALES): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 1,
  });
  return format.format(sizeBytes / 1_000);
}
