/** What the lab page lends to a scene: the turnstile, the run's actions, and the setup while it may be changed. */
import type { SceneControl } from '../labs/panel';
import type { LabBet } from './use-bet';
import type { Parameters } from './use-parameters';
import type { LabRun } from './use-run';
import type { RunControl } from './use-run-control';

/** @returns `undefined` for a saved run, which is watched only */
export function sceneControl(
  run: LabRun,
  control: RunControl,
  bet: LabBet,
  parameters: Parameters,
): SceneControl | undefined {
  if (run.opened) return undefined;
  const held = control.alive && control.paused ? (control.gate?.waiting ?? []) : [];
  return {
    alive: control.alive,
    canStep: (actor) => held.some((step) => step.actor === actor),
    step: control.stepActor,
    act: run.act,
    setParameter: !control.alive && isSetupOpen(bet) ? parameters.set : undefined,
  };
}

/** The setup stands until the first bet is settled, and again while a bet is placed on it. */
export const isSetupOpen = (bet: LabBet): boolean => bet.record.bets.length > 0 && bet.phase !== 'placed';
