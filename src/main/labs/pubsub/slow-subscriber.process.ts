/** A subscriber that is busy with each message for longer than it takes to publish one. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{ readonly topics: readonly string[]; readonly workMs: number }>();
const redis = await self.redis();

redis.on('message', () => {
  self.busy(self.given.workMs); // meanwhile more comes than it reads, and waits in the server
});
redis.on('end', () => {
  self.leave(); // by itself, or because the server has had enough
});
await redis.subscribe(...self.given.topics);

await self.order(); // nothing more will be published
await redis.unsubscribe(...self.given.topics).catch(() => undefined); // it may be cut off before this is answered
redis.disconnect();
