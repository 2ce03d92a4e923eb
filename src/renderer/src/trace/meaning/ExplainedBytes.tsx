/**
 * Bytes with what each means: cells in which what belongs together is coloured alike, one line that names the part
 * under the pointer or the keys, and the values one below the other.
 */
import { useId, useState, type CSSProperties, type KeyboardEvent, type ReactElement } from 'react';
import { hexOfByte } from '../../../../shared/net/hex';
import { valuesOf, type ExplainedValue, type Span } from '../../../../shared/net/meaning';
import { useText } from '../../language/text';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import classes from './meaning.module.css';
import { spanWords, valueWords, writtenOut } from './span-words';
import { texts } from './text';

export interface ExplainedBytesProps {
  readonly bytes: Uint8Array;
  /** Of these bytes, in order, without gaps. */
  readonly spans: readonly Span[];
  /** Names it; `What the bytes say` if left out. */
  readonly label?: string | undefined;
  /** After how many bytes they were cut, rising: what follows came by itself. */
  readonly cuts?: readonly number[] | undefined;
}

/** Some eight rows; more on demand. */
const PAGE_CELLS = 256;
/** Of a long text the beginning tells what it is. */
const MOST_SPAN_CELLS = 32;

const cellsOf = ({ from, to }: Span): number => Math.min(MOST_SPAN_CELLS, to - from);

/** How many spans so many cells have room for. */
function countWithin(spans: readonly Span[], cells: number): number {
  let left = cells;
  let count = 0;
  for (; count < spans.length && left > 0; count += 1) left -= cellsOf(spans[count] ?? NO_SPAN);
  return count;
}

const NO_SPAN: Span = { from: 0, to: 0, role: 'bad', code: 'garbage', value: 0, depth: 0 };

export function ExplainedBytes({ bytes, spans, label, cuts = [] }: ExplainedBytesProps): ReactElement {
  const t = useText(texts);
  const hint = useId();
  const [most, setMost] = useState(PAGE_CELLS);
  const [chosen, setChosen] = useState<number>();
  const [pointed, setPointed] = useState<number>();
  const shown = spans.slice(0, countWithin(spans, most));
  const rest = bytes.length - (shown.at(-1)?.to ?? 0);
  const at = chosen === undefined ? undefined : Math.min(chosen, shown.length - 1);
  const told = shown[pointed ?? at ?? -1];
  const press = (event: KeyboardEvent): void => {
    const next = indexAfter(event.key, at, shown.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(next);
    const span = shown[next];
    if (span) announce(toldOf(bytes, span, spanWords(span, t)));
  };
  const title = label ?? t.title;
  const isCut = new Set(cuts);
  return (
    <section className={classes['explained']} aria-label={title}>
      <div
        className={classes['cells']}
        role="application"
        tabIndex={0}
        aria-label={title}
        aria-describedby={hint}
        onKeyDown={press}
        onFocus={() => setChosen((known) => known ?? 0)}
        onPointerLeave={() => setPointed(undefined)}
      >
        {shown.map((span, index) => (
          <SpanCells
            key={span.from}
            bytes={bytes}
            span={span}
            isCut={isCut}
            isHere={span === told}
            words={spanWords(span, t)}
            onPoint={() => setPointed(index)}
            onChoose={() => setChosen(index)}
          />
        ))}
      </div>
      <p className={classes['told']} aria-hidden>
        {told ? toldOf(bytes, told, spanWords(told, t)) : t.hint}
      </p>
      <p className="visually-hidden" id={hint}>
        {t.hint}
      </p>
      <Values bytes={bytes} spans={shown} told={told} />
      {rest > 0 && (
        <p className={classes['quiet']}>
          {t.more(rest)}{' '}
          <Button kind="quiet" onPress={() => setMost(most + PAGE_CELLS)}>
            {t.showMore}
          </Button>
        </p>
      )}
    </section>
  );
}

const toldOf = (bytes: Uint8Array, { from, to }: Span, words: string): string =>
  `${writtenOut(bytes.subarray(from, to)).slice(0, MOST_TOLD_CHARS)} · ${words}`;
/** The cells have all of it. */
const MOST_TOLD_CHARS = 60;

function indexAfter(key: string, at: number | undefined, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, (at ?? 0) - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

interface SpanCellsProps {
  readonly bytes: Uint8Array;
  readonly span: Span;
  readonly isCut: ReadonlySet<number>;
  readonly isHere: boolean;
  readonly words: string;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function SpanCells({ bytes, span, isCut, isHere, words, onPoint, onChoose }: SpanCellsProps): ReactElement {
  const t = useText(texts);
  const { from, to, role, value } = span;
  return (
    <span
      className={classNames(
        classes['span'],
        classes[role],
        value % 2 === 1 && classes['odd'],
        isHere && classes['here'],
      )}
      title={words}
      onPointerEnter={onPoint}
      onClick={onChoose}
    >
      {Array.from(bytes.subarray(from, from + cellsOf(span)), (byte, index) => (
        <span key={index} className={classNames(classes['cell'], isCut.has(from + index + 1) && classes['cut'])}>
          <span>{hexOfByte(byte)}</span>
          <span className={classes['letter']}>{letter(byte)}</span>
        </span>
      ))}
      {to - from > MOST_SPAN_CELLS && <span className={classes['long']}>{t.more(to - from - MOST_SPAN_CELLS)}</span>}
    </span>
  );
}

const NAMES: Readonly<Record<number, string>> = { 0x0a: '\\n', 0x0d: '\\r', 0x20: '␣' };
const letter = (byte: number): string => NAMES[byte] ?? (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

interface ValuesProps {
  readonly bytes: Uint8Array;
  readonly spans: readonly Span[];
  readonly told: Span | undefined;
}

/** The tree of values: a line each, deeper by how many it is in. */
function Values({ bytes, spans, told }: ValuesProps): ReactElement {
  const t = useText(texts);
  return (
    <ol className={classes['values']} tabIndex={0} aria-label={t.values}>
      {valuesOf(spans).map((value) => (
        <li
          key={value.from}
          style={{ '--depth': value.depth } as CSSProperties}
          className={classNames(isIn(told, value) && classes['here'])}
        >
          <code>{shortened(writtenOut(bytes.subarray(value.from, value.to)))}</code>
          <span>{valueWords(value, t)}</span>
        </li>
      ))}
    </ol>
  );
}

const isIn = (span: Span | undefined, { from, to }: ExplainedValue): boolean =>
  span !== undefined && span.from >= from && span.to <= to;

/** A line; the cells above have the rest. */
const MOST_VALUE_CHARS = 48;
const shortened = (text: string): string =>
  text.length > MOST_VALUE_CHARS ? `${text.slice(0, MOST_VALUE_CHARS)}…` : text;
