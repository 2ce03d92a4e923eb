/** The events one step of cause and effect away from another. */
import { lowerBound } from '../lane-series';
import type { TraceIndex } from '../trace-index';

export interface Link {
  readonly row: number;
  readonly why: 'previous' | 'next' | 'sender' | 'receiver' | 'enabler';
}

export interface Links {
  readonly before: readonly Link[];
  readonly after: readonly Link[];
  /** It handed something over that nobody has received. */
  readonly isUnanswered: boolean;
}

/** Kinds that hand something over to somebody. */
const HANDS_OVER: ReadonlySet<string> = new Set(['put', 'send', 'publish', 'call', 'spawn', 'kill', 'connect']);

export function linksOf(index: TraceIndex, row: number): Links {
  const { causality, store } = index;
  const rows = store.rowsOf(store.actorIndexAt(row));
  const at = lowerBound(rows, rows.length, row);
  const receiver = causality.receiverOf(row);
  return {
    before: [
      ...link(causality.senderOf(row), 'sender'),
      ...link(causality.enablerOf(row), 'enabler'),
      ...link(rows[at - 1], 'previous'),
    ],
    after: [...link(receiver, 'receiver'), ...link(rows[at + 1], 'next')],
    isUnanswered: receiver === undefined && store.msgActorAt(row) !== 0 && HANDS_OVER.has(store.kindAt(row)),
  };
}

const link = (row: number | undefined, why: Link['why']): readonly Link[] => (row === undefined ? [] : [{ row, why }]);
