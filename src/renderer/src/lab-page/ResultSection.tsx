/** After a run: what did you see, then the bet beside what happened, why, and the learner's own why. */
import { useState, type ReactElement } from 'react';
import type { Bet } from '../bet/bet';
import { BetResult } from '../bet/BetResult';
import { useText } from '../language/text';
import type { AnyExperimentText, AnyFacts } from '../labs/panel';
import { Button } from '../ui/Button';
import { Callout } from '../ui/Callout';
import { TextField } from '../ui/TextField';
import classes from './lab-page.module.css';
import { Prose } from './Prose';
import { texts } from './text';
import type { LabBet } from './use-bet';

export interface ResultProps {
  readonly words: AnyExperimentText;
  readonly definition: Bet<AnyFacts>;
  readonly bet: LabBet;
  readonly facts: AnyFacts;
}

export function ResultSection({ words, definition, bet, facts }: ResultProps): ReactElement | null {
  const t = useText(texts);
  const { answer, settled, phase } = bet;
  const actual = definition.actual(facts);
  if (phase === 'placed') {
    return actual === undefined ? (
      <Callout kind="warn">{words.unsettled}</Callout>
    ) : (
      <BeforeReading onCompare={() => bet.settle(facts)} />
    );
  }
  if (phase === 'settled' && settled && answer !== undefined) {
    return (
      <>
        <BetResult
          kind={definition.kind}
          options={words.options}
          answer={answer}
          actual={settled.actual}
          right={settled.right}
          byLuck={settled.right && settled.misconception !== undefined}
          happened={actual === undefined ? '' : words.happened(facts)}
          feedback={feedbackOf(words, settled, facts)}
        />
        {actual !== undefined && <Explanation words={words} facts={facts} />}
        <Why bet={bet} words={words} />
      </>
    );
  }
  // Without a bet on it, a run that does not bear on the question says nothing here; the tasks may.
  if (actual === undefined) return <p className={classes['quiet']}>{t.besideQuestion}</p>;
  return (
    <>
      <p>
        <Prose>{words.happened(facts)}</Prose>
      </p>
      {bet.record.bets.length > 0 && <Explanation words={words} facts={facts} />}
      {bet.record.bets.length === 0 && <p className={classes['quiet']}>{t.shownFirst}</p>}
    </>
  );
}

function feedbackOf(words: AnyExperimentText, settled: NonNullable<LabBet['settled']>, facts: AnyFacts): string {
  const named = settled.misconception === undefined ? undefined : words.feedback[settled.misconception];
  if (named) return named(facts);
  return settled.right ? words.right(facts) : words.otherwise(facts);
}

/** One question before the answer: who has said what they saw reads the explanation against it. */
function BeforeReading({ onCompare }: { readonly onCompare: () => void }): ReactElement {
  const t = useText(texts);
  return (
    <form
      className={classes['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        onCompare();
      }}
    >
      <TextField label={t.noticed} rows={2} />
      <Button type="submit" kind="primary">
        {t.compare}
      </Button>
    </form>
  );
}

function Explanation({ words, facts }: { readonly words: AnyExperimentText; readonly facts: AnyFacts }): ReactElement {
  const t = useText(texts);
  return (
    <section className={classes['stack']}>
      <h3>{t.explanation}</h3>
      <p>
        <Prose>{words.explanation(facts)}</Prose>
      </p>
    </section>
  );
}

/** The progress file's own limit. */
const MOST_WHY_CHARS = 2_000;

function Why({ bet, words }: { readonly bet: LabBet; readonly words: AnyExperimentText }): ReactElement {
  const t = useText(texts);
  const [why, setWhy] = useState(bet.record.bets.at(-1)?.why ?? '');
  const [kept, setKept] = useState(false);
  const [shown, setShown] = useState(false);
  return (
    <section className={classes['stack']}>
      <form
        className={classes['stack']}
        onSubmit={(event) => {
          event.preventDefault();
          bet.keepWhy(why);
          setKept(true);
        }}
      >
        <TextField
          label={t.why}
          description={kept ? t.kept : t.whyHint}
          value={why}
          maxLength={MOST_WHY_CHARS}
          onChange={(text) => {
            setWhy(text);
            setKept(false);
          }}
        />
        <div className={classes['aside']}>
          <Button type="submit" isDisabled={why.trim() === ''}>
            {t.keep}
          </Button>
          {!shown && (
            <Button kind="quiet" onPress={() => setShown(true)}>
              {t.showModel}
            </Button>
          )}
        </div>
      </form>
      {shown && (
        <blockquote className={classes['model']}>
          <h3>{t.model}</h3>
          <p>{words.modelAnswer}</p>
        </blockquote>
      )}
    </section>
  );
}
