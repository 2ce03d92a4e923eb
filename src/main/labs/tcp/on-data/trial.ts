/** One way of splitting, tried on a learner's `onData`: did it deliver what was sent, and nothing else? */
import { piecesOf, shrinkSplit, splitsOf, type Split } from '../../../../shared/labs/tcp/split';
import type { OnDataProblem } from '../../../../shared/labs/tcp/on-data';
import { OnDataError, type Handled, type OnData } from './on-data';

/** What came of a splitting. */
export interface Tried {
  readonly received: readonly string[];
  /** It threw, with what and where; the pieces after that were not handed to it. */
  readonly error?: string;
  readonly line?: number;
}

export interface Fuzzed {
  readonly trials: number;
  readonly failed: number;
  readonly counterexample: (Split & Tried) | null;
}

/** @throws OnDataError 'ENDLESS_LOOP' */
export function tryOut(onData: OnData, split: Split): Tried {
  const take = onData.begin();
  const received: string[] = [];
  for (const piece of piecesOf(split)) {
    const { delivered, fault } = take(piece);
    received.push(...delivered);
    if (fault) return { received, ...orEndless(fault) };
  }
  return { received };
}

function orEndless({ code, line, message }: NonNullable<Handled['fault']>): Pick<Tried, 'error' | 'line'> {
  if (code === 'THREW') return { error: message, line };
  const problem: OnDataProblem = { code, line, message };
  throw new OnDataError(problem);
}

export function isRight({ messages }: Split, { received, error }: Tried): boolean {
  return (
    error === undefined &&
    received.length === messages.length &&
    received.every((message, index) => message === messages[index])
  );
}

/**
 * Tries 500 ways, and makes the first that fails as small as it will get.
 *
 * @param onTrial  hears after each
 * @throws OnDataError 'ENDLESS_LOOP'
 */
export function fuzz(
  onData: OnData,
  messages: readonly string[],
  random: () => number,
  onTrial: (trials: number, failed: number) => void = () => undefined,
): Fuzzed {
  let trials = 0;
  let failed = 0;
  let first: Split | undefined;
  for (const split of splitsOf(messages, random)) {
    trials += 1;
    if (!isRight(split, tryOut(onData, split))) {
      failed += 1;
      first ??= split;
    }
    onTrial(trials, failed);
  }
  if (!first) return { trials, failed, counterexample: null };
  const smallest = shrinkSplit(first, (split) => !isRight(split, tryOut(onData, split)));
  return { trials, failed, counterexample: { ...smallest, ...tryOut(onData, smallest) } };
}
