/** What the receiving end has to know of what was handed over to it. */
import type { Fidelity, MessageId } from '../../../shared/trace/event';

export interface Handed {
  readonly msg: MessageId;
  /** What a relay gives on stays the relay's, also where it arrives. */
  readonly stamp?: Fidelity | undefined;
}
