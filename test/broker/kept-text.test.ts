/** Texts take the memory of their bytes, whatever they were made of. */
import { describe, expect, it } from 'vitest';
import { splitInline } from '../../src/main/broker/inline';
import { ReplyWriter } from '../../src/main/broker/reply-writer';
import { ConsumerGroup } from '../../src/main/broker/values/consumer-group';
import { streamIdOf } from '../../src/main/broker/values/stream-id';

const MiB = 1024 * 1024;

/** How many bytes more there are while what `make` answers is held. */
function heldBytes(make: () => unknown): number {
  const before = process.memoryUsage().heapUsed;
  const held = make();
  const bytes = process.memoryUsage().heapUsed - before;
  expect(held).toBeDefined();
  return bytes;
}

describe('memory', () => {
  it('of words typed with escapes', () => {
    const line = `"${String.raw`\x41`.repeat(15_000)}"`;
    // 1.5 MB in all.
    const bytes = heldBytes(() => Array.from({ length: 100 }, () => splitInline(line)));
    expect(bytes).toBeLessThan(24 * MiB);
    expect(splitInline(line)).toEqual(['A'.repeat(15_000)]);
  });

  it('of a long answer of short parts', () => {
    const reply = new ReplyWriter(Infinity);
    // 6 MB in all.
    const bytes = heldBytes(() => {
      for (let part = 0; part < 1_000_000; part += 1) reply.bulk('');
      return reply;
    });
    expect(bytes).toBeLessThan(60 * MiB);
    expect(reply.length).toBe(6_000_000);
    expect(reply.take()).toBe('$0\r\n\r\n'.repeat(1_000_000));
  });

  it('keeps parts in order, however long they are', () => {
    const reply = new ReplyWriter(Infinity);
    const long = 'x'.repeat(100_000);
    reply.array(3);
    reply.bulk(long);
    reply.integer(1);
    reply.encoded(long);
    reply.ok();
    expect(reply.length).toBe(reply.take().length);
    reply.bulk(long);
    reply.nil();
    expect(reply.take()).toBe(`$100000\r\n${long}\r\n$-1\r\n`);
    expect([reply.length, reply.take()]).toEqual([0, '']);
  });
});

describe('entries that are pending', () => {
  it('are found at once, also if all are of different milliseconds', () => {
    let bytes = 0;
    const group = new ConsumerGroup(0n, (grown) => (bytes += grown));
    const consumer = group.join('me');
    const empty = bytes;
    const ids = Array.from({ length: 100_000 }, (_, ms) => streamIdOf(BigInt(ms + 1), 0n));
    for (const id of ids) group.deliver(id, consumer, 0);
    expect(bytes).toBe(group.bytes);
    expect(ids.filter((id) => group.acknowledge(id))).toHaveLength(100_000);
    expect(bytes).toBe(empty);
  });
});
