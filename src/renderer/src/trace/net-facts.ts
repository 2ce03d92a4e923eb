/** What a sentence about an event of a socket, a relay or the kernel is made of. */
import { bytesOfHex } from '../../../shared/net/hex';
import { netDataOf, type NetData } from '../../../shared/net/net-data';
import type { KernelNote, SocketRow } from '../../../shared/kernel/socket-row';
import type { TraceEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';

export interface NetFacts extends NetData {
  /** The payload as text in quotes, if it is short and readable. */
  readonly words: string | undefined;
}

/** A longer payload is told by its size: the sentence stays one. */
const MOST_WORD_BYTES = 24;
const READABLE = /^[\p{L}\p{N}\p{P}\p{S} ]+$/u;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export function netFactsOf(event: TraceEvent): NetFacts | undefined {
  const data = netDataOf(event.data);
  return data && { ...data, words: payloadWords(event.bytes, data.sizeBytes) };
}

function payloadWords(hex: string | undefined, sizeBytes: number | undefined): string | undefined {
  if (hex === undefined || hex === '' || hex.length > 2 * MOST_WORD_BYTES) return undefined;
  if (sizeBytes !== undefined && sizeBytes !== hex.length / 2) return undefined;
  try {
    const text = utf8.decode(bytesOfHex(hex));
    return READABLE.test(text) ? `'${text}'` : undefined;
  } catch {
    return undefined;
  }
}

/** A change in the system's table of sockets. */
export interface KernelFacts {
  readonly gone: boolean;
  readonly row: SocketRow;
  readonly was: SocketRow['state'] | undefined;
}

export function kernelFactsOf(data: Json | undefined): KernelFacts | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const note = data as unknown as Partial<KernelNote>;
  if (note.kernel === undefined || typeof note.row !== 'object') return undefined;
  return { gone: note.kernel === 'gone', row: note.row, was: note.was };
}

/** `:40001 → :7000`, `:7000` */
export const endsOf = ({ localPort, remotePort }: SocketRow): string =>
  remotePort === 0 ? `:${localPort}` : `:${localPort} ↔ :${remotePort}`;
