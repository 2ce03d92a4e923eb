/** One waiting card as a row. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { ROW_PX } from '../../trace/table/row-window';
import { classNames } from '../../ui/class-names';
import { toMs } from '../event-data';
import { duration } from '../figures';
import type { Moment } from '../scene/use-moment';
import classes from './controls.module.css';
import { asText, spaced } from './hex-text';
import type { Card } from './network-state';
import { bytes, texts } from './text';

export interface CardRowProps {
  readonly id: string;
  readonly card: Card;
  /** Place in the line, from 0. */
  readonly index: number;
  readonly isChosen: boolean;
  readonly moment: Moment;
  /** Instead of its bytes as text. */
  readonly words?: string | undefined;
  readonly onChoose: () => void;
}

/** As many as the column is wide. */
const MOST_BYTES = 24;

export function CardRow({ id, card, index, isChosen, moment, words, onChoose }: CardRowProps): ReactElement {
  const t = useText(texts).cards;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classNames(classes['row'], isChosen && classes['chosen'])}
      style={{ top: index * ROW_PX }}
      onClick={onChoose}
    >
      <span role="gridcell" className={classes['number']}>
        {card.card}
      </span>
      <span role="gridcell" title={`:${card.from} → :${card.to}`}>
        {card.fromActor ?? `:${card.from}`} → {card.toServer ? t.toServer : t.toClient}
      </span>
      <span role="gridcell" className={classes['number']}>
        {bytes(card.sizeBytes)}
      </span>
      <span role="gridcell" className={classes['number']}>
        {/* While the run goes on time passes after its newest event, and the trace cannot say how much. */}
        {moment.live && '≥ '}
        {duration(toMs(Math.max(0, moment.now - card.since)))}
      </span>
      <span role="gridcell">
        {words === undefined ? <code>{asText(card.bytes, MOST_BYTES)}</code> : <span title={words}>{words}</span>}
        {card.isEdited && <span className={classes['badge']}> {t.edited}</span>}
      </span>
      <span role="gridcell">
        <code>{spaced(card.bytes, MOST_BYTES)}</code>
      </span>
    </div>
  );
}
