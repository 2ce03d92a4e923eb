/** Takes messages in three ways at once: as a subscriber, from a list, and from a stream as one of a group. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{
  readonly topics: readonly string[];
  readonly list: string;
  readonly stream: string;
  readonly group: string;
  readonly isFirst: boolean;
  readonly acknowledges: boolean;
}>();
const { topics, list, stream, group, isFirst, acknowledges } = self.given;
const subscriber = await self.redis();
const worker = await self.redis(); // while it waits for an item, its connection can do nothing else
const reader = await self.redis();
const inbox: string[] = [];

if (isFirst) await reader.xgroup('CREATE', stream, group, '$', 'MKSTREAM');
subscriber.on('message', (topic: string, message: string) => {
  inbox.push(`${topic}: ${message}`);
});
await subscriber.subscribe(...topics);
void takeItems();
void readEntries();

await self.order(); // all is published and taken
await subscriber.unsubscribe(...topics);
self.note('unsubscribed');
for (const redis of [subscriber, worker, reader]) redis.disconnect();
self.leave();

/** Whoever waits longest is given the next, and nobody else is. */
async function takeItems(): Promise<void> {
  while (await worker.blpop(list, 0).catch(() => null));
}

/** The next that nobody of the group was given; it counts as pending until it is acknowledged. */
async function readEntries(): Promise<void> {
  for (;;) {
    const next = ['GROUP', group, self.actor, 'COUNT', 1, 'BLOCK', 0, 'STREAMS', stream, '>'] as const;
    const entries = await reader.xreadgroup(...next).catch(() => null);
    const id = idOf(entries);
    if (id === undefined) return;
    if (acknowledges) await reader.xack(stream, group, id).catch(() => 0);
  }
}

/** Of the first entry of the first stream. */
function idOf(reply: unknown): string | undefined {
  const [first] = (reply ?? []) as readonly (readonly [string, readonly (readonly [string, unknown])[]])[];
  return first?.[1][0]?.[0];
}
