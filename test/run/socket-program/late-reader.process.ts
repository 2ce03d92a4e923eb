/** Accepts a connection, and reads from it only when an item is put into the queue `go`, one piece an item. */
import { joinWithSockets } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<null>();
const listener = await self.listen();
const connection = await self.accept(listener);
if (connection) {
  self.note('ACCEPTED');
  for (;;) {
    await self.get('go');
    if (!(await self.read(connection))) break;
  }
  await self.shut(connection);
}
await self.shut(listener);
self.leave();
