/** What is there to be seen of a run: the scene, the timeline under it, and below them the other views. */
import { useRef, useState, type ReactElement } from 'react';
import type { Json } from '../../../shared/wire/json';
import { useText } from '../language/text';
import type { AnyFacts, Panel, SceneControl } from '../labs/panel';
import { useRemembered } from '../run/earlier-runs';
import { Badge } from '../ui/Badge';
import { useRunAnnouncer } from '../trace/use-run-announcer';
import { Tabs } from '../ui/Tabs';
import { CompareTab } from './CompareTab';
import classes from './lab-page.module.css';
import { Lesson } from './Lesson';
import { Outside } from './Outside';
import { texts } from './text';
import { fittingParams } from './use-parameters';
import type { LabRun } from './use-run';
import { DepthView, EventView, SourceView, Timeline, TraceView } from './views';

export interface StageProps {
  readonly panel: Panel;
  readonly experiment: string;
  readonly run: LabRun;
  readonly params: Readonly<Record<string, Json>>;
  /** Of the next run. */
  readonly next: Readonly<Record<string, Json>>;
  readonly control: SceneControl | undefined;
  /** What the run shows, once that is known. */
  readonly facts: AnyFacts | undefined;
}

type TabId = 'lesson' | 'trace' | 'event' | 'source' | 'depth' | 'compare' | 'outside';

export function Stage({ panel, experiment, run, params, next, control, facts }: StageProps): ReactElement {
  const t = useText(texts);
  const { view, playhead } = run;
  useRunAnnouncer(view, playhead);
  useRemembered(view, panel.Compare !== undefined);
  const [chosen, setChosen] = useState<TabId>();
  const { Scene } = panel;
  const fitting = fittingParams(panel.lab, params);
  const stage = useRef<HTMLDivElement>(null);
  const choose = (tab: TabId): void => {
    setChosen(tab);
    // Scene and timeline may take most of the height: who chooses a view wants to see it.
    stage.current?.querySelector('[role="tablist"]')?.scrollIntoView({ block: 'start' });
  };
  return (
    <div ref={stage} className={classes['stage']}>
      <section className={classes['scene']} aria-label={t.scene}>
        {run.opened && (
          <div className={classes['recorded']}>
            <Badge tone="neutral">{t.recorded}</Badge>
          </div>
        )}
        <Scene
          experiment={experiment}
          view={view}
          playhead={playhead}
          params={fitting}
          next={control?.setParameter && fittingParams(panel.lab, next)}
          control={control}
        />
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
        onSelect={choose}
        tabs={[
          { id: 'lesson', label: t.tabs.lesson, content: <Lesson panel={panel} experiment={experiment} /> },
          { id: 'trace', label: t.tabs.trace, content: padded(<TraceView view={view} playhead={playhead} />) },
          {
            id: 'event',
            label: t.tabs.event,
            content: padded(<EventView view={view} playhead={playhead} onShowLine={() => setChosen('source')} />),
          },
          {
            id: 'source',
            label: t.tabs.source,
            content: padded(
              <SourceView panel={panel} experiment={experiment} params={fitting} view={view} playhead={playhead} />,
            ),
          },
          ...(panel.hasQueues
            ? [
                {
                  id: 'depth' as const,
                  label: t.tabs.depth,
                  content: padded(<DepthView view={view} playhead={playhead} />),
                },
              ]
            : []),
          ...(panel.Compare
            ? [
                {
                  id: 'compare' as const,
                  label: t.tabs.compare,
                  content: padded(<CompareTab panel={panel} view={view} facts={facts} />),
                },
              ]
            : []),
          {
            id: 'outside',
            label: t.tabs.outside,
            content: <Outside panel={panel} experiment={experiment} run={run} />,
          },
        ]}
      />
    </div>
  );
}

const padded = (content: ReactElement): ReactElement => <div className={classes['padded']}>{content}</div>;
