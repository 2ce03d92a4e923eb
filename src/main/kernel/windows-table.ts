/**
 * Windows: `Get-NetTCPConnection` and `Get-NetUDPEndpoint`, as JSON. Their states are numbers and so the
 * same in every language of Windows, which those of `netstat` are not. They say nothing of queues.
 *
 * @see MSFT_NetTCPConnection and MIB_TCP_STATE in Microsoft's documentation
 */
import type { SocketRow, TcpState } from '../../shared/kernel/socket-row';

/** One JSON object with both lists. `@()` makes a list also of a single row. */
export const WINDOWS_SCRIPT = [
  '$tcp = @(Get-NetTCPConnection -ErrorAction SilentlyContinue | Select-Object LocalAddress, LocalPort, RemoteAddress,',
  "RemotePort, @{n='State';e={[int]$_.State}}, OwningProcess)",
  '; $udp = @(Get-NetUDPEndpoint -ErrorAction SilentlyContinue | Select-Object LocalAddress, LocalPort, OwningProcess)',
  '; ConvertTo-Json -Compress -Depth 3 @{ tcp = $tcp; udp = $udp }',
].join(' ');

/** MIB_TCP_STATE. 12 (DELETE_TCB) is a connection being taken down; 100 (Bound) one that does not exist yet. */
const STATES: Readonly<Record<number, TcpState>> = {
  1: 'CLOSED',
  2: 'LISTEN',
  3: 'SYN_SENT',
  4: 'SYN_RECEIVED',
  5: 'ESTABLISHED',
  6: 'FIN_WAIT_1',
  7: 'FIN_WAIT_2',
  8: 'CLOSE_WAIT',
  9: 'CLOSING',
  10: 'LAST_ACK',
  11: 'TIME_WAIT',
  12: 'CLOSED',
};
const BOUND = 100;

interface Endpoint {
  readonly LocalAddress: string;
  readonly LocalPort: number;
  readonly OwningProcess: number;
}
interface TcpConnection extends Endpoint {
  readonly RemoteAddress: string;
  readonly RemotePort: number;
  readonly State: number;
}

/**
 * Reads what {@link WINDOWS_SCRIPT} printed.
 *
 * @throws SyntaxError if it is not JSON
 */
export function parseWindowsTable(text: string): readonly SocketRow[] {
  const { tcp = [], udp = [] } = JSON.parse(text) as { tcp?: readonly TcpConnection[]; udp?: readonly Endpoint[] };
  return [...tcp.filter(({ State }) => State !== BOUND).map(tcpRow), ...udp.map(udpRow)];
}

function tcpRow({ RemoteAddress, RemotePort, State, ...own }: TcpConnection): SocketRow {
  return {
    ...endOf(own),
    protocol: 'tcp',
    remoteAddress: RemoteAddress,
    remotePort: RemotePort,
    state: STATES[State] ?? 'CLOSED',
    // "System Idle Process" has what belongs to no process any more.
    pid: own.OwningProcess === 0 ? null : own.OwningProcess,
  };
}

function udpRow(own: Endpoint): SocketRow {
  return {
    ...endOf(own),
    protocol: 'udp',
    remoteAddress: '*',
    remotePort: 0,
    state: 'UNCONNECTED',
    pid: own.OwningProcess,
  };
}

const endOf = ({ LocalAddress, LocalPort }: Endpoint) => ({
  localAddress: LocalAddress,
  localPort: LocalPort,
  receiveQueue: null,
  sendQueue: null,
  drops: null,
});
