/** One direction of a connection: which write each byte came from, in which pieces it was read. */
import { useMemo, type ReactElement } from 'react';
import { bytesOfHex } from '../../../../shared/net/hex';
import { useText } from '../../language/text';
import type { RunView } from '../../run/run-view';
import { ByteRibbon } from './ByteRibbon';
import type { NetworkState, StreamPiece } from './network-state';
import classes from './ribbon.module.css';
import { barsOf, beginningOf } from './stream-pieces';
import { bytes, texts } from './text';

export interface StreamViewProps {
  readonly view: RunView;
  readonly network: NetworkState;
  /** Ports: the sending end's and the receiving end's. */
  readonly from: number;
  readonly to: number;
}

/** Four pages of the ribbon: of a longer stream the proportions say more than the bytes. */
const MOST_BYTES = 1_024;
/** Two pixels each at the usual width. */
const MOST_BARS = 300;

export function StreamView({ view, network, from, to }: StreamViewProps): ReactElement {
  const t = useText(texts).stream;
  const { writes, reads } = useMemo(() => network.stream(from, to), [network, from, to]);
  const [written, read] = [writes.at(-1)?.until ?? 0, reads.at(-1)?.until ?? 0];
  const label = t.title(
    network.ownerOf('tcp', from) ?? `:${String(from)}`,
    network.ownerOf('tcp', to) ?? `:${String(to)}`,
  );
  if (written === 0) return <p className={classes['quiet']}>{`${label}: ${t.nothing}`}</p>;
  return (
    // A group, since the ribbon in it is a region with this name already.
    <div role="group" className={classes['ribbon']} aria-label={label}>
      {written > MOST_BYTES ? (
        <>
          <header>
            <strong>{label}</strong>
          </header>
          <Bars label={t.writes} pieces={writes} length={written} />
          <Bars label={t.reads} pieces={reads} length={written} isRead />
        </>
      ) : (
        <Bytes
          view={view}
          label={label}
          caption={t.summary(writes.length, reads.length)}
          writes={writes}
          reads={reads}
        />
      )}
      <p className={classes['quiet']}>
        {t.sizes(bytes(written), bytes(read))}
        {written <= MOST_BYTES && ` · ${t.explain}`}
      </p>
    </div>
  );
}

interface BytesProps {
  readonly view: RunView;
  readonly label: string;
  readonly caption: string;
  readonly writes: readonly StreamPiece[];
  readonly reads: readonly StreamPiece[];
}

function Bytes({ view, label, caption, writes, reads }: BytesProps): ReactElement {
  const { hex, ...pieces } = beginningOf(writes, reads, (row) => view.store.bytesAt(row), MOST_BYTES);
  return (
    <ByteRibbon
      label={label}
      caption={caption}
      bytes={bytesOfHex(hex)}
      cuts={pieces.reads.map(({ until }) => until)}
      reached={reads.at(-1)?.until ?? 0}
      spans={pieces.writes.map(({ from, until }, at) => ({ from, until, label: String(at + 1) }))}
    />
  );
}

interface BarsProps {
  readonly label: string;
  readonly pieces: readonly StreamPiece[];
  readonly length: number;
  readonly isRead?: boolean;
}

function Bars({ label, pieces, length, isRead = false }: BarsProps): ReactElement {
  return (
    <div className={classes['bars']}>
      <span>{`${label}: ${pieces.length.toLocaleString('en')}`}</span>
      <svg viewBox={`0 0 ${String(length)} 10`} preserveAspectRatio="none" aria-hidden>
        {barsOf(pieces, MOST_BARS).map(({ from, until }) => (
          <rect
            key={from}
            x={from}
            y={0}
            width={until - from}
            height={10}
            className={isRead ? classes['read'] : undefined}
          />
        ))}
      </svg>
    </div>
  );
}
