import type { Card } from './hand';
import type { StreamWay } from './stream-way';

/** A piece of a stream that waits for the learner. */
export interface StreamCard extends Card {
  readonly way: StreamWay;
}
