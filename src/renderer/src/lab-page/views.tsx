/** The views of a run under the scene, put together from the parts of src/renderer/src/trace. */
import { Table2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Lab, ParamsOf } from '../../../shared/labs/lab';
import { useText } from '../language/text';
import type { Panel } from '../labs/panel';
import type { Playhead } from '../run/playhead';
import type { RunView } from '../run/run-view';
import { QueueDepthChart } from '../trace/charts/QueueDepthChart';
import { SpaceTimeDiagram } from '../trace/diagram/SpaceTimeDiagram';
import { EventInspector } from '../trace/inspector/EventInspector';
import { Scrubber } from '../trace/scrubber/Scrubber';
import { SourcePanel } from '../trace/source/SourcePanel';
import { EventTable } from '../trace/table/EventTable';
import { EmptyState } from '../ui/EmptyState';
import { texts } from './text';

interface ViewProps {
  readonly view: RunView;
  readonly playhead: Playhead;
}

interface MaybeViewProps {
  readonly view: RunView | undefined;
  readonly playhead: Playhead;
}

export function Timeline({ view, playhead, onInspect }: ViewProps & { readonly onInspect: () => void }): ReactElement {
  return (
    <>
      <Scrubber view={view} playhead={playhead} />
      <SpaceTimeDiagram view={view} playhead={playhead} onInspect={onInspect} />
    </>
  );
}

export function TraceView({ view, playhead }: MaybeViewProps): ReactElement {
  return view ? <EventTable view={view} playhead={playhead} /> : <NoRun />;
}

/** Everything about the event that is selected. */
export function EventView({
  view,
  playhead,
  onShowLine,
}: MaybeViewProps & { readonly onShowLine: () => void }): ReactElement {
  return view ? <EventInspector view={view} playhead={playhead} onShowLine={onShowLine} /> : <NoRun />;
}

interface SourceViewProps extends MaybeViewProps {
  readonly panel: Panel;
  readonly experiment: string;
  readonly params: ParamsOf<Lab>;
}

export function SourceView({ panel, experiment, params, view, playhead }: SourceViewProps): ReactElement {
  const sources = panel.sourcesFor?.(params, experiment) ?? panel.sources;
  return <SourcePanel view={view} playhead={playhead} sources={sources} python={panel.python} />;
}

export function DepthView({ view, playhead }: MaybeViewProps): ReactElement {
  return view ? <QueueDepthChart view={view} playhead={playhead} /> : <NoRun />;
}

function NoRun(): ReactElement {
  const t = useText(texts);
  return (
    <EmptyState icon={Table2} title={t.noRun}>
      {t.noRunHint}
    </EmptyState>
  );
}
