/** The cells of a delivery matrix. The focus stays on the grid and names the cell at which the keys act. */
import { useId, useRef, type ReactElement, type ReactNode } from 'react';
import type { ActorId } from '../../../../shared/trace/event';
import { ActorMark } from '../../trace/ActorMark';
import type { Lane } from '../../trace/lanes';
import { classNames } from '../../ui/class-names';
import { CellMark, GroupMark, outcomeMark } from './CellMark';
import classes from './delivery.module.css';
import {
  CELL_STATES,
  OUTCOMES,
  type Cell,
  type CellCounts,
  type CellState,
  type DeliveryState,
  type Tally,
} from './delivery-state';
import type { MatrixCell, MatrixColumn, Place, Show } from './matrix-view';
import { cellWords, columnWords, outcomeCellWords, type MatrixWords } from './matrix-words';
import { useActiveCell, type ActiveCell } from './use-active-cell';

export interface MatrixGridProps {
  readonly title: string;
  readonly words: MatrixWords;
  readonly state: DeliveryState;
  readonly columns: readonly MatrixColumn[];
  /** Of all messages, also of those that are not shown. */
  readonly total: Tally;
  readonly show: Show;
  readonly lane: ((actor: ActorId) => Lane | undefined) | undefined;
  readonly onPick: ((row: number) => void) | undefined;
  /** Where columns are groups: into one of them. */
  readonly onLook: ((column: MatrixColumn) => void) | undefined;
  readonly onOut: (() => void) | undefined;
}

/** More heads, or longer ones, would run into each other: then only every fifth is written. */
const MOST_HEADS = 20;
const MOST_HEAD_CHARS = 3;
const EVERY_HEAD = 5;

export function MatrixGrid(props: MatrixGridProps): ReactElement {
  const { title, words, state, columns, show, total, onLook, onOut } = props;
  const id = useId();
  const outcomes = state.receivers.length;
  const grid = useRef<HTMLTableElement>(null);
  const active = useActiveCell({
    grid,
    size: { receiver: outcomes + 1, column: columns.length },
    choose: (place) => choose(props, place),
    onOut,
  });
  const keys = onLook ? words.t.groupKeys : props.onPick && words.t.keys;
  const row = { id, grid: props, active };
  return (
    <>
      <div className={classes['scroll']}>
        <table
          ref={grid}
          role="grid"
          tabIndex={0}
          aria-label={title}
          aria-describedby={`${id}-keys`}
          aria-activedescendant={active.at && cellId(id, active.at)}
          className={classNames(classes['grid'], show !== 'state' && classes['figures'])}
          onKeyDown={active.press}
          onFocus={active.focus}
          onPointerLeave={() => active.hover(undefined)}
        >
          <Head words={words} columns={columns} />
          <tbody>
            {state.receivers.map((receiver, index) => (
              <tr key={receiver}>
                <RowHead actor={receiver} lane={props.lane?.(receiver)} />
                <Cells
                  {...row}
                  receiver={index}
                  contents={({ cells }) => <Contents cell={cells[index]} show={show} />}
                />
                <td className={classes['total']}>{figureOf(total.cells[index])}</td>
              </tr>
            ))}
            <tr className={classes['outcomes']}>
              <th scope="row">{words.t.outcome}</th>
              <Cells {...row} receiver={outcomes} contents={(column) => <OutcomeMark column={column} />} />
              <td className={classes['total']} />
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes['told']} aria-hidden>
        {active.told ? tellOf(props, active.told) : keys}
      </p>
      <p id={`${id}-keys`} className="visually-hidden">
        {keys}
      </p>
    </>
  );
}

const cellId = (grid: string, { receiver, column }: Place): string => `${grid}-${receiver}-${column}`;

/** Into the group, or to the event that gave it; of a message as a whole to the one that sent it. */
function choose({ onLook, onPick, state, columns }: MatrixGridProps, { receiver, column: at }: Place): void {
  const column = columns[at];
  if (!column) return;
  if (onLook) return onLook(column);
  const row = receiver < state.receivers.length ? column.cells[receiver]?.one?.rows.at(-1) : column.first?.row;
  if (row !== undefined) onPick?.(row);
}

