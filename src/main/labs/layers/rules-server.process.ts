/**
 * Keeps the rules of a little protocol. It does not guess what a client may have meant: the first word that
 * does not fit the state it is in ends the conversation, with an answer that names the rule.
 */
import { joinWithSockets, type Connection } from '../../run/socket-program/self';
import { Inbox, MAX_WAITING_BYTES } from './inbox';

const self = await joinWithSockets<{ readonly stays: boolean }>();

const listener = await self.listen();
do {
  const connection = await self.accept(listener);
  if (!connection) break;
  const served = serve(connection);
  if (!self.given.stays) await served; // else the next client need not wait for this one
} while (self.given.stays);
self.leave();

type State = 'before-hello' | 'open' | 'after-bye';

async function serve(connection: Connection): Promise<void> {
  try {
    const inbox = new Inbox(() => self.read(connection));
    const broken = await converse(connection, inbox);
    if (broken) self.note('RULE_BROKEN', { rule: broken });
    if (broken) await self.write(connection, `ERROR ${broken}\n`);
    await self.end(connection);
    while (await self.read(connection)); // the other end may still be speaking
  } catch {
    self.note('BROKEN_OFF'); // the client reset it: nobody is left to answer
  }
}

/** @returns the rule that was broken, if one was */
async function converse(connection: Connection, inbox: Inbox): Promise<string | undefined> {
  let state: State = 'before-hello';
  for (;;) {
    const line = await inbox.line();
    if (line === undefined) return state === 'after-bye' ? undefined : 'BYE_AT_THE_END';
    if (state === 'after-bye') return 'NOTHING_AFTER_BYE';
    if (state === 'before-hello') {
      if (!line.startsWith('HELLO ')) return 'HELLO_FIRST';
      await self.write(connection, `HELLO, ${line.slice('HELLO '.length)}\n`);
      state = 'open';
    } else if (line === 'BYE') {
      await self.write(connection, 'BYE\n');
      state = 'after-bye';
    } else {
      const length = /^LENGTH (\d{1,7})$/.exec(line)?.[1];
      if (length === undefined || Number(length) > MAX_WAITING_BYTES) return 'LENGTH_BEFORE_MESSAGE';
      const message = await inbox.bytes(Number(length));
      if (!message) return 'BYE_AT_THE_END';
      self.note('DECODED', { object: { text: message.toString('utf8') } });
      await self.write(connection, `GOT ${length}\n`);
    }
  }
}
