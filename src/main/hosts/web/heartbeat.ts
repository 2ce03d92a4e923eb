import type { WebSocket } from 'ws';

/** Half-dead peers cost a session at most twice this long; a ping every half minute costs nothing. */
export const HEARTBEAT_MS = 30_000;

/**
 * Ends a socket whose other side has gone without a word: a machine put to sleep, a process stopped.
 * Alive is who has answered the last ping or has taken some of what was sent since then. (While the
 * brake has stopped reading, no answer can be heard.)
 */
export function watchHeartbeat(socket: WebSocket, everyMs: number = HEARTBEAT_MS): void {
  let alive = true;
  let buffered = 0;
  const timer = setInterval(() => {
    if (!alive && socket.bufferedAmount >= buffered) return socket.terminate();
    alive = false;
    buffered = socket.bufferedAmount;
    socket.ping();
  }, everyMs);
  socket.on('pong', () => (alive = true));
  socket.once('close', () => clearInterval(timer));
}
