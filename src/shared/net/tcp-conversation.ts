/**
 * One TCP connection as its packets: what the system must have sent for what the programs did.
 *
 * Each end counts its bytes from a number of its own. The trace does not know the real ones, so the client
 * begins at 1,000,000,000 and the server at 2,000,000,000; SYN and FIN count as one byte each.
 *
 * Left out: when the system really acknowledged (here: when the receiving program read), what it sent
 * twice, and how much room it said it had.
 */
import { LOOPBACK_SEGMENT_BYTES, NO_CONTENTS, tcpFrame, type Contents, type Frame } from './frames';
import type { PacketPurpose } from './packet';
import type { TcpFlag } from './tcp-header';

const CLIENT_BEGINS = 1_000_000_000;
const SERVER_BEGINS = 2_000_000_000;
/** Sequence numbers have 32 bits and go on from 0 after the last. */
const SEQUENCES = 2 ** 32;

export interface Segment extends Frame {
  readonly purpose: PacketPurpose;
}

interface End {
  readonly port: number;
  readonly begins: number;
  sentBytes: number;
  /** Of the other end's bytes, those this end's program has read. */
  readBytes: number;
  ended: boolean;
  heardEnd: boolean;
}

const endAt = (port: number, begins: number): End => ({
  port,
  begins,
  sentBytes: 0,
  readBytes: 0,
  ended: false,
  heardEnd: false,
});

export class TcpConversation {
  readonly #client: End;
  readonly #server: End;
  #over = false;

  /** @param nextId  numbers the IPv4 packets */
  constructor(
    clientPort: number,
    serverPort: number,
    readonly nextId: () => number,
  ) {
    this.#client = endAt(clientPort, CLIENT_BEGINS);
    this.#server = endAt(serverPort, SERVER_BEGINS);
  }

  /** SYN, SYN and ACK, ACK. */
  opened(): Segment[] {
    const [client, server] = [this.#client, this.#server];
    return [
      this.#opening(client, ['SYN']),
      this.#opening(server, ['SYN', 'ACK']),
      this.#segment(client, ['ACK'], 'open', NO_CONTENTS, 0),
    ];
  }

  /** SYN, and RST as the answer. */
  refused(): Segment[] {
    const [{ port: from, begins: sequence }, { port: to }] = [this.#client, this.#server];
    const back = { from: to, to: from, sequence: 0, acknowledgment: sequence + 1, flags: ['RST', 'ACK'] } as const;
    return [this.#opening(this.#client, ['SYN']), { ...tcpFrame(back, NO_CONTENTS, this.nextId()), purpose: 'refuse' }];
  }

  /** @param offset  where in its direction's stream the bytes belong; after what was sent before if it is not known */
  sent(from: number, inside: Contents, offset?: number): Segment[] {
    const end = this.#endOf(from);
    if (this.#over || end.ended) return [];
    const begins = offset ?? end.sentBytes;
    const segments: Segment[] = [];
    for (let at = 0; at < inside.sizeBytes; at += LOOPBACK_SEGMENT_BYTES) {
      const sizeBytes = Math.min(LOOPBACK_SEGMENT_BYTES, inside.sizeBytes - at);
      const part = { payload: inside.payload.subarray(at, at + sizeBytes), sizeBytes };
      segments.push(this.#segment(end, ['PSH', 'ACK'], 'data', part, begins + at));
    }
    end.sentBytes = Math.max(end.sentBytes, begins + inside.sizeBytes);
    return segments;
  }

  /** @param until  so many bytes of what `from` sent have been read by the other end */
  read(from: number, until: number): Segment[] {
    const [other, reader] = [this.#endOf(from), this.#otherThan(from)];
    if (this.#over || until <= reader.readBytes) return [];
    // No system acknowledges what was never sent.
    reader.readBytes = Math.min(until, other.sentBytes);
    return [this.#acknowledgment(reader)];
  }

  closed(from: number): Segment[] {
    const end = this.#endOf(from);
    if (this.#over || end.ended) return [];
    const segment = this.#segment(end, ['FIN', 'ACK'], 'close', NO_CONTENTS, end.sentBytes);
    end.ended = true;
    return [segment];
  }

  /** The other end's program has read up to the end of what `from` sent. */
  readEnd(from: number): Segment[] {
    const [other, reader] = [this.#endOf(from), this.#otherThan(from)];
    if (this.#over || !other.ended || reader.heardEnd) return [];
    reader.readBytes = other.sentBytes;
    reader.heardEnd = true;
    return [this.#acknowledgment(reader)];
  }

  reset(from: number): Segment[] {
    if (this.#over) return [];
    const end = this.#endOf(from);
    const segment = this.#segment(end, ['RST', 'ACK'], 'reset', NO_CONTENTS, end.sentBytes + (end.ended ? 1 : 0));
    this.#over = true;
    return [segment];
  }

  #acknowledgment(reader: End): Segment {
    const at = reader.sentBytes + (reader.ended ? 1 : 0);
    return this.#segment(reader, ['ACK'], 'acknowledge', NO_CONTENTS, at);
  }

  #opening(end: End, flags: readonly TcpFlag[]): Segment {
    const other = this.#otherThan(end.port);
    const acknowledgment = flags.includes('ACK') ? other.begins + 1 : 0;
    const header = { from: end.port, to: other.port, sequence: end.begins, acknowledgment, flags };
    const frame = tcpFrame({ ...header, maximumSegmentBytes: LOOPBACK_SEGMENT_BYTES }, NO_CONTENTS, this.nextId());
    return { ...frame, purpose: 'open' };
  }

  #segment(end: End, flags: readonly TcpFlag[], purpose: PacketPurpose, inside: Contents, at: number): Segment {
    const other = this.#otherThan(end.port);
    const header = {
      from: end.port,
      to: other.port,
      sequence: (end.begins + 1 + at) % SEQUENCES,
      acknowledgment: (other.begins + 1 + end.readBytes + (end.heardEnd ? 1 : 0)) % SEQUENCES,
      flags,
    };
    return { ...tcpFrame(header, inside, this.nextId()), purpose };
  }

  #endOf(port: number): End {
    return port === this.#client.port ? this.#client : this.#server;
  }

  #otherThan(port: number): End {
    return port === this.#client.port ? this.#server : this.#client;
  }
}
