/**
 * Keeps what the host buffers for one socket bounded, whatever its reader does.
 *
 * Feeds cannot overrun a reader: a source is asked only for what the reader has given credit for,
 * and a reader gives credit only for what it has read. Answers to calls have no credit, so a peer
 * that asks without reading could pile them up. Hence two limits: past the first, nothing more is
 * read from the socket, so nothing more can be asked, until the buffer has drained; past the second,
 * which only operations already under way can reach, the socket is given up.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { MAX_FRAME_CHARS, type Transport } from '../../../shared/wire/transport';

/** Two of the largest frames: one that is being sent and one behind it. */
export const STOP_READING_BYTES = 2 * MAX_FRAME_CHARS;
/** Eight of the largest frames. A page that is this far behind will not catch up. */
export const GIVE_UP_BYTES = 8 * MAX_FRAME_CHARS;

/**
 * @param transport  the transport over `socket`
 * @param raw        the TCP socket under `socket`, which tells when its buffer is empty
 * @returns          the same transport, with the brake on what is sent
 */
export function withBrake(transport: Transport, socket: WebSocket, raw: Socket): Transport {
  raw.on('drain', () => {
    if (socket.isPaused) socket.resume();
  });
  return {
    send(frame) {
      transport.send(frame);
      if (socket.bufferedAmount > GIVE_UP_BYTES) socket.terminate();
      else if (socket.bufferedAmount > STOP_READING_BYTES) socket.pause();
    },
    onFrame: (listener) => transport.onFrame(listener),
    onClose: (listener) => transport.onClose(listener),
    close: (reason) => transport.close(reason),
  };
}
