/** Two runs side by side: figures, and who was given a copy of what. */
import { useMemo, type ReactElement } from 'react';
import { numbered } from '../../../../shared/labs/numbered';
import { useText } from '../../language/text';
import type { ComparedRun, CompareProps } from '../compare/compare';
import { ComparisonTable } from '../compare/ComparisonTable';
import { SideBySide } from '../compare/SideBySide';
import { DeliveryMatrix } from '../delivery/DeliveryMatrix';
import { comparedFigures } from './compare-figures';
import { compareTexts } from './compare-text';
import type { PubsubFacts } from './facts';
import { PubsubLog } from './pubsub-log';

export function Compare({ one, other }: CompareProps<PubsubFacts>): ReactElement {
  const t = useText(compareTexts);
  return (
    <>
      <ComparisonTable
        caption={t.figures}
        one={one.name}
        other={other.name}
        figures={comparedFigures(one.facts, other.facts, t)}
      />
      <SideBySide>
        <Matrix run={one} />
        <Matrix run={other} />
      </SideBySide>
    </>
  );
}

function Matrix({ run: { view, name, facts } }: { readonly run: ComparedRun<PubsubFacts> }): ReactElement {
  const t = useText(compareTexts);
  const state = useMemo(() => {
    const log = new PubsubLog(view.store, numbered('subscriber', facts.params.subscribers));
    return log.catchUp().copies.at(view.store.length, true);
  }, [view, facts]);
  return <DeliveryMatrix what="copies" state={state} label={t.matrix(name)} />;
}
