/**
 * Speaks a little protocol, line by line, and may break one of its rules.
 *
 *     HELLO <name>             first
 *     LENGTH <bytes>           then, as often as one likes: a length, and so many bytes
 *     BYE                      last
 */
import type { ParamsOf } from '../../../shared/labs/lab';
import type { layers } from '../../../shared/labs/layers/contract';
import { joinWithSockets } from '../../run/socket-program/self';
import { Inbox } from './inbox';

type Given = Pick<ParamsOf<typeof layers>, 'from' | 'message' | 'breaks'> & { readonly port: number };

const self = await joinWithSockets<Given>();
const { breaks, from, message } = self.given;

const connection = await self.connect(self.given.port);
const answers = new Inbox(() => self.read(connection));
const name = from.replace(/\s+/g, ' ');
const sizeBytes = Buffer.byteLength(message);
const withLength = `LENGTH ${sizeBytes}\n${message}`;
self.note('ENCODED', { object: { from, text: message }, text: message, sizeBytes });

let goesOn = true;
if (breaks !== 'no-hello') await say(`HELLO ${name}\n`);
await say(breaks === 'no-length' ? `${message}\n` : withLength);
if (breaks !== 'never-says-bye') await say('BYE\n');
if (breaks === 'talks-after-bye') await say(withLength);

await self.end(connection);
while (await answer()); // what the server still has to say
self.leave();

/** Says something and waits for the answer. After an error there is nothing more to say. */
async function say(words: string): Promise<void> {
  if (!goesOn) return;
  await self.write(connection, words);
  const answered = await answer();
  goesOn = answered !== undefined && !answered.startsWith('ERROR');
}

async function answer(): Promise<string | undefined> {
  const line = await answers.line();
  if (line !== undefined) self.note('ANSWERED', { answer: line });
  return line;
}
