import type { ReactElement } from 'react';
import type { Bet } from '../bet/bet';
import { BetForm } from '../bet/BetForm';
import { AnswerWords } from '../bet/BetResult';
import { useText } from '../language/text';
import type { AnyExperimentText, AnyFacts } from '../labs/panel';
import { Button } from '../ui/Button';
import classes from './lab-page.module.css';
import { Prose } from './Prose';
import { texts } from './text';
import type { LabBet } from './use-bet';

export interface PredictProps {
  readonly words: AnyExperimentText;
  readonly definition: Bet<AnyFacts>;
  readonly bet: LabBet;
  readonly params: Readonly<Record<string, unknown>>;
  /** While it runs, nobody changes a bet. */
  readonly alive: boolean;
  readonly showFirst: () => void;
  readonly isStarting: boolean;
}

/** The question and the bet on it. */
export function PredictSection(props: PredictProps): ReactElement {
  const { words, definition, bet, params, alive, showFirst, isStarting } = props;
  const t = useText(texts);
  return (
    <>
      <p>
        <Prose>{words.intro}</Prose>
      </p>
      <p className={classes['question']}>
        <Prose>{words.question}</Prose>
      </p>
      {bet.phase === 'asking' && !alive && (
        <>
          {bet.record.shownFirst && bet.record.bets.length === 0 && <p className={classes['quiet']}>{t.shownFirst}</p>}
          <BetForm
            prediction={definition.predict(params as never)}
            options={words.options}
            question={words.question}
            onPlace={bet.place}
          />
          {!bet.record.shownFirst && bet.record.bets.length === 0 && (
            <div className={classes['aside']}>
              <Button kind="quiet" onPress={showFirst} isDisabled={isStarting}>
                {t.showFirst}
              </Button>
              <span className={classes['quiet']}>{t.showFirstNote}</span>
            </div>
          )}
        </>
      )}
      {bet.phase === 'placed' && bet.answer !== undefined && (
        <div className={classes['placed']}>
          <p role="status">{t.placed}</p>
          <p className={classes['betWords']}>
            <AnswerWords kind={definition.kind} options={words.options} answer={bet.answer} />
          </p>
          {!alive && (
            <Button kind="quiet" onPress={bet.takeBack}>
              {t.takeBack}
            </Button>
          )}
        </div>
      )}
      {(bet.phase === 'settled' || bet.phase === 'resting') && !alive && (
        <div className={classes['aside']}>
          <Button onPress={bet.again}>{t.betAgain}</Button>
          <span className={classes['quiet']}>{t.betBefore(bet.record.bets.length)}</span>
        </div>
      )}
    </>
  );
}
