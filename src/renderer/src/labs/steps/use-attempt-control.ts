/** The page's hand while one attempt is left for another: nobody can be let go who is about to begin anew. */
import { useState } from 'react';
import type { RunView } from '../../run/run-view';
import type { SceneControl } from '../panel';
import type { Steps } from './use-steps';

/** From an action that begins a new attempt until that has begun, no thread can be let go: the step would be lost. */
export function useAttemptControl(
  control: SceneControl | undefined,
  view: RunView | undefined,
  { newestAttempt }: Steps,
): SceneControl | undefined {
  const here = `${view?.head.run ?? ''} ${newestAttempt}`;
  const [left, setLeft] = useState<string>();
  return (
    control && {
      ...control,
      canStep: (actor) => left !== here && control.canStep(actor),
      act: (action, args) => {
        setLeft(here);
        control.act(action, args);
      },
    }
  );
}
