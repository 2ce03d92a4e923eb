/**
 * What is under way between two boxes, both directions. A thing lies on the wire from the event that sent
 * it to the event that received it; nothing moves in between, since nobody sees it there.
 */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { Moment } from '../scene/use-moment';
import classes from './network.module.css';
import type { NetworkState, Parcel } from './network-state';
import { bytes, texts, type NetworkWords } from './text';
import { wireOf, type WireState } from './wire-state';

export interface WiresProps {
  readonly moment: Moment;
  readonly network: NetworkState;
  /** The box at its left and the box at its right. */
  readonly left: string;
  readonly right: string;
  /** One of them, if it is no program of this run: nobody here sees what it receives. */
  readonly unseen?: string | undefined;
  /** Low: what it carries stands beside it instead of below. */
  readonly compact?: boolean;
}

/** As many as stand side by side with their sizes. */
const MOST_SIZED = 4;
/** As many marks as the narrowest wire holds. */
const MOST_MARKS = 12;

export function Wires({ moment, network, left, right, unseen, compact = false }: WiresProps): ReactElement {
  const t = useText(texts);
  return (
    <div
      className={classNames(classes['wires'], compact && classes['low'])}
      role="group"
      aria-label={t.wire.label(left, right)}
    >
      <Wire wire={wireOf(network, left, right, unseen)} towards="right" to={right} over={moment.over} />
      <Wire wire={wireOf(network, right, left, unseen)} towards="left" to={left} over={moment.over} />
    </div>
  );
}

interface WireProps {
  readonly wire: WireState;
  readonly towards: 'right' | 'left';
  readonly to: string;
  readonly over: boolean;
}

/** One direction. */
export function Wire({ wire, towards, to, over }: WireProps): ReactElement {
  const t = useText(texts);
  const { parcels, sent } = wire;
  const drawn = parcels.slice(-MOST_MARKS);
  const hasSizes = drawn.length <= MOST_SIZED;
  const words = wordsOf(t, wire, over);
  return (
    <div
      className={classNames(
        classes['wire'],
        classes[towards],
        sent.times === 0 && classes['unused'],
        wire.isLit && classes['lit'],
        over && classes['over'],
      )}
      title={`→ ${to}: ${words}`}
    >
      <span className={classes['line']} aria-hidden>
        {drawn.map((parcel) => (
          <Mark key={parcel.row} parcel={parcel} hasSize={hasSizes} isStream={wire.isStream} />
        ))}
      </span>
      <span className="visually-hidden">{`${to}: `}</span>
      <span className={classes['wireWords']}>{words}</span>
    </div>
  );
}

function Mark({
  parcel,
  hasSize,
  isStream,
}: {
  readonly parcel: Parcel;
  readonly hasSize: boolean;
  readonly isStream: boolean;
}): ReactElement {
  const isChanged = parcel.did.includes('corrupted') || parcel.did.includes('edited');
  return (
    <span
      className={classNames(
        classes['parcel'],
        isStream && classes['piece'],
        parcel.did.includes('duplicated') && classes['twin'],
        isChanged && classes['damaged'],
      )}
    >
      {hasSize && bytes(parcel.sizeBytes)}
    </span>
  );
}

function wordsOf({ wire: t }: NetworkWords, wire: WireState, over: boolean): string {
  const { underWay, received, sent, isStream } = wire;
  if (sent.times === 0) return '';
  if (wire.isUnseen) return t.sent(isStream ? bytes(sent.bytes) : sent.times.toLocaleString('en'));
  if (over && !isStream && underWay.times > 0) return t.lost(underWay.times);
  if (underWay.times === 0) return isStream ? bytes(received.bytes) : t.arrived(received.times);
  if (isStream) return over ? t.bytesNeverRead(bytes(underWay.bytes)) : t.bytesUnderWay(bytes(underWay.bytes));
  return t.underWay(underWay.times, bytes(underWay.bytes));
}
