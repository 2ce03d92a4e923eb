/**
 * The sender: cuts a text into segments and sends each until it is acknowledged.
 * What may go when, and what an acknowledgement means, is in `sender.ts`; here are the socket and the clock.
 */
import { decodeSegment, encodeSegment } from '../../../shared/labs/segments/segment';
import { Sender } from '../../../shared/labs/segments/sender';
import { joinWithSockets } from '../../run/socket-program/self';
import type { SenderGiven } from './transfer';

const self = await joinWithSockets<SenderGiven>();
const { port, text, protocols, segmentBytes, window, timeout, giveUpMs } = self.given;
const nowMs = (): number => self.clock.now() / 1e6;

const socket = await self.bind();
const content = new TextEncoder().encode(text);

for (const [stream, protocol] of protocols.entries()) {
  if (protocols.length > 1) await self.get('turns'); // the network is made worse in between
  const options = { protocol, stream, segmentBytes, window, timeout, giveUpMs: giveUpMs ?? Infinity };
  const sender = new Sender(content, options, ({ code, ...what }) => self.note(code, what));
  const beganMs = nowMs();
  while (!sender.isDone && !sender.hasGivenUp(nowMs())) {
    for (const segment of sender.due(nowMs())) {
      await self.sendTo(socket, encodeSegment(segment), port);
    }
    // Whichever is first: an acknowledgement, or the end of a timer.
    const datagram = await self.receiveFrom(socket, { withinMs: sender.waitMs(nowMs()) });
    if (datagram) sender.heard(decodeSegment(datagram.bytes), nowMs());
  }
  self.note(sender.isDone ? 'ALL_ACKNOWLEDGED' : 'GAVE_UP', { stream, tookMs: nowMs() - beganMs, ...sender.figures });
}

self.leave();
