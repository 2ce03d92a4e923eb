/** How entries of a stream are picked out and written, for whichever command reads them. */
import type { Reply } from '../reply';
import type { StreamEntry, StreamValue } from '../values/stream';
import { textOfStreamId, type StreamId } from '../values/stream-id';

/** @param count  at most so many; `undefined` or 0: all */
export function entriesOf(stream: StreamValue, from: StreamId, to: StreamId, count = 0): StreamEntry[] {
  const entries: StreamEntry[] = [];
  for (const entry of stream.range(from, to)) {
    entries.push(entry);
    if (entries.length === count) break;
  }
  return entries;
}

export function writeEntries(reply: Reply, entries: readonly StreamEntry[]): void {
  reply.array(entries.length);
  for (const entry of entries) writeEntry(reply, entry);
}

export function writeEntry(reply: Reply, { id, fields }: StreamEntry): void {
  reply.array(2);
  reply.bulk(textOfStreamId(id));
  reply.array(fields.length);
  for (const field of fields) reply.bulk(field);
}
