/** An error of the system at a socket, by the system's own name. */
export class SocketError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
