/**
 * Who was given which message: a row for each receiver, a column for each message in the order of sending.
 *
 *     const log = useMemo(() => view && jobsLog(view.store), [view]);
 *     <DeliveryMatrix what="jobs" state={log?.at(moment.row, moment.over)} lane={moment.lane}
 *       onPick={(row) => playhead.select(row)} />
 *
 * Of more messages than there is room for, a column stands for a group, and says so.
 */
import { useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ActorId } from '../../../../shared/trace/event';
import { useText } from '../../language/text';
import type { Lane } from '../../trace/lanes';
import { useTraceWords } from '../../trace/words';
import { Button, IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { CellMark, outcomeMark } from './CellMark';
import classes from './delivery.module.css';
import { CELL_STATES, OUTCOMES, type DeliveryState, type Tally } from './delivery-state';
import { MatrixGrid } from './MatrixGrid';
import { matrixColumns, SHOWS, type MatrixColumn, type Show } from './matrix-view';
import { outcomeWords, summaryWords, type MatrixWords } from './matrix-words';
import { texts, type Handed } from './text';
import { beside, groupSize, into, shownRange, type Path } from './zoom';

export interface DeliveryMatrixProps {
  /** For the words. */
  readonly what: Handed;
  /** `undefined` before the first run. */
  readonly state: DeliveryState | undefined;
  /** Above it; `Delivery matrix` if left out. Two on one page need two. */
  readonly label?: string;
  /** For the colour and shape beside a receiver's name. */
  readonly lane?: ((actor: ActorId) => Lane | undefined) | undefined;
  /** Shows the event that gave it; without it a cell only says what it knows. */
  readonly onPick?: ((row: number) => void) | undefined;
}

export function DeliveryMatrix({ what, state: newest, label, lane, onPick }: DeliveryMatrixProps): ReactElement {
  const t = useText(texts);
  // A matrix of tens of thousands takes a while: the rest of the page does not wait for it.
  const state = useDeferredValue(newest);
  const title = label ?? t.title;
  return (
    <section className={classes['matrix']} aria-label={title}>
      {state && state.length > 0 ? (
        <Filled what={what} state={state} title={title} lane={lane} onPick={onPick} />
      ) : (
        <>
          <h2>{title}</h2>
          <p className={classes['quiet']}>{t.empty[what]}</p>
        </>
      )}
    </section>
  );
}

interface FilledProps extends Omit<DeliveryMatrixProps, 'label'> {
  readonly state: DeliveryState;
  readonly title: string;
}

function Filled({ what, state, title, lane, onPick }: FilledProps): ReactElement {
  const { unit } = useTraceWords();
  const words: MatrixWords = { t: useText(texts), what, unit };
  const [path, setPath] = useState<Path>([]);
  const [show, setShow] = useState<Show>('state');
  const range = shownRange(path, state.length);
  const size = groupSize(range.until - range.from);
  const { from, until } = range;
  const columns = useMemo(() => matrixColumns(state, { from, until }, show), [state, from, until, show]);
  const all = useMemo(() => state.tally(), [state]);
  const look = (column: MatrixColumn): void => setPath(into(path, column.range, state.length));
  const out = path.length > 0 ? () => setPath(path.slice(0, -1)) : undefined;
  return (
    <>
      <div className={classes['tools']}>
        <div className={classes['heading']}>
          <h2>{title}</h2>
          <p className={classes['summary']}>{summaryWords(words, state, all.outcomes)}</p>
        </div>
        <Segmented
          size="small"
          label={words.t.show}
          value={show}
          onChange={setShow}
          options={SHOWS.map((value) => ({ value, label: words.t.shows[value] }))}
        />
      </div>
      {out && <Zoom path={path} length={state.length} words={words} onPath={setPath} />}
      <MatrixGrid
        title={title}
        words={words}
        state={state}
        columns={columns}
        total={all}
        show={show}
        lane={lane}
        onPick={onPick}
        onLook={size > 1 ? look : undefined}
        onOut={out}
      />
      {state.receivers.length === 0 && <p className={classes['quiet']}>{words.t.noReceivers[what]}</p>}
      {size > 1 && (
        <p className={classes['quiet']}>
          {words.t.columns(size)} {words.t.choose}
        </p>
      )}
      {show === 'state' ? (
        <Legend tally={all} state={state} words={words} />
      ) : (
        <p className={classes['quiet']}>{show === 'order' ? words.t.placesOf : words.t.unit}</p>
      )}
    </>
  );
}

interface ZoomProps {
  readonly path: Path;
  readonly length: number;
  readonly words: MatrixWords;
  readonly onPath: (path: Path) => void;
}

function Zoom({ path, length, words: { t }, onPath }: ZoomProps): ReactElement {
  const range = shownRange(path, length);
  const [before, after] = [beside(path, -1, length), beside(path, 1, length)];
  return (
    <div className={classes['zoom']}>
      <Button kind="quiet" icon={ArrowLeft} onPress={() => onPath(path.slice(0, -1))}>
        {t.zoom.out}
      </Button>
      <IconButton
        icon={ChevronLeft}
        label={t.zoom.earlier}
        isDisabled={!before}
        onPress={() => before && onPath(before)}
      />
      <span>{t.range(range.from + 1, range.until, length)}</span>
      <IconButton icon={ChevronRight} label={t.zoom.later} isDisabled={!after} onPress={() => after && onPath(after)} />
    </div>
  );
}

interface LegendProps {
  readonly tally: Tally;
  readonly state: DeliveryState;
  readonly words: MatrixWords;
}

/** Only what there is to be seen: in the cells, and below them where that is no cell's. */
function Legend({ tally, state, words }: LegendProps): ReactElement {
  const { t, what } = words;
  const inCells = CELL_STATES.filter((one) => one !== 'none' && tally.cells.some((counts) => counts[one] > 0));
  const names = outcomeWords(words, state);
  const below = OUTCOMES.filter((one) => tally.outcomes[one] > 0 && !inCells.includes(outcomeMark(one)));
  return (
    <ul className={classes['legend']}>
      {inCells.map((one) => (
        <li key={one}>
          <CellMark state={one} times={2} /> {t.legend[what][one]}
        </li>
      ))}
      {below.map((one) => (
        <li key={one}>
          <CellMark state={outcomeMark(one)} /> {names[one]}
        </li>
      ))}
    </ul>
  );
}
