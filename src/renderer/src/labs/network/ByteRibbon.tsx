/** A byte stream as cells, with marks where it is cut, moved by pointer or keys. */
import { ChevronLeft, ChevronRight, RotateCcw } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useText } from '../../language/text';
import { announce } from '../../ui/announce';
import { Button, IconButton } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { ByteCell } from './ByteCell';
import classes from './ribbon.module.css';
import { afterKey, moved, toggled, type RibbonDraft } from './ribbon-cuts';
import { texts } from './text';

export interface ByteRibbonProps {
  readonly label: string;
  readonly bytes: Uint8Array;
  /** After how many bytes it is cut, rising. */
  readonly cuts: readonly number[];
  /** Left out: the cuts are only shown. */
  readonly onCuts?: ((cuts: readonly number[]) => void) | undefined;
  /** Beside the label; otherwise in how many pieces it is cut. */
  readonly caption?: string;
  /** What comes after so many bytes is not there yet. */
  readonly reached?: number;
  /** What belongs together, such as messages or a length field: coloured alike, named on the first cell. In order, may leave gaps. */
  readonly spans?: readonly ByteSpan[];
}

export interface ByteSpan {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly label: string;
  /** `header`: of the framing, not of the message. */
  readonly role?: 'header' | 'body';
}

/** Eight rows of 32: more is another page. */
const PAGE_BYTES = 256;

export function ByteRibbon(props: ByteRibbonProps): ReactElement {
  const { label, bytes, cuts, onCuts, caption } = props;
  const t = useText(texts).ribbon;
  const [page, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(bytes.length / PAGE_BYTES) - 1);
  const shown = Math.min(page, last);
  const from = shown * PAGE_BYTES;
  const until = Math.min(bytes.length, from + PAGE_BYTES);
  return (
    <section className={classes['ribbon']} aria-label={label}>
      <header>
        <strong>{label}</strong>
        <span className={classes['quiet']}>{bytes.length === 0 ? t.empty : (caption ?? t.cuts(cuts.length + 1))}</span>
        {last > 0 && (
          <span className={classes['pages']}>
            <IconButton
              icon={ChevronLeft}
              label={t.before}
              isDisabled={shown === 0}
              onPress={() => setPage(shown - 1)}
            />
            {t.page(from + 1, until, bytes.length)}
            <IconButton
              icon={ChevronRight}
              label={t.after}
              isDisabled={shown === last}
              onPress={() => setPage(shown + 1)}
            />
          </span>
        )}
        {onCuts && cuts.length > 0 && (
          <Button kind="quiet" icon={RotateCcw} onPress={() => onCuts([])}>
            {t.clear}
          </Button>
        )}
      </header>
      {onCuts && bytes.length > 1 ? (
        <Editable
          {...props}
          onCuts={onCuts}
          from={from}
          until={until}
          onTurn={(at) => setPage(Math.floor((at - 1) / PAGE_BYTES))}
        />
      ) : (
        <div className={classes['cells']}>
          <Cells {...props} from={from} until={until} />
        </div>
      )}
    </section>
  );
}

interface CellsProps extends ByteRibbonProps {
  readonly from: number;
  readonly until: number;
  /** The place the keys act at. */
  readonly at?: number;
}

function Cells({ bytes, cuts, spans = [], from, until, at, reached = Infinity }: CellsProps): ReactElement {
  const isCut = new Set(cuts);
  return (
    <>
      {Array.from(bytes.subarray(from, until), (byte, index) => {
        const position = from + index;
        const span = spans.findIndex((one) => position >= one.from && position < one.until);
        return (
          <ByteCell
            key={position}
            byte={byte}
            position={position}
            span={spans[span]}
            tone={span}
            isFirst={spans[span]?.from === position}
            isCut={isCut.has(position + 1) && position + 1 < bytes.length}
            isHere={at === position + 1}
            isLater={position >= reached}
          />
        );
      })}
    </>
  );
}

interface EditableProps extends CellsProps {
  readonly onCuts: (cuts: readonly number[]) => void;
  /** Shows the page on which a place lies. */
  readonly onTurn: (at: number) => void;
}

/** The whole takes the keys, as a text field would; a press between two bytes cuts, a mark can be dragged. */
function Editable(props: EditableProps): ReactElement {
  const { label, bytes, cuts, onCuts, onTurn } = props;
  const { length } = bytes;
  const t = useText(texts).ribbon;
  const hint = useId();
  const [at, setAt] = useState(1);
  const dragged = useRef<{ readonly start: number; at: number; readonly wasCut: boolean }>(undefined);
  const take = (next: RibbonDraft): void => {
    setAt(next.at);
    onTurn(next.at);
    if (next.cuts !== cuts) onCuts(next.cuts);
  };
  const press = (event: KeyboardEvent): void => {
    const next = afterKey({ cuts, at: Math.min(at, length - 1) }, event, length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    take(next);
    announce(t.at(next.at, length, next.cuts.includes(next.at)));
  };
  const pointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const place = placeUnder(event, length);
    if (place === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const wasCut = cuts.includes(place);
    dragged.current = { start: place, at: place, wasCut };
    take({ cuts: wasCut ? cuts : toggled(cuts, place, length), at: place });
  };
  const pointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const drag = dragged.current;
    const place = drag && placeUnder(event, length);
    if (!drag || place === undefined || place === drag.at) return;
    take({ cuts: moved(cuts, drag.at, place, length), at: place });
    drag.at = place;
  };
  const pointerUp = (): void => {
    const drag = dragged.current;
    dragged.current = undefined;
    // A press on a mark that was not dragged takes it away.
    if (drag?.wasCut && drag.at === drag.start) take({ cuts: toggled(cuts, drag.start, length), at: drag.start });
  };
  return (
    <>
      <div
        className={classNames(classes['cells'], classes['editable'])}
        role="application"
        tabIndex={0}
        aria-label={`${label}. ${t.at(at, length, cuts.includes(at))}`}
        aria-describedby={hint}
        onKeyDown={press}
        onPointerDown={pointerDown}
        onPointerMove={pointerMove}
        onPointerUp={pointerUp}
        onPointerCancel={() => (dragged.current = undefined)}
      >
        <Cells {...props} at={at} />
      </div>
      <p className={classes['quiet']}>
        {t.drag} <span id={hint}>{t.hint}</span>
      </p>
    </>
  );
}

/** The place between two bytes nearest to the pointer: before or after the cell it is on. */
function placeUnder(event: PointerEvent, length: number): number | undefined {
  // A captured pointer has the whole ribbon as its target, so the cell is looked for by its place.
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-position]');
  if (!(cell instanceof HTMLElement)) return undefined;
  const { left, width } = cell.getBoundingClientRect();
  const position = Number(cell.dataset['position']) + (event.clientX > left + width / 2 ? 1 : 0);
  return position >= 1 && position < length ? position : undefined;
}
