/** Gives each message to the server three times: to a topic, to a list, to a stream. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{
  readonly topics: readonly string[];
  readonly messages: number;
  readonly messageBytes: number;
  readonly gapMs: number;
  readonly list: string;
  readonly stream: string;
}>();
const { topics, messages, messageBytes, gapMs } = self.given;
const redis = await self.redis();

for (let number = 1; number <= messages; number += 1) {
  const topic = topics[(number - 1) % topics.length] ?? '';
  const message = self.message(number, topic, messageBytes);
  await redis.publish(topic, message); // a copy for each who is there now, and gone
  await redis.rpush(self.given.list, message); // lies there until one takes it away
  await redis.xadd(self.given.stream, '*', 'message', message); // stays, for one of the group to work on
  await self.pause(gapMs);
}
redis.disconnect();
self.leave();
