/** A subscriber that subscribes twice: to topics by their names, and to all topics that look like a pattern. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{ readonly topics: readonly string[]; readonly pattern: string }>();
const redis = await self.redis();
const inbox: string[] = [];

redis.on('message', (topic: string, message: string) => {
  inbox.push(`${topic}: ${message}`);
});
redis.on('pmessage', (pattern: string, topic: string, message: string) => {
  inbox.push(`${pattern} -> ${topic}: ${message}`); // the server does not care that it has one already
});
await redis.subscribe(...self.given.topics);
await redis.psubscribe(self.given.pattern);

await self.order(); // nothing more will be published
await redis.unsubscribe(...self.given.topics);
await redis.punsubscribe(self.given.pattern);
self.note('unsubscribed');
redis.disconnect();
self.leave();