function tellOf({ words, state, columns }: MatrixGridProps, { receiver, column: at }: Place): string {
  const column = columns[at];
  if (!column) return '';
  const [actor, cell] = [state.receivers[receiver], column.cells[receiver]];
  return actor !== undefined && cell ? cellWords(words, column, actor, cell) : outcomeCellWords(words, column, state);
}

interface HeadProps {
  readonly words: MatrixWords;
  readonly columns: readonly MatrixColumn[];
}

function Head({ words, columns }: HeadProps): ReactElement {
  const hasRoom =
    columns.length <= MOST_HEADS && columns.every(({ first }) => (first?.label.length ?? 0) <= MOST_HEAD_CHARS);
  const isWritten = (at: number): boolean => hasRoom || at % EVERY_HEAD === 0;
  const hasTopics = columns.some(({ first, last }) => first?.topic !== undefined && first.id === last?.id);
  return (
    <thead>
      <tr>
        <td />
        {columns.map((column, at) => (
          <th key={column.range.from} scope="col">
            <span className="visually-hidden">{columnWords(words, column)}</span>
            <span className={classes['label']} aria-hidden>
              {isWritten(at) ? column.first?.label : '\u00a0'}
            </span>
            {hasTopics && (
              <span className={classes['topic']} aria-hidden>
                {column.first?.topic}
              </span>
            )}
          </th>
        ))}
        <th scope="col" className={classes['total']}>
          {words.t.total[words.what]}
        </th>
      </tr>
    </thead>
  );
}

function RowHead({ actor, lane }: { readonly actor: ActorId; readonly lane: Lane | undefined }): ReactElement {
  return (
    <th scope="row">
      <span className={classes['actor']}>
        {lane && <ActorMark index={lane.index} />}
        {actor}
      </span>
    </th>
  );
}

interface CellsProps {
  readonly id: string;
  readonly grid: MatrixGridProps;
  readonly active: ActiveCell;
  /** The row: a receiver, or what became of each message. */
  readonly receiver: number;
  readonly contents: (column: MatrixColumn) => ReactNode;
}

function Cells({ id, grid, active, receiver, contents }: CellsProps): ReactElement[] {
  const { at, pick, hover } = active;
  return grid.columns.map((column, index) => {
    const place: Place = { receiver, column: index };
    const isActive = at?.receiver === receiver && at.column === index;
    const isLate = column.cells[receiver]?.one?.isLate === true;
    return (
      <td
        key={column.range.from}
        id={cellId(id, place)}
        role="gridcell"
        aria-label={tellOf(grid, place)}
        data-active={isActive || undefined}
        data-late={isLate || undefined}
        onClick={() => pick(place)}
        onPointerEnter={() => hover(place)}
      >
        {contents(column)}
      </td>
    );
  });
}

function Contents({ cell, show }: { readonly cell: MatrixCell | undefined; readonly show: Show }): ReactNode {
  if (!cell) return null;
  if (show === 'order') return cell.one ? cell.one.place : cell.late > 0 && cell.late;
  if (show === 'waited') return cell.waited && short(cell.waited.middleNs / 1e6);
  return cell.one ? <CellMark state={cell.one.state} times={timesOf(cell.one)} /> : <GroupMark counts={cell.counts} />;
}

/** How often it was done, where doing counts, or given. */
const timesOf = ({ done, given }: Cell): number => (done > 1 ? done : given);

/** Milliseconds in three digits at most, which is what a cell has room for. */
const short = (ms: number): string => (ms >= 10 ? Math.round(ms).toLocaleString('en') : ms.toFixed(1));

function OutcomeMark({ column }: { readonly column: MatrixColumn }): ReactElement {
  const counts: Partial<Record<CellState, number>> = {};
  for (const outcome of OUTCOMES) counts[outcomeMark(outcome)] = column.outcomes[outcome];
  const only = CELL_STATES.find((state) => counts[state] === 1);
  const isOne = column.range.until - column.range.from === 1;
  return isOne && only ? <CellMark state={only} /> : <GroupMark counts={counts} />;
}

/** Of so many that it has: those it was meant to have, where that is more. */
function figureOf(counts: CellCounts | undefined): string {
  if (!counts) return '';
  const has = counts.once + counts.again;
  const meant = has + counts.waiting + counts.given + counts.unfinished + counts.lost + counts.absent;
  return meant > has ? `${has.toLocaleString('en')}/${meant.toLocaleString('en')}` : has.toLocaleString('en');
}
