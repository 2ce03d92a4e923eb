/** The page of a lab: its experiments to choose from, and the bench of the one that was chosen. */
import type { ReactElement } from 'react';
import type { LabId } from '../../../shared/labs/registry';
import { useLanguage, useText } from '../language/text';
import type { Panel } from '../labs/panel';
import { experimentTitle, labTitles } from '../labs/titles';
import { goTo } from '../shell/route';
import { WireContext } from '../trace/meaning/wire';
import { NoteWordsContext } from '../trace/note-words';
import { Select } from '../ui/Select';
import { ExperimentBench } from './ExperimentBench';
import classes from './lab-page.module.css';
import { texts } from './text';

export interface LabPanelPageProps {
  readonly lab: LabId;
  readonly panel: Panel;
  readonly experiment: string;
}

export function LabPanelPage({ lab, panel, experiment }: LabPanelPageProps): ReactElement {
  const t = useText(texts);
  const titles = useText(labTitles);
  const words = panel.text[useLanguage()];
  const ids = Object.keys(panel.lab.experiments);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <h1>{titles[lab].title}</h1>
        <p className={classes['quiet']}>{words.idea}</p>
      </header>
      <div className={classes['chooser']}>
        <Select
          label={`${t.experiment} (${t.place(ids.indexOf(experiment) + 1, ids.length)})`}
          options={ids.map((id) => ({ value: id, label: experimentTitle(titles, lab, id) }))}
          value={experiment}
          onChange={(next) => goTo({ page: 'lab', lab, experiment: next })}
        />
      </div>
      <NoteWordsContext value={words.notes}>
        <WireContext value={panel.wire}>
          <ExperimentBench key={experiment} lab={lab} panel={panel} experiment={experiment} />
        </WireContext>
      </NoteWordsContext>
    </div>
  );
}
