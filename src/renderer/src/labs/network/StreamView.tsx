/** One direction of a connection: which write each byte came from, in which pieces it was read. */
import { use, useMemo, type ReactElement } from 'react';
import { bytesOfHex } from '../../../../shared/net/hex';
import { useText } from '../../language/text';
import { ExplainedBytes } from '../../trace/meaning/ExplainedBytes';
import { streamMeaningOf } from '../../trace/meaning/stream-meaning';
import { explainerOf, WireContext, type WireProtocol } from '../../trace/meaning/wire';
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
  const protocol = use(WireContext);
  const { writes, reads } = useMemo(() => network.stream(from, to), [network, from, to]);
  const [written, read] = [writes.at(-1)?.until ?? 0, reads.at(-1)?.until ?? 0];
  const isLong = written > MOST_BYTES;
  const label = t.title(
    network.ownerOf('tcp', from) ?? `:${String(from)}`,
    network.ownerOf('tcp', to) ?? `:${String(to)}`,
  );
  if (written === 0) return <p className={classes['quiet']}>{`${label}: ${t.nothing}`}</p>;
  return (
    // A group, since the ribbon in it is a region with this name already.
    <div role="group" className={classes['ribbon']} aria-label={label}>
      {(isLong || protocol) && (
        <>
          <header>
            <strong>{label}</strong>
            <span className={classes['quiet']}>{t.summary(writes.length, reads.length)}</span>
          </header>
          {isLong && <Bars label={t.writes} pieces={writes} length={written} />}
          {isLong && <Bars label={t.reads} pieces={reads} length={written} isRead />}
        </>
      )}
      {!isLong && protocol === undefined && (
        <Bytes
          view={view}
          label={label}
          caption={t.summary(writes.length, reads.length)}
          writes={writes}
          reads={reads}
        />
      )}
      {protocol && (
        <Explained view={view} protocol={protocol} from={from} label={label} writes={writes} reads={reads} />
      )}
      <p className={classes['quiet']}>
        {t.sizes(bytes(written), bytes(read))}
        {!isLong && protocol === undefined && ` · ${t.explain}`}
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

/** Enough for what is said first, a server's long answer about itself included; single events have the rest. */
const MOST_EXPLAINED_BYTES = 16_384;

interface ExplainedProps extends Omit<BytesProps, 'caption'> {
  readonly protocol: WireProtocol;
  /** The sending end's port. */
  readonly from: number;
}

/** The stream's beginning in the words of its protocol. */
function Explained({ view, protocol, from, label, writes, reads }: ExplainedProps): ReactElement {
  const { hex, ...pieces } = beginningOf(writes, reads, (row) => view.store.bytesAt(row), MOST_EXPLAINED_BYTES);
  const direction = streamMeaningOf(view.store, protocol).directionFrom(from);
  const bytes = bytesOfHex(hex);
  const spans = explainerOf(protocol, direction).take(bytes);
  return <ExplainedBytes label={label} bytes={bytes} spans={spans} cuts={pieces.reads.map(({ until }) => until)} />;
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
