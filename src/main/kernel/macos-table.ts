/**
 * macOS: `netstat -an` for the rows, `lsof` for whose they are; both without privileges for one's own.
 *
 *     Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
 *     tcp4       0      0  127.0.0.1.7000         127.0.0.1.52345        ESTABLISHED
 *     tcp46      0      0  *.7001                 *.*                    LISTEN
 *     udp4       0      0  127.0.0.1.5000         *.*
 *
 * The port is what follows the last dot. netstat also lists connections in TIME_WAIT, which belong to no
 * process and which lsof therefore does not know. Neither says how many datagrams were dropped.
 *
 * @see netstat(1), lsof(8) "OUTPUT FOR OTHER PROGRAMS"
 */
import type { SocketRow, TcpState } from '../../shared/kernel/socket-row';
import type { Transport } from '../../shared/net/net-data';

/** As netstat spells them. */
const STATES: Readonly<Record<string, TcpState>> = {
  CLOSED: 'CLOSED',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN_SENT',
  SYN_RCVD: 'SYN_RECEIVED',
  ESTABLISHED: 'ESTABLISHED',
  CLOSE_WAIT: 'CLOSE_WAIT',
  FIN_WAIT_1: 'FIN_WAIT_1',
  CLOSING: 'CLOSING',
  LAST_ACK: 'LAST_ACK',
  FIN_WAIT_2: 'FIN_WAIT_2',
  TIME_WAIT: 'TIME_WAIT',
};

const ROW = /^(tcp|udp)(?:4|6|46)?\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)(?:\s+([A-Z][A-Z_12]+))?/;

/** Reads what `netstat -an` printed. Lines that are not rows of TCP or UDP are passed over. */
export function parseNetstat(text: string): readonly SocketRow[] {
  return text.split('\n').flatMap((line) => {
    const found = ROW.exec(line.trim());
    if (!found) return [];
    const [, protocol = '', receiveQueue, sendQueue, local = '', remote = '', state = ''] = found;
    const [localAddress, localPort] = parseEnd(local);
    const [remoteAddress, remotePort] = parseEnd(remote);
    return [
      {
        protocol: protocol as Transport,
        localAddress,
        localPort,
        remoteAddress,
        remotePort,
        state: protocol === 'udp' ? (remotePort === 0 ? 'UNCONNECTED' : 'ESTABLISHED') : (STATES[state] ?? 'CLOSED'),
        receiveQueue: Number(receiveQueue),
        sendQueue: Number(sendQueue),
        drops: null,
        pid: null,
      },
    ];
  });
}

/** `127.0.0.1.7000`, `*.7001`, `::1.7002`, `*.*` */
function parseEnd(text: string): readonly [address: string, port: number] {
  const dot = text.lastIndexOf('.');
  const port = text.slice(dot + 1);
  return [text.slice(0, dot), port === '*' ? 0 : Number(port)];
}

/**
 * Reads what `lsof -nP -i -F pPn` printed: `p` begins a process, `P` and `n` are protocol and name of
 * one of its sockets.
 *
 * @returns process numbers by {@link ownerKey}
 */
export function parseLsof(text: string): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  let pid = 0;
  let protocol = '';
  for (const line of text.split('\n')) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = Number(value);
    else if (line.startsWith('P')) protocol = value.toLowerCase();
    else if (line.startsWith('n')) {
      const [local = '', remote = ''] = value.split('->');
      owners.set(ownerKey(protocol, portOf(local), portOf(remote)), pid);
    }
  }
  return owners;
}

/** On one machine the two ports name a socket well enough: no other has both. */
export const ownerKey = (protocol: string, localPort: number, remotePort: number): string =>
  `${protocol} ${String(localPort)} ${String(remotePort)}`;

function portOf(end: string): number {
  const port = Number(end.slice(end.lastIndexOf(':') + 1));
  return Number.isInteger(port) ? port : 0;
}
