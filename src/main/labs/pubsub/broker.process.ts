/** The server between publishers and subscribers: speaks Redis' protocol, to whoever connects on this machine. */
import { joinAsBroker } from './broker-self';

const self = await joinAsBroker();

const broker = await self.serve(self.given.port, self.given.limits);
await self.order(); // nobody needs it any more
await broker.close();
self.leave();
