/** What went into byte streams and what came out: writes and the pieces they were read in. */
import { netDataOf } from '../../../../shared/net/net-data';
import { textField } from '../event-data';
import { eventsOf, type Events } from '../watched-run';

export interface Piece {
  readonly row: number;
  readonly sizeBytes: number;
  /** How many writes end in it: more than one were merged, none was cut. */
  readonly endings: number;
}

export interface StreamFacts {
  /** What the clients handed to the system: how many times, and how many bytes. */
  readonly writes: number;
  readonly sentBytes: number;
  /** `data` events of the server. */
  readonly pieces: readonly Piece[];
  readonly receivedBytes: number;
  /** Pieces that hold the ends of several writes. */
  readonly merged: number;
  /** The checksums of all that was sent and received were told, and are equal. */
  readonly isSame: boolean | undefined;
}

export function readStream(events: Events): StreamFacts {
  let [writes, sentBytes] = [0, 0];
  const sums = new Map<string, string>();
  const ends = new Map<string, number[]>();
  const pieces: Piece[] = [];
  for (const [row, event] of eventsOf(events)) {
    const sum = event.kind === 'note' ? textField(event, 'sha256') : undefined;
    if (sum !== undefined) sums.set(textField(event, 'code') ?? '', sum);
    const net = netDataOf(event.data);
    if (net?.sizeBytes === undefined || net.sizeBytes === 0 || net.protocol !== 'tcp') continue;
    const stream = `${net.from} ${net.to}`;
    const until = (net.offset ?? 0) + net.sizeBytes;
    if (event.kind === 'send') {
      if (event.actor.startsWith('client-')) {
        writes += 1;
        sentBytes += net.sizeBytes;
      }
      const known = ends.get(stream);
      if (known) known.push(until);
      else ends.set(stream, [until]);
    }
    if (event.kind !== 'receive' || event.actor !== 'server') continue;
    pieces.push({ row, sizeBytes: net.sizeBytes, endings: takeUntil(ends.get(stream) ?? [], until) });
  }
  const [sent, received] = [sums.get('SENT'), sums.get('RECEIVED')];
  return {
    writes,
    sentBytes,
    pieces,
    receivedBytes: pieces.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    merged: pieces.filter(({ endings }) => endings > 1).length,
    isSame: sent === undefined || received === undefined ? undefined : sent === received,
  };
}

/** Takes away the ends up to a place in the stream. @returns how many they were */
function takeUntil(ends: number[], until: number): number {
  const after = ends.findIndex((end) => end > until);
  return ends.splice(0, after === -1 ? ends.length : after).length;
}
