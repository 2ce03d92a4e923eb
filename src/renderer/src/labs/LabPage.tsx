/** The page of a lab by its name: its panel is loaded when it is opened. */
import { use, type ReactElement } from 'react';
import { labs, type LabId } from '../../../shared/labs/registry';
import { LabPanelPage } from '../lab-page/LabPanelPage';
import type { Panel } from './panel';
import { panels } from './registry';

const loaded = new Map<LabId, Promise<Panel>>();

/** One promise a lab: `use` waits for it, and knows it again at the next render. */
function panelOf(lab: LabId): Promise<Panel> {
  const known = loaded.get(lab);
  if (known) return known;
  const loading = panels[lab]().then(
    (module) => module.default,
    (thrown: unknown) => {
      // Not kept: the next attempt loads it again.
      loaded.delete(lab);
      throw thrown;
    },
  );
  loaded.set(lab, loading);
  return loading;
}

export interface LabPageProps {
  readonly lab: LabId;
  /** The lab's first one unless said otherwise. */
  readonly experiment?: string;
}

export function LabPage({ lab, experiment }: LabPageProps): ReactElement {
  const panel = use(panelOf(lab));
  return (
    <LabPanelPage lab={lab} panel={panel} experiment={experiment ?? Object.keys(labs[lab].experiments)[0] ?? ''} />
  );
}
