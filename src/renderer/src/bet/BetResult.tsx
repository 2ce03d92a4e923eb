/** The bet laid beside what happened, and why. Never a bare "wrong": a feedback text is part of it. */
import { Check, Minus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { formatItem, type Item } from '../../../shared/labs/item-list';
import { useText } from '../language/text';
import { Callout } from '../ui/Callout';
import type { Answer, PredictionKind } from './bet';
import classes from './bet.module.css';
import { texts } from './text';

export interface BetResultProps {
  readonly kind: PredictionKind;
  readonly options: Readonly<Record<string, string>>;
  readonly answer: Answer;
  readonly actual: Answer;
  readonly right: boolean;
  /** Right, but not for a reason that will hold the next time. */
  readonly byLuck: boolean;
  readonly happened: string;
  readonly feedback: string;
}

export function BetResult(props: BetResultProps): ReactElement {
  const { kind, options, answer, actual, right, byLuck, happened, feedback } = props;
  const t = useText(texts);
  const title = byLuck ? t.rightByLuck : right ? t.right : t.wrong;
  return (
    <div className={classes['result']}>
      {kind === 'each' || kind === 'each-number' ? (
        <EachResult options={options} answer={answer} actual={actual} />
      ) : (
        <dl className={classes['pair']}>
          <dt>{t.yourBet}</dt>
          <dd>
            <AnswerWords kind={kind} options={options} answer={answer} />
          </dd>
          <dt>{t.whatHappened}</dt>
          <dd className={classes['actual']}>
            <AnswerWords kind={kind} options={options} answer={actual} beside={answer} />
          </dd>
        </dl>
      )}
      <p className={classes['happened']}>{happened}</p>
      <Callout kind={byLuck ? 'warn' : right ? 'good' : 'info'} title={title} role="status">
        {feedback}
      </Callout>
    </div>
  );
}

interface AnswerWordsProps {
  readonly kind: PredictionKind;
  readonly options: Readonly<Record<string, string>>;
  readonly answer: Answer;
  /** What was bet: what is the same in a sequence is marked. */
  readonly beside?: Answer;
}

/** An answer in words, whatever its kind. */
export function AnswerWords({ kind, options, answer, beside }: AnswerWordsProps): ReactNode {
  const t = useText(texts);
  if (Array.isArray(answer)) {
    const items = answer as readonly Item[];
    if (items.length === 0) return t.nothing;
    const bet = Array.isArray(beside) ? (beside as readonly Item[]) : undefined;
    return (
      <span className={classes['sequence']}>
        {items.slice(0, MOST_SHOWN).map((item, index) => (
          <code key={index} className={bet && (bet[index] === item ? classes['same'] : classes['other'])}>
            {kind === 'order' ? String(item) : formatItem(item)}
          </code>
        ))}
        {items.length > MOST_SHOWN && `+${items.length - MOST_SHOWN}`}
      </span>
    );
  }
  if (typeof answer === 'object') {
    return Object.entries(answer).map(([actor, value]) => (
      <span key={actor} className={classes['each']}>
        {actor}: {options[String(value)] ?? value}
      </span>
    ));
  }
  return typeof answer === 'number' ? (
    <strong className={classes['figure']}>{answer}</strong>
  ) : (
    (options[answer] ?? answer)
  );
}

/** A sequence longer than this is not compared by eye. */
const MOST_SHOWN = 24;

function EachResult({ options, answer, actual }: Pick<BetResultProps, 'options' | 'answer' | 'actual'>): ReactElement {
  const t = useText(texts);
  const [bet, real] = [answer, actual] as readonly Readonly<Record<string, string | number>>[];
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t.of}</th>
          <th scope="col">{t.yourBet}</th>
          <th scope="col">{t.whatHappened}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {Object.entries(real ?? {}).map(([actor, value]) => (
          <tr key={actor}>
            <th scope="row">{actor}</th>
            <td>{options[String(bet?.[actor])] ?? bet?.[actor] ?? '–'}</td>
            <td className={classes['actual']}>{options[String(value)] ?? value}</td>
            <td>
              {bet?.[actor] === value ? (
                <Check size={14} aria-label={t.same} />
              ) : (
                <Minus size={14} aria-label={t.differs} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
