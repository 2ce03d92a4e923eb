/** Two ended runs: their delivery matrices beside each other, and what differs in figures. */
import { useMemo, type ReactElement } from 'react';
import { patterns, type Pattern } from '../../../../shared/labs/patterns/contract';
import { useLanguage, useText } from '../../language/text';
import type { CompareProps, ComparedRun } from '../compare/compare';
import { ComparisonTable } from '../compare/ComparisonTable';
import { SideBySide } from '../compare/SideBySide';
import { DeliveryMatrix } from '../delivery/DeliveryMatrix';
import { duration, koreanDuration } from '../figures';
import { compareTexts } from './compare-text';
import { comparedFigures } from './compare-figures';
import type { PatternsFacts } from './facts';
import { JobsLog } from './jobs-log';

export function Compare({ one, other }: CompareProps<PatternsFacts>): ReactElement {
  const t = useText(compareTexts);
  const time = useLanguage() === 'ko' ? koreanDuration : duration;
  return (
    <>
      <ComparisonTable
        caption={t.caption}
        one={one.name}
        other={other.name}
        figures={comparedFigures(one.facts, other.facts, t, time)}
      />
      <SideBySide>
        <Matrix run={one} />
        <Matrix run={other} />
      </SideBySide>
    </>
  );
}

function Matrix({ run: { view, facts, name } }: { readonly run: ComparedRun<PatternsFacts> }): ReactElement {
  const state = useMemo(
    () => new JobsLog(view.store, patternOf(view.head.experiment), facts.params).at(view.store.length, true),
    [view, facts],
  );
  return <DeliveryMatrix what="jobs" label={name} state={state} />;
}

/** A run of another version may name one that is not there any more: then it is drawn as jobs for one each. */
const patternOf = (experiment: string): Pattern =>
  Object.hasOwn(patterns.experiments, experiment) ? (experiment as Pattern) : 'push';
