/** The events one step of cause and effect away from another. */
import { lowerBound } from '../lane-series';
import type { TraceIndex } from '../trace-index';

export interface Link {
  readonly row: number;
  readonly why: 'previous' | 'next' | 'sender' | 'receiver' | 'enabler' | 'enabled';
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
  index.update();
  return {
    before: [
      ...link(causality.senderOf(row), 'sender'),
      ...link(causality.enablerOf(row), 'enabler'),
      ...link(rows[at - 1], 'previous'),
    ],
    after: [...link(receiver, 'receiver'), ...enabledBy(index, row), ...link(rows[at + 1], 'next')],
    isUnanswered: receiver === undefined && store.msgActorAt(row) !== 0 && HANDS_OVER.has(store.kindAt(row)),
  };
}

/** As many as anybody follows: whoever else waited for the same is in the diagram. */
const MAX_ENABLED = 8;

function enabledBy({ enablers }: TraceIndex, row: number): readonly Link[] {
  const found: Link[] = [];
  for (let arrow = 0; arrow < enablers.length && found.length < MAX_ENABLED; arrow += 1) {
    if (enablers.from[arrow] === row) found.push({ row: enablers.to[arrow] ?? 0, why: 'enabled' });
  }
  return found;
}

const link = (row: number | undefined, why: Link['why']): readonly Link[] => (row === undefined ? [] : [{ row, why }]);
