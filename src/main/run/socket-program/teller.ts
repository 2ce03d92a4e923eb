/** Tells the parent what happens at the sockets of this process, with as much of the bytes as the trace keeps. */
import { createHash } from 'node:crypto';
import {
  KEPT_BYTES_AFTERWARDS,
  KEPT_BYTES_PER_PROCESS,
  socketName,
  type NetData,
  type Transport,
} from '../../../shared/net/net-data';
import type { EventKind } from '../../../shared/trace/event';
import type { Point } from '../process-program/message';
import type { Joined } from '../process-program/self';
import type { Json } from '../../../shared/wire/json';

/** Bytes in one message to the parent: so that a flood is seen arriving, and no message is huge. */
const MAX_BYTES_PER_MESSAGE = 256 * 1024;

/** Others cannot begin before they know of these: told at once. */
const OTHERS_WAIT_FOR = new Set<EventKind>(['bind', 'listen', 'connect']);

export type At = Omit<Point, 't'>;

export interface Told {
  readonly data: NetData;
  /** The port that names the socket, see {@link socketName}. */
  readonly port: number;
  readonly bytes?: Buffer;
  readonly connection?: number;
  /** When it happened, if that was before now. */
  readonly t?: number;
}

/** Keeps whole payloads up to {@link KEPT_BYTES_PER_PROCESS}, then the beginning of each. */
export class KeptBytes {
  #kept = 0;

  /** @returns hex */
  of(bytes: Buffer): string {
    const whole = this.#kept + bytes.length <= KEPT_BYTES_PER_PROCESS;
    if (whole) this.#kept += bytes.length;
    return bytes.toString('hex', 0, whole ? bytes.length : KEPT_BYTES_AFTERWARDS);
  }
}

/** Enough of it that two payloads of a run are not taken for each other. */
const DIGEST_CHARS = 16;

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64').slice(0, DIGEST_CHARS);
}

export class Teller {
  readonly #kept = new KeptBytes();
  #unsent = 0;

  constructor(readonly place: Pick<Joined<Json>, 'clock' | 'pipe' | 'traced'>) {}

  /** A point nobody held: where the system did something by itself. */
  at(line: number): At {
    return { line, gated: this.place.pipe.gated };
  }

  now(): number {
    return this.place.clock.now();
  }

  /** It computes for so long, and hears nothing meanwhile. */
  work(ms: number, at: At): void {
    const { pipe, traced } = this.place;
    if (traced) pipe.report({ do: 'event', kind: 'work', data: { item: null, ms }, at: { ...at, t: this.now() } });
  }

  /** It cannot go on until something comes. */
  wait(what: NonNullable<NetData['for']>, protocol: Transport, port: number, line: number): void {
    this.tell('wait', { data: { protocol, for: what }, port }, this.at(line));
  }

  tell(kind: EventKind, { data, port, bytes, connection, t = this.now() }: Told, at: At): void {
    const { pipe, traced } = this.place;
    // Untraced, the parent still has to learn where the servers are.
    if (!traced && kind !== 'bind' && kind !== 'listen') return;
    pipe.report({
      do: 'net',
      kind,
      data,
      socket: socketName(data.protocol, port),
      at: { ...at, t },
      ...(bytes && { bytes: this.#kept.of(bytes) }),
      ...(bytes && data.protocol === 'udp' && { digest: digestOf(bytes) }),
      ...(connection !== undefined && { connection }),
    });
    this.#unsent += bytes?.length ?? 0;
    if (OTHERS_WAIT_FOR.has(kind)) return pipe.flush();
    if (!pipe.isFull && this.#unsent < MAX_BYTES_PER_MESSAGE) return;
    this.#unsent = 0;
    pipe.flush();
  }
}
