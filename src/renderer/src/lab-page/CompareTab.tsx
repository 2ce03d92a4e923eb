/** The run at hand beside an earlier one of this lab: what was set up differently, and what came of it. */
import { GitCompareArrows } from 'lucide-react';
import type { ReactElement } from 'react';
import { thrownText } from '../language/errors';
import { LOCALES } from '../language/system-language';
import { useLanguage, useText } from '../language/text';
import { ComparisonTable, type ComparedFigure } from '../labs/compare/ComparisonTable';
import type { AnyFacts, Panel } from '../labs/panel';
import { experimentTitle, labTitles } from '../labs/titles';
import type { RunView } from '../run/run-view';
import { isLabId } from '../../../shared/labs/registry';
import { Callout } from '../ui/Callout';
import { EmptyState } from '../ui/EmptyState';
import { Select } from '../ui/Select';
import { compareTexts } from './compare-text';
import { frozenValue } from './frozen-value';
import classes from './lab-page.module.css';
import { texts } from './text';
import { useFacts } from './use-facts';
import { useOtherRun, type Candidate } from './use-other-run';
import { textsOf } from './use-parameters';

export interface CompareTabProps {
  readonly panel: Panel;
  readonly view: RunView | undefined;
  readonly facts: AnyFacts | undefined;
}

export function CompareTab({ panel, view, facts }: CompareTabProps): ReactElement {
  const t = useText(compareTexts);
  if (!view) return <Nothing />;
  if (!view.end || !facts) return <p className={classes['quiet']}>{t.running}</p>;
  return <Chooser key={view.head.run} panel={panel} view={view} facts={facts} />;
}

function Nothing(): ReactElement {
  const t = useText(compareTexts);
  return (
    <EmptyState icon={GitCompareArrows} title={t.none}>
      {t.noneHint}
    </EmptyState>
  );
}

interface ChooserProps {
  readonly panel: Panel;
  readonly view: RunView;
  readonly facts: AnyFacts;
}

function Chooser({ panel, view, facts }: ChooserProps): ReactElement {
  const t = useText(compareTexts);
  const language = useLanguage();
  const nameOf = useRunName();
  const other = useOtherRun(view.head.lab, view);
  const otherFacts = useFacts(panel, other.view);
  const { Compare } = panel;
  if (other.candidates.length === 0 && other.trouble === undefined) return <Nothing />;
  const names = {
    one: t.named(t.thisRun, nameOf(view.head)),
    other: t.named(t.thatRun, other.view ? nameOf(other.view.head) : ''),
  };
  return (
    <div className={classes['stack']}>
      {other.trouble !== undefined && (
        <Callout kind="bad" role="alert">
          {thrownText(other.trouble, language)}
        </Callout>
      )}
      <Select
        label={t.choose}
        options={other.candidates.map((one) => ({
          value: one.id,
          label: one.kept ? t.kept(nameOf(one)) : nameOf(one),
        }))}
        value={other.chosen ?? ''}
        onChange={other.choose}
      />
      {other.chosen === undefined && <p className={classes['quiet']}>{t.pick}</p>}
      {other.chosen !== undefined && !(other.view && otherFacts) && <p className={classes['quiet']}>{t.reading}</p>}
      {other.view && otherFacts && (
        <>
          <Setups panel={panel} one={view} other={other.view} />
          {Compare && (
            <Compare
              key={other.chosen}
              one={{ view, name: names.one, facts }}
              other={{ view: other.view, name: names.other, facts: otherFacts }}
            />
          )}
        </>
      )}
    </div>
  );
}

/** `Push, 16:42:10`: of the same experiment there are usually several. */
function useRunName(): (run: Pick<Candidate, 'lab' | 'experiment' | 'startedAt'>) => string {
  const t = useText(compareTexts);
  const titles = useText(labTitles);
  const time = new Intl.DateTimeFormat(LOCALES[useLanguage()], { timeStyle: 'medium' });
  return ({ experiment, startedAt, lab }) =>
    t.at(isLabId(lab) ? experimentTitle(titles, lab, experiment) : experiment, time.format(new Date(startedAt)));
}

/** Only what was set up differently. */
function Setups({
  panel,
  one,
  other,
}: {
  readonly panel: Panel;
  readonly one: RunView;
  readonly other: RunView;
}): ReactElement {
  const t = useText(compareTexts);
  const words = useText(texts);
  const titles = useText(labTitles);
  const { parameters } = panel.text[useLanguage()];
  const [mine, its] = [textsOf(panel.lab, one.head.params), textsOf(panel.lab, other.head.params)];
  const told = (name: string, text = ''): string => {
    const parameter = panel.lab.parameters[name];
    return parameter ? frozenValue({ parameter, text, words: parameters[name] }, words) : text;
  };
  const title = ({ head: { lab, experiment } }: RunView): string =>
    isLabId(lab) ? experimentTitle(titles, lab, experiment) : experiment;
  const figures: readonly ComparedFigure[] = [
    { name: t.experiment, one: title(one), other: title(other) },
    ...Object.keys(panel.lab.parameters).map((name) => ({
      name: parameters[name]?.label ?? name,
      one: told(name, mine[name]),
      other: told(name, its[name]),
    })),
  ].filter((figure) => figure.one !== figure.other);
  if (figures.length === 0) return <p className={classes['quiet']}>{t.sameSetup}</p>;
  return <ComparisonTable caption={t.setups} one={t.thisRun} other={t.thatRun} figures={figures} />;
}
