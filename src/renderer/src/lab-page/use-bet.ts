/** Where the bet on this experiment stands: open, placed, or settled; what is kept of it. */
import { useState } from 'react';
import { MAX_BETS_KEPT, type ExperimentProgress } from '../../../shared/bench/progress';
import { judge, writeAnswer, type Answer, type Bet, type Judgement } from '../bet/bet';
import type { AnyFacts } from '../labs/panel';
import { experimentProgress, withExperiment } from '../progress/progress-store';
import { useProgress } from '../progress/use-progress';

type Settled = Extract<Judgement, { open: false }>;

export interface LabBet {
  /** `asking` shows the form, `resting` that there were bets before. */
  readonly phase: 'asking' | 'placed' | 'settled' | 'resting';
  readonly answer: Answer | undefined;
  readonly settled: Settled | undefined;
  readonly record: ExperimentProgress;
  /** Run may be pressed. */
  readonly unlocked: boolean;
  readonly place: (answer: Answer) => void;
  readonly takeBack: () => void;
  readonly again: () => void;
  /** Another run begins: a settled bet belonged to the one before. */
  readonly rest: () => void;
  /** A run was watched before any bet. */
  readonly noteShown: () => void;
  /** Lays the bet beside the facts of a run that has ended; keeps it in the progress. */
  readonly settle: (facts: AnyFacts) => void;
  readonly keepWhy: (why: string) => void;
  readonly finishTask: (id: string) => void;
}

export function useBet(lab: string, experiment: string, bet: Bet<AnyFacts>): LabBet {
  const { progress, update } = useProgress();
  const record = experimentProgress(progress, lab, experiment);
  const [answer, setAnswer] = useState<Answer>();
  const [settled, setSettled] = useState<Settled>();
  const [asked, setAsked] = useState(false);
  const change = (deed: (record: ExperimentProgress) => ExperimentProgress): void =>
    update((before) => withExperiment(before, lab, experiment, deed));
  const ask = (): void => {
    setAnswer(undefined);
    setSettled(undefined);
    setAsked(true);
  };
  const betBefore = record.bets.length > 0;
  return {
    phase: settled ? 'settled' : answer !== undefined ? 'placed' : betBefore && !asked ? 'resting' : 'asking',
    answer,
    settled,
    record,
    unlocked: answer !== undefined || betBefore,
    place: (next) => {
      setAnswer(next);
      setSettled(undefined);
    },
    takeBack: () => setAnswer(undefined),
    again: ask,
    rest: () => {
      if (!settled) return;
      setAnswer(undefined);
      setSettled(undefined);
      setAsked(false);
    },
    noteShown: () => change((before) => ({ ...before, shownFirst: true })),
    settle: (facts) => {
      if (answer === undefined || settled) return;
      const judgement = judge(bet, answer, facts);
      if (judgement.open) return;
      setSettled(judgement);
      const { right, misconception } = judgement;
      const kept = {
        at: new Date().toISOString(),
        bet: writeAnswer(answer),
        right,
        ...(misconception && { misconception }),
      };
      change((before) => ({ ...before, bets: [...before.bets, kept].slice(-MAX_BETS_KEPT) }));
    },
    keepWhy: (why) =>
      change((before) => ({
        ...before,
        bets: before.bets.map((one, index) => (index === before.bets.length - 1 ? { ...one, why } : one)),
      })),
    finishTask: (id) =>
      change((before) =>
        before.tasksDone.includes(id) ? before : { ...before, tasksDone: [...before.tasksDone, id] },
      ),
  };
}
