/** A schedule as it is typed, and below it whose turns it was read as. */
import type { ReactElement } from 'react';
import type { ScheduleParameter } from '../../../shared/labs/parameter';
import { TurnChip } from '../labs/steps/TurnChip';
import { TextField } from '../ui/TextField';
import classes from './lab-page.module.css';

export interface ScheduleFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly parameter: ScheduleParameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Four rows in the rail; of a longer schedule the strip on the stage shows more. */
const MOST_CHIPS = 32;

export function ScheduleField({ parameter, text, ...rest }: ScheduleFieldProps): ReactElement {
  const parsed = parameter.parse(text);
  const turns = parsed.ok ? parsed.value : [];
  return (
    <div>
      <TextField {...rest} code value={text} />
      {turns.length > 0 && (
        <div className={classes['chips']} aria-hidden>
          {turns.slice(0, MOST_CHIPS).map((thread, at) => (
            // Main has the first lane and the threads follow.
            <TurnChip key={at} index={thread + 1} thread={thread} />
          ))}
          {turns.length > MOST_CHIPS && `+${turns.length - MOST_CHIPS}`}
        </div>
      )}
    </div>
  );
}
