/** What is there to be seen of a run: the scene, the timeline under it, and below them the other views. */
import { useState, type ReactElement } from 'react';
import type { Json } from '../../../shared/wire/json';
import { useText } from '../language/text';
import type { Panel } from '../labs/panel';
import { Tabs } from '../ui/Tabs';
import classes from './lab-page.module.css';
import { Lesson } from './Lesson';
import { Outside } from './Outside';
import { texts } from './text';
import type { LabRun } from './use-run';
import { DepthView, EventView, SourceView, Timeline, TraceView } from './views';

export interface StageProps {
  readonly panel: Panel;
  readonly experiment: string;
  readonly run: LabRun;
  readonly params: Readonly<Record<string, Json>>;
}

type TabId = 'lesson' | 'trace' | 'event' | 'source' | 'depth' | 'outside';

export function Stage({ panel, experiment, run, params }: StageProps): ReactElement {
  const t = useText(texts);
  const { view, playhead } = run;
  const [chosen, setChosen] = useState<TabId>();
  const { Scene } = panel;
  return (
    <div className={classes['stage']}>
      <section className={classes['scene']} aria-label={t.scene}>
        <Scene experiment={experiment} view={view} playhead={playhead} params={params} />
      </section>
      {view && (
        <section className={classes['timeline']} aria-label={t.timeline}>
          <Timeline view={view} playhead={playhead} onInspect={() => setChosen('event')} />
        </section>
      )}
      <Tabs<TabId>
        label={t.views}
        className={classes['views'] ?? ''}
        // Who has nothing to look at yet may read; who has a run sees it, unless they chose otherwise.
        selected={chosen ?? (view ? 'trace' : 'lesson')}
        onSelect={setChosen}
        tabs={[
          { id: 'lesson', label: t.tabs.lesson, content: <Lesson panel={panel} /> },
          { id: 'trace', label: t.tabs.trace, content: padded(<TraceView view={view} playhead={playhead} />) },
          {
            id: 'event',
            label: t.tabs.event,
            content: padded(<EventView view={view} playhead={playhead} onShowLine={() => setChosen('source')} />),
          },
          {
            id: 'source',
            label: t.tabs.source,
            content: padded(<SourceView panel={panel} view={view} playhead={playhead} />),
          },
          { id: 'depth', label: t.tabs.depth, content: padded(<DepthView view={view} playhead={playhead} />) },
          { id: 'outside', label: t.tabs.outside, content: <Outside view={view} /> },
        ]}
      />
    </div>
  );
}

const padded = (content: ReactElement): ReactElement => <div className={classes['padded']}>{content}</div>;
