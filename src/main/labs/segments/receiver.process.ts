/**
 * The receiver: puts the text together again from whatever comes, and answers.
 * What is kept, handed on and answered is in `receiver.ts`; here are the socket and the texts, one for each
 * sender: who they are is told apart by their ports, since UDP knows no connections.
 *
 * It does not end by itself. Its last acknowledgement may get lost, and then the sender asks once more;
 * that this one has arrived it can never know. TCP stays in TIME-WAIT for a while for that reason. Here
 * the parent sees both ends, and sends SIGTERM.
 */
import { createHash } from 'node:crypto';
import { Receiver } from '../../../shared/labs/segments/receiver';
import { decodeSegment, encodeSegment } from '../../../shared/labs/segments/segment';
import { joinWithSockets } from '../../run/socket-program/self';
import type { ReceiverGiven } from './transfer';

/** What one sender has got across. */
interface Incoming {
  /** Its port; `undefined` of the sender of the run itself, which is the first to be heard. */
  readonly from: number | undefined;
  readonly receiver: Receiver;
  readonly pieces: Uint8Array[];
  sizeBytes: number;
}

/** More than anybody starts by hand. The one that came first from outside is forgotten for the next. */
const MOST_SENDERS = 64;
/** The longest text of a run. Whoever sends more from outside gets no answers. */
const MOST_BYTES = 4 * 1024 * 1024;

const self = await joinWithSockets<ReceiverGiven>();
const { protocols, window } = self.given;
const senders = new Map<number, Incoming>();

process.on('SIGTERM', () => {
  for (const incoming of senders.values()) if (!incoming.receiver.isComplete) tellText(incoming);
  self.leave(); // told to end, and does so in good order
});

const socket = await self.bind();
for (;;) {
  const datagram = await self.receiveFrom(socket);
  if (!datagram) break;
  const decoded = decodeSegment(datagram.bytes);
  let incoming = senders.get(datagram.from) ?? nextSender(datagram.from);
  if (incoming.sizeBytes > MOST_BYTES) continue;
  const next = incoming.receiver.options.stream + 1;
  if (decoded.ok && incoming.receiver.isComplete && decoded.segment.stream === next) {
    incoming = transfer(next, incoming.from);
    senders.set(datagram.from, incoming);
  }
  const { receiver } = incoming;
  const wasComplete = receiver.isComplete;
  const answer = receiver.heard(decoded);
  if (receiver.isComplete && !wasComplete) tellText(incoming);
  if (answer) await self.sendTo(socket, encodeSegment(answer), datagram.from);
}
self.leave();

function nextSender(port: number): Incoming {
  const oldest = [...senders.keys()][1];
  if (senders.size === MOST_SENDERS && oldest !== undefined) senders.delete(oldest);
  const from = senders.size === 0 ? undefined : port;
  const incoming = transfer(0, from);
  senders.set(port, incoming);
  return incoming;
}

function transfer(stream: number, from: number | undefined): Incoming {
  const incoming: Incoming = { from, pieces: [], sizeBytes: 0, receiver: receiverOf(stream, from, take) };
  function take(payload: Uint8Array): void {
    incoming.pieces.push(payload);
    incoming.sizeBytes += payload.length;
  }
  return incoming;
}

function receiverOf(stream: number, from: number | undefined, take: (payload: Uint8Array) => void): Receiver {
  const protocol = protocols[stream] ?? 'stop-and-wait';
  return new Receiver({ protocol, stream, window }, take, ({ code, ...what }) =>
    self.note(code, { ...what, ...whose(from) }),
  );
}

/** What a note says of a sender from outside. */
function whose(from: number | undefined) {
  return from === undefined ? {} : { from };
}

/** What the program behind it has got to read. */
function tellText({ from, pieces, receiver }: Incoming): void {
  const bytes = Buffer.concat(pieces);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString('utf8').slice(0, 10_000); // as much as anybody reads
  const { stream } = receiver.options;
  self.note('PUT_TOGETHER', { stream, sizeBytes: bytes.length, sha256, text, ...whose(from) });
}
