/** What trying every order has found so far: counts, what is wrong with a text, and how the proposals did. */
import { CircleCheck, OctagonX } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Count, RacesSummary } from '../../../../shared/labs/races/contract';
import type { Json } from '../../../../shared/wire/json';
import { useLanguage, useText } from '../../language/text';
import { Callout } from '../../ui/Callout';
import { ICON_PX } from '../../ui/icon-size';
import { useFold } from '../scene/use-fold';
import { ExplorationFigures } from '../steps/ExplorationFigures';
import { counted } from './facts';
import { proposalsFold, type CheckedProposal } from './model';
import type { PartProps } from './Scene';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { faultWords } from './text/program-error';

export function Findings({ view, moment, steps }: PartProps): ReactElement | null {
  const t = useText(texts);
  const language = useLanguage();
  const proposals = useFold(view, moment, proposalsFold) ?? [];
  const exploring = steps.now.exploring;
  // The end of a run is told when the playhead is there, like everything else.
  const fault = moment.over ? (view?.end?.summary as Partial<RacesSummary> | null)?.programError : undefined;
  const result = exploring?.result;
  const violations = countOf(result?.['violations']);
  return (
    <>
      {fault && (
        <Callout kind="bad" title={t.fault} role="status">
          {faultWords[language](fault)}
        </Callout>
      )}
      {exploring && (
        <ExplorationFigures
          schedules={countOf(result?.['schedules'])}
          explored={exploring.explored}
          violations={violations}
          deadlocks={countOf(result?.['deadlocks'])}
          states={exploring.states}
          isPartial={result?.['partial'] === true}
          isBusy={result === undefined && !moment.over}
        />
      )}
      {result && result['partial'] !== true && violations !== undefined && BigInt(violations) === 0n && (
        <Callout kind="good" role="status">
          {t.noneFails}
        </Callout>
      )}
      {proposals.length > 0 && <Proposals proposals={proposals} />}
    </>
  );
}

const countOf = (json: Json | undefined): Count | undefined =>
  typeof json === 'number' || typeof json === 'string' ? json : undefined;

function Proposals({ proposals }: { readonly proposals: readonly CheckedProposal[] }): ReactElement {
  const t = useText(texts);
  const nameOf = (proposal: string): string =>
    Object.hasOwn(t.proposal, proposal) ? t.proposal[proposal as keyof typeof t.proposal] : proposal;
  return (
    <section className={classes['proposals']} aria-label={t.proposals}>
      <strong>{t.proposals}</strong>
      <ul>
        {proposals.map(({ proposal, violations, schedules }) => {
          const passes = BigInt(violations) === 0n;
          const Icon = passes ? CircleCheck : OctagonX;
          return (
            <li key={proposal} className={classes[passes ? 'passes' : 'fails']}>
              <Icon size={ICON_PX} aria-hidden />
              <span>{nameOf(proposal)}</span>
              <span>{passes ? t.passes(counted(schedules)) : t.fails(counted(violations), counted(schedules))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
