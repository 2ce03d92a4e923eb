/**
 * Linux: `/proc/net/{tcp,tcp6,udp,udp6}`, readable by everybody.
 *
 *     sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ...
 *      0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 ...
 *
 * Addresses are 32-bit words in hex as the processor has them, so little-endian on all we run on; ports
 * and queues are plain hex. Of a listener `rx_queue` counts connections not yet accepted. UDP rows end
 * with the count of datagrams dropped for want of room.
 *
 * @see proc_pid_net(5); net/ipv4/tcp_ipv4.c `tcp4_seq_show`; include/net/tcp_states.h
 */
import type { Transport } from '../../shared/net/net-data';
import type { SocketRow } from '../../shared/kernel/socket-row';

/** A row and the number by which a process's descriptors name its socket; 0 = of no process any more. */
export type LinuxRow = SocketRow & { readonly inode: number };

/** By their number in include/net/tcp_states.h. A socket in NEW_SYN_RECV (12) is still one in SYN_RECEIVED. */
const STATES: Readonly<Record<number, SocketRow['state']>> = {
  1: 'ESTABLISHED',
  2: 'SYN_SENT',
  3: 'SYN_RECEIVED',
  4: 'FIN_WAIT_1',
  5: 'FIN_WAIT_2',
  6: 'TIME_WAIT',
  7: 'CLOSED',
  8: 'CLOSE_WAIT',
  9: 'LAST_ACK',
  10: 'LISTEN',
  11: 'CLOSING',
  12: 'SYN_RECEIVED',
};

/** Fields of a line that we read, by place. */
const [LOCAL, REMOTE, STATE, QUEUES, INODE, DROPS] = [1, 2, 3, 4, 9, 12];

/** Reads one of the files. Lines that are not rows, such as the first, are passed over. */
export function parseLinuxTable(text: string, protocol: Transport): readonly LinuxRow[] {
  return text.split('\n').flatMap((line) => {
    const row = parseLine(line.trim().split(/\s+/), protocol);
    return row ? [row] : [];
  });
}

function parseLine(fields: readonly string[], protocol: Transport): LinuxRow | undefined {
  const local = parseEnd(fields[LOCAL]);
  const remote = parseEnd(fields[REMOTE]);
  if (!local || !remote) return undefined;
  const [sendQueue, receiveQueue] = (fields[QUEUES] ?? '').split(':').map((hex) => parseInt(hex, 16));
  return {
    protocol,
    localAddress: local.address,
    localPort: local.port,
    remoteAddress: remote.address,
    remotePort: remote.port,
    state: stateOf(parseInt(fields[STATE] ?? '', 16), protocol),
    receiveQueue: receiveQueue ?? null,
    sendQueue: sendQueue ?? null,
    drops: protocol === 'udp' ? Number(fields[DROPS] ?? 0) : null,
    pid: null,
    inode: Number(fields[INODE] ?? 0),
  };
}

/** UDP knows two: 7 is every socket without a fixed other end, 1 one that was connected to it. */
function stateOf(number: number, protocol: Transport): SocketRow['state'] {
  if (protocol === 'udp') return number === 1 ? 'ESTABLISHED' : 'UNCONNECTED';
  return STATES[number] ?? 'CLOSED';
}

function parseEnd(text: string | undefined): { readonly address: string; readonly port: number } | undefined {
  const found = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text ?? '');
  if (!found) return undefined;
  const [, words = '', port = ''] = found;
  const bytes = bytesOf(words);
  return { address: bytes.length === 4 ? bytes.join('.') : ipv6(bytes), port: parseInt(port, 16) };
}

/** Each word of four bytes stands the other way round. */
function bytesOf(words: string): readonly number[] {
  const bytes = (words.match(/../g) ?? []).map((hex) => parseInt(hex, 16));
  return bytes.map((_, at) => bytes[at - (at % 4) + 3 - (at % 4)] ?? 0);
}

/** An IPv4 address inside an IPv6 one (RFC 4291, section 2.5.5.2) is shown as what it is. */
function ipv6(bytes: readonly number[]): string {
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  if (mapped) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  return shortest(groups.map((group) => group.toString(16)));
}

/** The longest run of zero groups becomes `::` (RFC 5952, section 4.2). */
export function shortest(groups: readonly string[]): string {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < groups.length; from += 1) {
    let length = 0;
    while (groups[from + length] === '0') length += 1;
    if (length > best.length) best = { from, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.from).join(':')}::${groups.slice(best.from + best.length).join(':')}`;
}
