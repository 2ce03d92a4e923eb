/** Sends texts to a port, and may wait for an answer to each, or end without a word. */
import { joinWithSockets } from '../../../src/main/run/socket-program/self';

const self = await joinWithSockets<{
  readonly port: number;
  readonly texts: readonly string[];
  readonly awaitsAnswers: boolean;
  readonly diesAfter?: number;
}>();
const { port, texts, awaitsAnswers, diesAfter = Infinity } = self.given;
const socket = await self.bind();
for (const [at, text] of texts.entries()) {
  await self.sendTo(socket, text, port);
  // Before anything of it can have reached the parent.
  if (at === diesAfter) process.kill(process.pid, 'SIGKILL');
  if (awaitsAnswers) await self.receiveFrom(socket);
}
await self.shut(socket);
self.leave();
