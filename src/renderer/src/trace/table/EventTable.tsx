/**
 * Every event of a run as a row: the diagram's equal, not its caption. Complete, sortable,
 * filterable, and all of it by keyboard.
 *
 * Only rows in sight are elements. The focus stays on the grid, which says which row is active, so
 * that it is not lost when that row is scrolled out of sight and its element with it.
 */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { rowsAt, type Playhead, type PlayheadState } from '../../run/playhead';
import { useRunView, type RunView } from '../../run/run-view';
import { traceIndexOf } from '../trace-index';
import { useCalmPlayhead } from '../use-calm-playhead';
import { useTraceWords, type TraceWords } from '../words';
import { EventRow } from './EventRow';
import classes from './EventTable.module.css';
import { ROW_PX, scrollHeight } from './row-window';
import { TableFilters } from './TableFilters';
import { EVERYTHING, isUnfiltered, SORT_KEYS, type SortKey, type TableQuery } from './table-rows';
import { useRowWindow } from './use-row-window';
import { useTableRows } from './use-table-rows';

export interface EventTableProps {
  readonly view: RunView;
  readonly playhead: Playhead;
}

const COLUMNS = ['seq', 'time', 'actor', 'what', 'kind', 'place', 'message', 'line', 'fidelity'] as const;
/** More than are ever in sight at once. */
const SLOTS = 256;

const isSortKey = (column: string): column is SortKey => SORT_KEYS.some((key) => key === column);

export function EventTable({ view, playhead }: EventTableProps): ReactElement {
  const words = useTraceWords();
  useRunView(view);
  // Deferred as well: a table is dearer than a line on a canvas and may come a frame later.
  const state = useDeferredValue(useCalmPlayhead(playhead));
  const [query, setQuery] = useState<TableQuery>(EVERYTHING);
  const { length } = view.store;
  const selected = state.selected !== undefined && state.selected < length ? state.selected : undefined;
  // Kept by the index until another event is selected or the run has grown.
  const relation = selected === undefined ? undefined : traceIndexOf(view).relationTo(selected);
  const { rows, working } = useTableRows(view, query, query.relation === 'any' ? undefined : relation, words);
  const happened = rowsAt(state, length);
  const inOrder = query.sort.by === 'seq';
  // The row that goes with the moment: the selected one, else the latest that has happened.
  const current = rows.indexOf(rowOf(state, length, inOrder));
  const { scroller, onScroll, visible, viewPx } = useRowWindow(rows.length, current);
  const gridId = useId();
  const select = (index: number): void => {
    if (rows.length > 0) playhead.select(rows.rowAt(Math.max(0, Math.min(rows.length - 1, index))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    // Where the playhead is by now: with a key held down the table may still show the step before.
    const at = rows.indexOf(rowOf(playhead.state(), length, inOrder));
    const next = indexAfter(event.key, at, rows.length, Math.max(1, Math.floor(viewPx / ROW_PX) - 1));
    if (next === undefined) return;
    event.preventDefault();
    select(next);
  };
  return (
    <section className={classes['table']} aria-label={words.table.label}>
      <div className={classes['bar']}>
        <TableFilters view={view} query={query} hasSelection={selected !== undefined} onChange={setQuery} />
        <Counts view={view} words={words} shown={isUnfiltered(query) ? length : rows.length} working={working} />
      </div>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={words.table.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMNS.length}
        aria-activedescendant={current >= visible.first && current < visible.until ? `${gridId}-${current}` : undefined}
        className={classes['scroller']}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <Head words={words} query={query} onSort={setQuery} />
        <div role="rowgroup" className={classes['spacer']} style={{ height: scrollHeight(rows.length) }}>
          <div role="presentation" className={classes['layer']} style={{ height: viewPx }}>
            {Array.from({ length: Math.max(0, visible.until - visible.first) }, (_, at) => {
              const index = visible.first + at;
              const row = rows.rowAt(index);
              return (
                <EventRow
                  // Rows that scroll out lend their elements to those that scroll in.
                  key={index % SLOTS}
                  id={`${gridId}-${index}`}
                  view={view}
                  words={words}
                  row={row}
                  index={index}
                  top={visible.firstTop + at * ROW_PX}
                  isActive={index === current}
                  isSelected={row === selected}
                  isLater={row >= happened}
                  relation={relation?.of(row)}
                  playhead={playhead}
                />
              );
            })}
          </div>
        </div>
        {rows.length === 0 && !working && (
          <p className={classes['empty']}>{length === 0 ? words.table.empty : words.table.none}</p>
        )}
      </div>
    </section>
  );
}

function Counts({
  view,
  words,
  shown,
  working,
}: {
  readonly view: RunView;
  readonly words: TraceWords;
  readonly shown: number;
  readonly working: boolean;
}): ReactElement {
  const { length } = view.store;
  const dropped = view.end?.dropped ?? 0;
  return (
    // Quiet while a run goes on: a number that changes every frame is nothing to read out.
    <p className={classes['counts']} aria-live={view.end ? 'polite' : 'off'}>
      {working ? words.table.working : words.table.showing(shown, length)}
      {shown > 0 && shown === length && !working && ` · ${words.table.numbered}`}
      {dropped > 0 && <strong> · {words.table.dropped(dropped)}</strong>}
    </p>
  );
}

function Head({
  words,
  query,
  onSort,
}: {
  readonly words: TraceWords;
  readonly query: TableQuery;
  readonly onSort: (query: TableQuery) => void;
}): ReactElement {
  const { by, descending } = query.sort;
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        {COLUMNS.map((column) => {
          const name = words.table.columns[column];
          if (!isSortKey(column)) {
            return (
              <span key={column} role="columnheader">
                {name}
              </span>
            );
          }
          const isSorted = by === column;
          const Arrow = descending ? ArrowDown : ArrowUp;
          return (
            <span
              key={column}
              role="columnheader"
              aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={classes['sort']}
                title={column === 'seq' ? words.table.numbering : words.table.sortBy(name)}
                onClick={() => onSort({ ...query, sort: { by: column, descending: isSorted && !descending } })}
              >
                {name}
                {isSorted && <Arrow size={12} aria-hidden />}
              </button>
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** The row that goes with the moment; -1 = none. */
function rowOf(state: PlayheadState, length: number, inOrder: boolean): number {
  if (state.selected !== undefined && state.selected < length) return state.selected;
  return inOrder ? rowsAt(state, length) - 1 : -1;
}

/** Where a key leads from a row; `undefined` if it is none of ours. */
function indexAfter(key: string, current: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return current;
    default:
      return undefined;
  }
}
