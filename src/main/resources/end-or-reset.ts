import type { Socket } from 'node:net';

const NOTHING = Buffer.alloc(0);

/**
 * Whether the end of a stream was one. When a reset arrives behind bytes that were not read yet, Node (libuv)
 * reads them and then says `end` as if it had been orderly. The system knows better, and says so to whoever
 * writes, even if it is nothing: then the socket has its `error`, and `ended` is not called.
 *
 * Cannot be asked where our own direction has ended already or is full.
 */
export function whenReallyEnded(socket: Socket, ended: () => void): void {
  if (!socket.writable || socket.writableLength > 0) return ended();
  socket.write(NOTHING, (error) => {
    if (!error) ended();
  });
}
