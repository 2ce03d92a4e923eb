/** A trace together with who took part and how it ended: what is exported and what is kept in a file. */
import type { Address, RunEnd } from '../bench/run';
import type { Actor } from './event';
import type { TraceStore } from './store';

/** A lane or a server that was announced when `before` events had happened. */
export type Announcement = { readonly before: number } & (
  | { readonly item: { readonly type: 'actor'; readonly actor: Actor } }
  | { readonly item: { readonly type: 'address'; readonly address: Address } }
);

export interface Recorded {
  readonly store: TraceStore;
  /** In the order they were made. */
  readonly announced: readonly Announcement[];
  /** `undefined` while the run goes on. */
  readonly end: RunEnd | undefined;
  /** Events let go so far, while the run goes on. */
  readonly dropped?: number;
}
