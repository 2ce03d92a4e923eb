/** One byte: its hex digits, and the letter it would be. */
import type { CSSProperties, ReactElement } from 'react';
import { hexOfByte } from '../../../../shared/net/hex';
import { actorMark } from '../../trace/actor-mark';
import { classNames } from '../../ui/class-names';
import type { ByteSpan } from './ByteRibbon';
import classes from './ribbon.module.css';

export interface ByteCellProps {
  readonly byte: number;
  /** From 0. */
  readonly position: number;
  readonly span: ByteSpan | undefined;
  /** Which of the spans it is; -1 = none. */
  readonly tone: number;
  /** It begins its span. */
  readonly isFirst: boolean;
  /** The stream is cut after it. */
  readonly isCut: boolean;
  /** It is not there yet. */
  readonly isLater: boolean;
  /** The keys act at the place after it. */
  readonly isHere: boolean;
}

const letter = (byte: number): string =>
  byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : (NAMES[byte] ?? '·');
/** Bytes that frame messages, as they are usually written. */
const NAMES: Readonly<Record<number, string>> = { 0x0a: '\\n', 0x0d: '\\r', 0x20: '␣', 0x09: '\\t', 0x00: '\\0' };

/** As many as a name needs: a span may go on in the next row. */
const MOST_NAME_CELLS = 4;
const cellsOf = ({ from, until }: ByteSpan): number => Math.min(MOST_NAME_CELLS, until - from);

export function ByteCell({ byte, position, span, tone, isFirst, isCut, isHere, isLater }: ByteCellProps): ReactElement {
  const style = (span ? { '--tone': actorMark(tone).color, '--cells': cellsOf(span) } : {}) as CSSProperties;
  return (
    <span
      data-position={position}
      style={style}
      title={`${position}${span ? ` · ${span.label}` : ''}`}
      className={classNames(
        classes['cell'],
        tone >= 0 && classes['toned'],
        tone % 2 === 1 && classes['odd'],
        span?.role === 'header' && classes['header'],
        isCut && classes['cut'],
        isHere && classes['here'],
        isLater && classes['later'],
      )}
    >
      <span className={classes['name']} aria-hidden={!isFirst}>
        {isFirst && span?.label}
      </span>
      <span className={classes['hex']}>{hexOfByte(byte)}</span>
      <span className={classes['letter']}>{letter(byte)}</span>
    </span>
  );
}
