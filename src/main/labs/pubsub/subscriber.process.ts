/** A subscriber: is given a copy of whatever is published to its topics, as long as it is there. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{ readonly topics: readonly string[] }>();
const redis = await self.redis();
const inbox: string[] = [];

redis.on('message', (topic: string, message: string) => {
  inbox.push(`${topic}: ${message}`); // a copy of its own
});
redis.on('end', () => {
  self.leave(); // by itself, or because the connection is gone for good
});
await redis.subscribe(...self.given.topics);

await self.order(); // nothing more will be published
await redis.unsubscribe(...self.given.topics).then(
  () => self.note('unsubscribed'), // whatever came before this answer has come
  () => undefined, // the connection was gone before the answer
);
redis.disconnect();
