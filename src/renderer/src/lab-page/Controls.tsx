/** Run, pause, step, stop, pace: always in sight at the foot of the rail. */
import { Pause, Play, Repeat, SkipForward, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import type { GateState } from '../../../shared/bench/contract';
import type { Pace } from '../../../shared/bench/pace';
import { useText } from '../language/text';
import { useTraceWords } from '../trace/words';
import { Button } from '../ui/Button';
import { Segmented } from '../ui/Segmented';
import classes from './lab-page.module.css';
import { texts } from './text';
import type { RunControl } from './use-run-control';

export interface ControlsProps {
  readonly control: RunControl;
  /** Running is the thing to do next: one button of a state stands out. */
  readonly isMain: boolean;
  /** Names of the fields that do not fit. */
  readonly misfits: readonly string[];
}

export function Controls({ control, isMain, misfits }: ControlsProps): ReactElement {
  const t = useText(texts);
  const { alive, paused, unlocked, starting, fit } = control;
  return (
    <div className={classes['controls']} role="group" aria-label={t.controls}>
      {!alive && !unlocked && <p className={classes['quiet']}>{t.locked}</p>}
      {!alive && misfits.length > 0 && <p className={classes['misfit']}>{t.misfit(misfits.join(', '))}</p>}
      <div className={classes['buttons']}>
        {!alive && (
          <>
            <Button
              kind={isMain ? 'primary' : 'secondary'}
              icon={Play}
              isDisabled={!unlocked || !fit || starting}
              onPress={control.run}
            >
              {starting ? t.starting : control.ran ? t.runAgain : t.run}
            </Button>
            <Button icon={SkipForward} isDisabled={!unlocked || !fit || starting} onPress={control.step}>
              {t.stepFirst}
            </Button>
          </>
        )}
        {alive && (
          <>
            <Button kind="primary" icon={paused ? Play : Pause} onPress={control.pauseOrResume}>
              {paused ? t.resume : t.pause}
            </Button>
            <Button icon={SkipForward} onPress={control.step}>
              {t.step}
            </Button>
            <Button icon={Square} onPress={control.stop}>
              {t.stop}
            </Button>
          </>
        )}
      </div>
      {alive && paused && control.gate && <WhoNext gate={control.gate} step={control.stepActor} />}
      <PaceChoice pace={control.pace} setPace={control.setPace} paused={alive && paused} />
      {!alive && control.seedDecides && control.seed !== undefined && (
        <SameSeed seed={control.seed} isDisabled={!unlocked || !fit || starting} run={control.runSameSeed} />
      )}
    </div>
  );
}

interface SameSeedProps {
  readonly seed: number;
  readonly isDisabled: boolean;
  readonly run: () => void;
}

/** Offered only where the seed decides anything. */
function SameSeed({ seed, isDisabled, run }: SameSeedProps): ReactElement {
  const t = useText(texts);
  return (
    <div className={classes['aside']}>
      <span className={classes['quiet']}>{t.seed(seed)}</span>
      <Button icon={Repeat} isDisabled={isDisabled} onPress={run}>
        {t.sameSeed}
      </Button>
    </div>
  );
}

/** Whoever stands at the turnstile, and what each would do next. */
function WhoNext({ gate, step }: { readonly gate: GateState; readonly step: (actor: string) => void }): ReactElement {
  const t = useText(texts);
  const words = useTraceWords();
  return (
    <div className={classes['whoNext']} role="group" aria-label={t.whoNext}>
      <span className={classes['quiet']}>{gate.waiting.length === 0 ? t.nobody : t.whoNext}</span>
      <div className={classes['buttons']}>
        {gate.waiting.map(({ actor, kind, queue, cell, lock }) => (
          <Button key={actor} onPress={() => step(actor)}>
            {t.would(actor, [words.kinds[kind], queue ?? cell ?? lock].filter(Boolean).join(' '))}
          </Button>
        ))}
      </div>
    </div>
  );
}

const SPEEDS = ['0.1', '0.25', '0.5', '1'] as const;

interface PaceChoiceProps {
  readonly pace: Pace;
  readonly setPace: (pace: Pace) => void;
  readonly paused: boolean;
}

function PaceChoice({ pace, setPace, paused }: PaceChoiceProps): ReactElement {
  const t = useText(texts);
  const mode = pace.mode === 'paused' ? 'free' : pace.mode;
  return (
    <div className={classes['pace']}>
      <div className={classes['paceRow']}>
        <span className={classes['quiet']} aria-hidden>
          {t.pace}
        </span>
        <Segmented
          label={t.pace}
          size="small"
          options={(['free', 'slow', 'shuffled'] as const).map((value) => ({ value, label: t.paces[value] }))}
          value={mode}
          onChange={(value) => setPace(value === 'slow' ? { mode: 'slow', speed: 0.5 } : { mode: value })}
        />
        {pace.mode === 'slow' && (
          <Segmented
            label={t.speed}
            size="small"
            options={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
            value={String(pace.speed) as (typeof SPEEDS)[number]}
            onChange={(value) => setPace({ mode: 'slow', speed: Number(value) })}
          />
        )}
      </div>
      <p className={classes['quiet']}>{t.paceHint[paused ? 'paused' : mode]}</p>
    </div>
  );
}
