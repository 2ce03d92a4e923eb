/** A server that was there: it listened at a port, and has stopped. Nobody listens there any more. */
import { joinWithSockets } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number }>();

const listener = await self.listen(self.given.port);
await self.shut(listener);
self.leave();
