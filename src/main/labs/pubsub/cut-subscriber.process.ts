/** A subscriber whose connection breaks. The library connects and subscribes again; the server has kept nothing. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{
  readonly topics: readonly string[];
  readonly cutAfter: number;
  readonly downMs: number;
}>();
const redis = await self.redis({
  retryStrategy: (attempt) => (attempt <= 10 ? self.given.downMs : null), // connects again after so long
});
const inbox: string[] = [];

redis.on('message', (topic: string, message: string) => {
  inbox.push(`${topic}: ${message}`);
  if (inbox.length === self.given.cutAfter) self.cut(redis); // resets it, as a network that fails may do
});
await redis.subscribe(...self.given.topics);

await self.order(); // nothing more will be published
await redis.unsubscribe(...self.given.topics);
self.note('unsubscribed');
redis.disconnect();
self.leave();
