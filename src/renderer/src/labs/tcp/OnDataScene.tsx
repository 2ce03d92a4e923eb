/** How the learner's `onData` did: trials, the smallest splitting that fails, and what came out in its replay. */
import type { ReactElement, ReactNode } from 'react';
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import { framedStream } from '../../../../shared/labs/tcp/framing';
import type { OnDataProblem } from '../../../../shared/labs/tcp/on-data';
import { useText } from '../../language/text';
import { Callout } from '../../ui/Callout';
import { listed } from '../figures';
import { ByteRibbon } from '../network/ByteRibbon';
import { useFold } from '../scene/use-fold';
import { spansOf } from './FramingScene';
import { NO_TRIALS, trialsFold, type Trials } from './model';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

export function OnDataScene({ view, moment }: PartProps): ReactElement {
  const t = useText(texts);
  const trials = useFold(view, moment, trialsFold) ?? NO_TRIALS;
  // The end of a run is told when the playhead is there, like everything else.
  const summary = moment.over ? (view?.end?.summary as Partial<TcpSummary> | null) : null;
  return (
    <>
      {summary?.problem ? <Problem problem={summary.problem} /> : <Verdict trials={trials} />}
      {summary?.counterexample && <Smallest counterexample={summary.counterexample} />}
      {(trials.delivered.length > 0 || trials.threw !== undefined) && (
        <p>
          {t.replay}: <code>{listed(trials.delivered)}</code>
          {trials.threw !== undefined && (
            <span className={classes['bad']}>
              {' '}
              {t.throws}: {trials.threw}
            </span>
          )}
        </p>
      )}
    </>
  );
}

function Verdict({ trials: { tried, of, failed, isDone } }: { readonly trials: Trials }): ReactElement {
  const t = useText(texts);
  if (of === 0 && tried === 0) return <p className={classes['quiet']}>{t.notTried}</p>;
  if (!isDone) return <p role="status">{t.trying(tried, of, failed)}</p>;
  return (
    <Callout kind={failed === 0 ? 'good' : 'bad'} role="status">
      {failed === 0 ? t.allRight(tried) : t.someWrong(failed, tried)}
    </Callout>
  );
}

function Problem({ problem: { code, line, message } }: { readonly problem: OnDataProblem }): ReactElement {
  const t = useText(texts);
  return (
    <Callout kind="bad" title={t.problem} role="status">
      {t.atLine(line, t.problems[code](message))}
    </Callout>
  );
}

type Counterexample = NonNullable<TcpSummary['counterexample']>;

function Smallest({ counterexample }: { readonly counterexample: Counterexample }): ReactNode {
  const t = useText(texts);
  const { messages, cuts, received, error } = counterexample;
  return (
    <div>
      <ByteRibbon
        label={t.smallest}
        bytes={framedStream(messages, 'length')}
        cuts={cuts}
        spans={spansOf(messages, 'length', t)}
      />
      <dl className={classes['outcome']}>
        <dt>{t.should}</dt>
        <dd>
          <code>{listed(messages)}</code>
        </dd>
        <dt>{error === undefined ? t.comes : t.throws}</dt>
        <dd className={classes['bad']}>
          <code>{error ?? (listed(received) || t.nobodyThere)}</code>
        </dd>
      </dl>
    </div>
  );
}
