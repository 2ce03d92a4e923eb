/** What a delivery matrix draws of a range of messages: a column for each, or for each group. */
import type { SentMessage } from './delivery-log';
import type { Cell, CellCounts, DeliveryState, OutcomeCounts } from './delivery-state';
import { columnsOf, type Range } from './zoom';

export interface MatrixCell {
  readonly counts: CellCounts;
  /** Where the column is one message. */
  readonly one: Cell | undefined;
  /** How many came after one that was sent later. */
  readonly late: number;
  /** Of those that were given. */
  readonly waited: { readonly middleNs: number; readonly longestNs: number } | undefined;
}

export interface MatrixColumn {
  readonly range: Range;
  readonly first: SentMessage | undefined;
  readonly last: SentMessage | undefined;
  /** By receiver, in the state's order. */
  readonly cells: readonly MatrixCell[];
  readonly outcomes: OutcomeCounts;
}

/** What the cells say: what became of the message, in which order, or how long it waited. */
export const SHOWS = ['state', 'order', 'waited'] as const;
export type Show = (typeof SHOWS)[number];

/** @param show  where it is `state`, groups are only counted: their order and times are dear for tens of thousands */
export function matrixColumns(state: DeliveryState, range: Range, show: Show): readonly MatrixColumn[] {
  return columnsOf(range).map((column) => {
    const { cells, outcomes } = state.tally(column.from, column.until);
    const isOne = column.until - column.from === 1;
    return {
      range: column,
      first: state.message(column.from),
      last: state.message(column.until - 1),
      outcomes,
      cells: cells.map((counts, receiver) =>
        isOne
          ? oneCell(state.cell(column.from, receiver), counts)
          : { counts, one: undefined, ...(show === 'state' ? NOT_MEASURED : measured(state, column, receiver)) },
      ),
    };
  });
}

const NOT_MEASURED = { late: 0, waited: undefined } as const;

function oneCell(one: Cell, counts: CellCounts): MatrixCell {
  const { waitedNs, isLate } = one;
  return {
    counts,
    one,
    late: isLate ? 1 : 0,
    waited: waitedNs === undefined ? undefined : { middleNs: waitedNs, longestNs: waitedNs },
  };
}

function measured(state: DeliveryState, { from, until }: Range, receiver: number): Omit<MatrixCell, 'counts' | 'one'> {
  const waits: number[] = [];
  let late = 0;
  for (let message = from; message < until; message += 1) {
    const { waitedNs, isLate } = state.cell(message, receiver);
    if (waitedNs !== undefined) waits.push(waitedNs);
    if (isLate) late += 1;
  }
  if (waits.length === 0) return { late, waited: undefined };
  const sorted = Float64Array.from(waits).sort();
  return { late, waited: { middleNs: sorted[sorted.length >> 1] ?? 0, longestNs: sorted.at(-1) ?? 0 } };
}

/** Where the keys act: a receiver, or after the last one what became of the message. */
export interface Place {
  readonly receiver: number;
  readonly column: number;
}

/** @returns `undefined` if the key leads nowhere */
export function placeAfter(key: string, { receiver, column }: Place, size: Place): Place | undefined {
  const to = (next: Partial<Place>): Place => ({
    receiver: Math.max(0, Math.min(size.receiver - 1, next.receiver ?? receiver)),
    column: Math.max(0, Math.min(size.column - 1, next.column ?? column)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to({ column: column - 1 });
    case 'ArrowRight':
      return to({ column: column + 1 });
    case 'ArrowUp':
      return to({ receiver: receiver - 1 });
    case 'ArrowDown':
      return to({ receiver: receiver + 1 });
    case 'Home':
      return to({ column: 0 });
    case 'End':
      return to({ column: size.column - 1 });
    default:
      return undefined;
  }
}
