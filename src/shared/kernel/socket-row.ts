/** One row of the operating system's own table of sockets. */
import type { Transport } from '../net/net-data';

/** States of RFC 9293, section 3.3.2, as every system names them, in one spelling. */
export const TCP_STATES = [
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSED',
] as const;
export type TcpState = (typeof TCP_STATES)[number];

export interface SocketRow {
  readonly protocol: Transport;
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  /** 0 = none. */
  readonly remotePort: number;
  readonly state: TcpState | 'UNCONNECTED';
  /** Bytes received that the program has not read; of a listener, connections not yet accepted. `null` = the system does not say. */
  readonly receiveQueue: number | null;
  /** Bytes sent that the other end has not acknowledged. */
  readonly sendQueue: number | null;
  /** UDP: datagrams thrown away for want of room. */
  readonly drops: number | null;
  readonly pid: number | null;
}

/**
 * What a `note` of the actor `kernel` carries in `data`: one row that is new, changed or gone. `socket` of the event
 * is the name of src/shared/net/net-data.ts.
 */
export interface KernelNote {
  readonly kernel: 'row' | 'gone';
  /** The same for a row as long as it is there: `tcp 127.0.0.1:40001 127.0.0.1:7000`. */
  readonly key: string;
  readonly row: SocketRow;
  /** The state before, if it changed. */
  readonly was?: SocketRow['state'];
}
