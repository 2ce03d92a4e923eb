/** What the controls and the keys do, and when they may. */
import { useState } from 'react';
import type { GateState } from '../../../shared/bench/contract';
import { FREE, type Pace } from '../../../shared/bench/pace';
import { isDiced } from '../../../shared/relay/faults';
import { useLabKeys } from './use-lab-keys';
import type { Parameters } from './use-parameters';
import type { LabBet } from './use-bet';
import type { LabRun } from './use-run';

export interface RunControl {
  readonly alive: boolean;
  readonly paused: boolean;
  readonly ran: boolean;
  readonly unlocked: boolean;
  readonly starting: boolean;
  /** All parameters fit. */
  readonly fit: boolean;
  readonly gate: GateState | undefined;
  /** The pace chosen; a pause does not change it. */
  readonly pace: Pace;
  readonly setPace: (pace: Pace) => void;
  /** Of the last run that was started here. */
  readonly seed: number | undefined;
  /** Of another seed the next run would go another way: the order is shuffled, or faults strike by chance. */
  readonly seedDecides: boolean;
  readonly run: () => void;
  readonly runSameSeed: () => void;
  /** Runs once before any bet. */
  readonly showFirst: () => void;
  readonly pauseOrResume: () => void;
  readonly step: () => void;
  readonly stepActor: (actor: string) => void;
  readonly stop: () => void;
}

/** @param startsPaused  a run begins held at its first step, so that the learner schedules */
export function useRunControl(run: LabRun, parameters: Parameters, bet: LabBet, startsPaused = false): RunControl {
  const [pace, setPace] = useState<Pace>(FREE);
  const { alive, starting, view } = run;
  const gate = view?.gate;
  const paused = gate?.pace.mode === 'paused';
  const { unlocked } = bet;
  const ready = parameters.fit && !alive && !starting;
  const seed = run.opened ? undefined : view?.head.seed;
  const start = (at: Pace, sameSeed?: number): void => {
    if (!ready || !unlocked) return;
    bet.rest();
    void run.start(parameters.whole, at, sameSeed);
  };
  const showFirst = async (): Promise<void> => {
    if (ready && (await run.start(parameters.whole, pace))) bet.noteShown();
  };
  const control: RunControl = {
    alive,
    paused,
    starting,
    unlocked,
    gate,
    pace,
    ran: view !== undefined,
    fit: parameters.fit,
    seed,
    seedDecides: pace.mode === 'shuffled' || isDiced(parameters.values),
    setPace: (next) => {
      setPace(next);
      if (alive && !paused) run.setPace(next);
    },
    run: () => start(startsPaused ? { mode: 'paused' } : pace),
    runSameSeed: () => start(pace, seed),
    showFirst: () => void showFirst(),
    pauseOrResume: () => {
      if (alive) run.setPace(paused ? pace : { mode: 'paused' });
    },
    // Before a run a step begins one that stands still, so that the learner walks it from its first step.
    step: () => (alive ? run.step() : start({ mode: 'paused' })),
    stepActor: (actor) => run.step(actor),
    stop: () => {
      if (alive) run.stop();
    },
  };
  useLabKeys({ ...control, follow: () => run.playhead.follow() });
  return control;
}
