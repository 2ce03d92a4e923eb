/** What a panel is given to lay two ended runs of its lab side by side. */
import type { RunView } from '../../run/run-view';

export interface ComparedRun<Facts> {
  readonly view: RunView;
  /** Experiment and time, in the reader's words. */
  readonly name: string;
  readonly facts: Facts;
}

export interface CompareProps<Facts> {
  /** The run at hand. */
  readonly one: ComparedRun<Facts>;
  readonly other: ComparedRun<Facts>;
}
