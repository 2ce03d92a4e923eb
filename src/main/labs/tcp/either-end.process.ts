/**
 * One end of a connection that does only what the learner says; both ends run this. What the other end does it hears
 * in any case: the end of the stream (FIN), or that it was broken off (RST).
 */
import type { Connection } from '../../run/socket-program/self';
import { joinWithSockets, SocketError } from '../../run/socket-program/self';

const self = await joinWithSockets<{ readonly port: number; readonly listens: boolean }>();
const connection = self.given.listens ? await accepted() : await self.connect(self.given.port);

let endedHere = false;
let endedThere = false;
let isGivenUp = false; // nobody here listens any more
self.note('CONNECTED');
void untilItBreaks(hear);
void untilItBreaks(obey);

async function hear(): Promise<void> {
  while (await self.read(connection));
  if (isGivenUp) return;
  self.note('TOLD', { what: 'fin' });
  endedThere = true; // as long as we have not ended our direction, the system calls this CLOSE_WAIT
  if (endedHere) self.leave();
}

async function obey(): Promise<void> {
  for (;;) {
    const how = await self.get<'close' | 'half-close' | 'reset'>(`orders-${self.actor}`);
    isGivenUp = how !== 'half-close';
    if (how === 'reset') {
      await self.reset(connection);
      self.leave();
      return;
    }
    if (!endedHere) await self.end(connection);
    endedHere = true; // until the other end has ended, too, the system calls this FIN_WAIT_2
    if (how === 'close') await self.shut(connection); // nobody here reads any more what may still come
    if (endedThere || how === 'close') self.leave();
  }
}

async function untilItBreaks(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    self.note('TOLD', { what: error.code });
    self.leave();
  }
}

async function accepted(): Promise<Connection> {
  const listener = await self.listen(self.given.port);
  const first = await self.accept(listener);
  await self.shut(listener); // one is enough; a connection does not need its listener any more
  return first ?? (await new Promise<never>(() => undefined)); // nobody came, and the run is over
}
