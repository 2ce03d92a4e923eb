/** Takes messages over TCP: whatever pieces the stream comes in, it reads the length first and then so many bytes. */
import { LENGTH_BYTES } from '../../../shared/labs/layers/envelopes';
import { joinWithSockets, type Connection } from '../../run/socket-program/self';
import { Inbox, MAX_WAITING_BYTES } from './inbox';
import { decode } from './message';

const self = await joinWithSockets<{ readonly stays: boolean }>();

const listener = await self.listen();
do {
  const connection = await self.accept(listener);
  if (!connection) break;
  const served = serve(connection);
  if (!self.given.stays) await served; // else the next client need not wait for this one
} while (self.given.stays);
self.leave();

async function serve(connection: Connection): Promise<void> {
  try {
    const inbox = new Inbox(() => self.read(connection));
    const length = (await inbox.bytes(LENGTH_BYTES))?.readUInt32BE() ?? 0;
    const bytes = length <= MAX_WAITING_BYTES ? await inbox.bytes(length) : undefined;
    const object = bytes && decode(bytes);
    if (object) self.note('DECODED', { object: { ...object } });
    else self.note('NOT_A_MESSAGE', { sizeBytes: length });
    await self.shut(connection);
  } catch {
    self.note('BROKEN_OFF'); // the client reset it: nobody is left to answer
  }
}
