import type { Socket } from 'node:net';

/**
 * Breaks a connection off (RST). `resetAndDestroy` alone first says an orderly FIN and waits until everything
 * written has gone, which with a receiver that does not read is never; `destroy` right after it leaves only
 * the reset.
 *
 * While an orderly end is still on its way out, Node refuses to reset (`EINVAL`) and would keep the socket for
 * ever: then it is only destroyed, and what was written, the end included, may still arrive.
 */
export function resetNow(socket: Socket): void {
  if (socket.destroyed) return;
  const isEnding = socket.writableEnded && !socket.writableFinished;
  if (!isEnding) socket.resetAndDestroy();
  socket.destroy();
}
