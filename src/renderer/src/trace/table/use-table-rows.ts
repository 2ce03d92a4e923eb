import { useEffect, useMemo, useState } from 'react';
import { EVENT_KINDS } from '../../../../shared/trace/event';
import type { Relation } from '../../../../shared/trace/relation';
import type { RunView } from '../../run/run-view';
import { traceIndexOf } from '../trace-index';
import { useThrottled } from '../use-throttled';
import { eventPhrase, type TraceWords } from '../words';
import {
  allRows,
  finishSliced,
  isUnfiltered,
  tableRows,
  type TableContext,
  type TableQuery,
  type TableRows,
} from './table-rows';

export interface Shown {
  readonly rows: TableRows;
  /** A newer answer is being worked out. */
  readonly working: boolean;
}

/**
 * While a run goes on its rows are filtered anew this often: fresh enough to read, and longer than
 * the filtering takes, or it would never come to its end.
 */
const refreshMs = (rows: number): number => Math.max(400, rows / 200);

/** The rows to show. In the order of the trace and unfiltered they are always the newest, at no cost. */
export function useTableRows(
  view: RunView,
  query: TableQuery,
  relation: Relation | undefined,
  words: TraceWords,
): Shown {
  const { length } = view.store;
  const context = useMemo(() => contextOf(view, relation, words), [view, relation, words]);
  const simple = query.sort.by === 'seq' && isUnfiltered(query);
  const [answer, setAnswer] = useState<{
    readonly to: TableContext;
    readonly query: TableQuery;
    readonly rows: TableRows;
  }>();
  // A growing trace asks again only now and then.
  const generation = useThrottled(length, refreshMs);
  useEffect(() => {
    if (simple) return;
    const ends = new AbortController();
    void finishSliced(tableRows(view.store, query, context), ends.signal).then((rows) => {
      if (rows && !ends.signal.aborted) setAnswer({ to: context, query, rows });
    });
    return () => ends.abort();
  }, [view, query, context, simple, generation]);
  if (simple) return { rows: allRows(length, query.sort.descending), working: false };
  return { rows: answer?.rows ?? allRows(0, false), working: answer?.to !== context || answer.query !== query };
}

function contextOf(view: RunView, relation: Relation | undefined, words: TraceWords): TableContext {
  const { store } = view;
  const index = traceIndexOf(view);
  const alphabet = EVENT_KINDS.map((kind) => words.kinds[kind]).sort((one, other) => one.localeCompare(other));
  const ranks = EVENT_KINDS.map((kind) => alphabet.indexOf(words.kinds[kind]));
  return {
    relation,
    laneOf: (row) => index.laneAt(row),
    kindRank: (kind) => ranks[kind] ?? 0,
    textOf: (row) => {
      const event = store.event(row);
      return [
        event.actor,
        words.kinds[event.kind],
        event.kind,
        store.placeAt(row)?.name,
        event.msg,
        eventPhrase(event, words),
      ]
        .join(' ')
        .toLowerCase();
    },
  };
}
