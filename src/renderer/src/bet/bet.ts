/**
 * A bet: a typed prediction, and how a run is asked what really happened.
 *
 * Pure. `actual` reads the facts of one run and never knows the answer beforehand; where a run
 * cannot answer (nobody was killed, the queue never was full) it says `undefined` and the bet
 * stays open.
 */
import type { ExperimentOf, Lab, ParamsOf } from '../../../shared/labs/lab';
import type { Item } from '../../../shared/labs/item-list';
import type { ActorId } from '../../../shared/trace/event';
import type { Misconception } from './misconception';

/** What is asked for, as a form shows it. */
export type Prediction =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** All of `entries`, to be put in order. They are shown as given. */
  | { readonly kind: 'order'; readonly entries: readonly string[] }
  /** A list typed by hand: `1, 2, 'd'`. */
  | { readonly kind: 'list' }
  /** One of `options` for each actor. */
  | { readonly kind: 'each'; readonly of: readonly ActorId[]; readonly options: readonly string[] }
  | { readonly kind: 'each-number'; readonly of: readonly ActorId[]; readonly min: number; readonly max: number };

export type PredictionKind = Prediction['kind'];

interface Answers {
  readonly number: number;
  readonly choice: string;
  readonly order: readonly string[];
  readonly list: readonly Item[];
  readonly each: Readonly<Record<ActorId, string>>;
  readonly 'each-number': Readonly<Record<ActorId, number>>;
}

export type Answer = Answers[PredictionKind];

interface BetOf<Kind extends PredictionKind, Facts, Params> {
  readonly kind: Kind;
  /** Ids of what can be chosen; the texts have their words. */
  readonly options: readonly string[];
  /** What a wrong answer may stand for; the texts explain each. */
  readonly misconceptions: readonly Misconception[];
  predict(params: Params): Extract<Prediction, { kind: Kind }>;
  /** What really happened; `undefined` if this run does not tell. */
  actual(facts: Facts): Answers[Kind] | undefined;
  /** What a wrong answer gives away, if anything. Also asked for a right one that was right by luck. */
  misconception(answer: Answers[Kind], facts: Facts): Misconception | undefined;
  /** Where being right is more than being equal. */
  isRight?(answer: Answers[Kind], actual: Answers[Kind], facts: Facts): boolean;
}

export type Bet<Facts = never, Params = never> = {
  [Kind in PredictionKind]: BetOf<Kind, Facts, Params>;
}[PredictionKind];

/** One bet for each experiment of a lab. */
export type BetsOf<L extends Lab, Facts> = { readonly [X in ExperimentOf<L>]: Bet<Facts, ParamsOf<L>> };

export type Judgement =
  | { readonly open: true }
  | { readonly open: false; readonly right: boolean; readonly actual: Answer; readonly misconception?: Misconception };

/** Lays what was bet beside what happened. */
export function judge<Facts>(bet: Bet<Facts>, answer: Answer, facts: Facts): Judgement {
  // The form made the answer from this bet's own prediction, so its shape is the kind's.
  const typed = bet as BetOf<PredictionKind, Facts, never> & { actual(facts: Facts): Answer | undefined };
  const actual = typed.actual(facts);
  if (actual === undefined) return { open: true };
  const right = typed.isRight?.(answer, actual, facts) ?? sameAnswer(answer, actual);
  const misconception = typed.misconception(answer, facts);
  return { open: false, right, actual, ...(misconception === undefined ? {} : { misconception }) };
}

export function sameAnswer(one: Answer, other: Answer): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  return (
    left.length === right.length &&
    left.every(([key, value]) => (other as Readonly<Record<string, unknown>>)[key] === value)
  );
}

/** How a bet is kept in the progress file: short, and readable by a person. */
export const writeAnswer = (answer: Answer): string => JSON.stringify(answer).slice(0, 500);
