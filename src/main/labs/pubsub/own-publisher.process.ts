/** Publishes what a learner types, while the run lasts. */
import { joinWithRedis } from './redis-self';

const self = await joinWithRedis();
const redis = await self.redis();

for (let number = 1; ; number += 1) {
  const typed = await self.order<{ readonly topic: string; readonly message: string } | null>();
  if (!typed) break; // the run is over
  await redis.publish(typed.topic, self.message(number, typed.message));
}
redis.disconnect();
self.leave();
