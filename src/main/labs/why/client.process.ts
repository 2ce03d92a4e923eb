/**
 * The client: asks many things of a service. It knows one address, the door's, and nothing of who is
 * behind it.
 *
 * It asks the next as soon as one was answered, with as many under way as there are lines here.
 */
import { enterAsClient } from './client-self';

const self = await enterAsClient();

async function ask(): Promise<void> {
  for (let number = self.next(); number !== undefined; number = self.next()) {
    await self.request(number);
  }
}

await Promise.all(Array.from({ length: self.given.atOnce }, ask));
self.leave();
