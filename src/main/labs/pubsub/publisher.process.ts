/** A publisher: gives its messages to the server, the topics in turn. It learns how many received each, not who. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis<{
  readonly topics: readonly string[];
  readonly messages: number;
  readonly messageBytes: number;
  readonly gapMs: number;
  readonly waitsAfter: number;
}>();
const { topics, messages, messageBytes, gapMs, waitsAfter } = self.given;
const redis = await self.redis();

for (let number = 1; number <= messages; number += 1) {
  const topic = topics[(number - 1) % topics.length] ?? '';
  const message = self.message(number, topic, messageBytes);
  await redis.publish(topic, message); // answers with the number of receivers
  if (number === waitsAfter) await latecomer(number);
  await self.pause(gapMs);
}
redis.disconnect();
self.leave();

/** Only so that this run has both: messages before the late subscriber is in, and messages after. */
async function latecomer(number: number): Promise<void> {
  self.note('half-published', { number });
  await self.order();
}
