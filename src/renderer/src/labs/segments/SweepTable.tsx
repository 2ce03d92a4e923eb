/** How fast each protocol got the text across at each share of loss: figures, with a bar for the eye. */
import type { CSSProperties, ReactElement } from 'react';
import { SEGMENT_PROTOCOLS, type SegmentProtocol } from '../../../../shared/labs/segments/contract';
import { useText } from '../../language/text';
import classes from './Scene.module.css';
import { texts } from './scene-text';
import { sweepRows, type SweepCell } from './sweep';
import type { TransferState } from './model';

interface SweepTableProps {
  readonly transfer: TransferState;
  readonly streamBytes: number;
  readonly needed: number;
}

export function SweepTable({ transfer, streamBytes, needed }: SweepTableProps): ReactElement {
  const t = useText(texts);
  const rows = sweepRows(transfer, streamBytes);
  const total = rows.length * SEGMENT_PROTOCOLS.length;
  const fastest = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ bytesPerSecond = 0 }) => bytesPerSecond)));
  return (
    <table className={classes['sweep']}>
      <caption>
        {t.sweep} <span className={classes['quiet']}>{t.transfersDone(transfer.finished.length, total)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t.loss}</th>
          {SEGMENT_PROTOCOLS.map((protocol: SegmentProtocol) => (
            <th key={protocol} scope="col">
              {t.protocols[protocol]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ loss, cells }) => (
          <tr key={loss}>
            <th scope="row">{Math.round(100 * loss)} %</th>
            {cells.map((cell) => (
              <td key={cell.protocol}>
                <Speed cell={cell} fastest={fastest} needed={needed} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SpeedProps {
  readonly cell: SweepCell;
  readonly fastest: number;
  readonly needed: number;
}

function Speed({ cell, fastest, needed }: SpeedProps): ReactElement {
  const t = useText(texts);
  const { phase, bytesPerSecond, segmentsSent, acknowledged } = cell;
  if (acknowledged !== undefined) {
    return (
      <>
        <span className={classes['progress']} aria-hidden>
          <span className={classes['bar']} style={shareOf(acknowledged, needed)} />
        </span>
        {t.transferring(acknowledged, needed)}
      </>
    );
  }
  if (bytesPerSecond === undefined) {
    return <span className={classes['quiet']}>{phase === 'gave-up' ? t.gaveUp : t.notBegun}</span>;
  }
  return (
    <>
      <span className={classes['bar']} style={shareOf(bytesPerSecond, fastest)} aria-hidden />
      {t.perSecond(bytesPerSecond)} <span className={classes['quiet']}>{t.times(segmentsSent ?? 0, needed)}</span>
    </>
  );
}

const shareOf = (part: number, all: number): CSSProperties =>
  ({ '--share': `${(100 * part) / all}%` }) as CSSProperties;
