/** A process and the sockets it holds at the playhead. */
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import { ActorBox } from '../scene/ActorBox';
import type { Moment } from '../scene/use-moment';
import classes from './network.module.css';
import type { NetworkState, SocketState } from './network-state';
import { bytes, texts } from './text';

export interface SocketBoxProps {
  readonly actor: string;
  readonly moment: Moment;
  readonly network: NetworkState;
  /** Its place among the lanes while there are none yet. */
  readonly expectedIndex: number;
  readonly compact?: boolean;
  /** Beside its name. */
  readonly beside?: ReactNode;
  /** Which of its sockets belong into the picture: all, unless told. */
  readonly isShown?: (socket: SocketState) => boolean;
  readonly children?: ReactNode;
}

/** A server with more connections than that is told by their number. */
const MOST_SOCKETS = 6;

export function SocketBox({ children, network, isShown = () => true, ...box }: SocketBoxProps): ReactElement {
  const sockets = network.socketsOf(box.actor).filter(isShown);
  const most = box.compact ? MOST_SOCKETS / 2 : MOST_SOCKETS;
  return (
    <ActorBox {...box}>
      <SocketList actor={box.actor} sockets={sockets} most={most} />
      {children}
    </ActorBox>
  );
}

interface SocketListProps {
  readonly actor: string;
  readonly sockets: readonly SocketState[];
  readonly most: number;
}

/** Those that are open come first: of a long list the closed ones are counted only. */
export function SocketList({ actor, sockets, most }: SocketListProps): ReactElement | null {
  const t = useText(texts).socket;
  if (sockets.length === 0) return null;
  const isOver = ({ phase }: SocketState): number => (phase === 'closed' || phase === 'reset' ? 1 : 0);
  const drawn = sockets
    .toSorted((one, other) => isOver(one) - isOver(other))
    .slice(0, most)
    .toSorted((one, other) => one.row - other.row);
  return (
    <ul className={classes['sockets']} aria-label={t.sockets(actor)}>
      {drawn.map((socket) => (
        <Socket key={socket.row} socket={socket} />
      ))}
      {sockets.length > most && <li className={classes['quiet']}>{t.more(sockets.length - most)}</li>}
    </ul>
  );
}

function Socket({ socket }: { readonly socket: SocketState }): ReactElement {
  const t = useText(texts).socket;
  const { role, port, remotePort, phase, sent, received, error, backlog } = socket;
  const words = [t.phase[phase], error, role === 'listener' && backlog !== undefined && `backlog ${backlog}`];
  return (
    <li className={classNames(classes['socket'], classes[phase])}>
      <span className={classes['role']}>{t.role[role]}</span>
      <code>
        :{port}
        {remotePort !== undefined && ` ↔ :${remotePort}`}
      </code>
      {sent.times > 0 && (
        <span className={classes['count']} title={t.sent(sent.times, bytes(sent.bytes))}>
          <ArrowUpRight size={12} aria-hidden />
          <span className="visually-hidden">{t.sent(sent.times, bytes(sent.bytes))}</span>
          <span aria-hidden>{sent.times.toLocaleString('en')}</span>
        </span>
      )}
      {received.times > 0 && (
        <span className={classes['count']} title={t.received(received.times, bytes(received.bytes))}>
          <ArrowDownLeft size={12} aria-hidden />
          <span className="visually-hidden">{t.received(received.times, bytes(received.bytes))}</span>
          <span aria-hidden>{received.times.toLocaleString('en')}</span>
        </span>
      )}
      <span className={classes['phase']}>{words.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
