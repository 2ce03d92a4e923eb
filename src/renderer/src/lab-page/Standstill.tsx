/** A run in which everybody waits for somebody else looks like one that is merely slow: this says that it is not. */
import { useEffect, useState, type ReactElement } from 'react';
import { useText } from '../language/text';
import type { RunView } from '../run/run-view';
import { announce } from '../ui/announce';
import { Callout } from '../ui/Callout';
import { isStandstill } from './run-facts';
import { texts } from './text';

export interface StandstillProps {
  readonly view: RunView;
  /** The lab lets a learner step in. */
  readonly hasActions: boolean;
}

/** For a run that has not ended. */
export function Standstill({ view, hasActions }: StandstillProps): ReactElement | null {
  // Another event, and the silence begins anew.
  return isStandstill(view) ? <Silence key={view.store.length} hasActions={hasActions} /> : null;
}

/** Shorter silences are part of most runs. */
const SILENCE_SECONDS = 2;

function Silence({ hasActions }: Pick<StandstillProps, 'hasActions'>): ReactElement | null {
  const t = useText(texts);
  const seconds = useSeconds();
  const isLong = seconds >= SILENCE_SECONDS;
  const what = hasActions ? t.standstillAct(t.hands) : t.standstillStop;
  useEffect(() => {
    // Once: a count that goes on is not to be read out at each second.
    if (isLong) announce(`${t.standstillNow} ${what}`);
  }, [isLong, t, what]);
  return isLong ? (
    <Callout kind="warn" title={t.standstill(seconds)}>
      {what}
    </Callout>
  ) : null;
}

/** Whole seconds since the component is there. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const beganMs = performance.now();
    const timer = setInterval(() => {
      setSeconds(Math.floor((performance.now() - beganMs) / 1_000));
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return seconds;
}
