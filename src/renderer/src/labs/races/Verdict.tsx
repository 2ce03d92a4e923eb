/** How the attempt at the playhead ended, in one line. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { Callout } from '../../ui/Callout';
import type { Steps } from '../steps/use-steps';
import type { RacesChoice } from './model';
import { texts } from './scene-text';

export interface VerdictProps {
  readonly steps: Steps;
  readonly program: RacesChoice['program'];
  /** What the counter should be. */
  readonly expected: number;
}

export function Verdict({ steps, program, expected }: VerdictProps): ReactElement | null {
  const t = useText(texts);
  const { outcome, cycle } = steps.now;
  if (cycle !== undefined)
    return (
      <Callout kind="bad" role="status">
        {t.deadlock}
      </Callout>
    );
  if (!outcome) return null;
  const { value, violates } = outcome;
  return (
    <Callout kind={violates ? 'bad' : 'good'} role="status">
      {program === 'increment' ? t.increment(value, expected, violates) : t[program](value, violates)}
    </Callout>
  );
}
