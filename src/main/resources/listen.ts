/**
 * A server that listens, as something a scope can own.
 *
 *     const server = scope.own('listener', 'echo', await listen({ server: net.createServer(serveEcho), port: 0 }));
 *
 * `server.close()` alone stops accepting and waits for the clients to leave, which may be for ever.
 * Closed here means closed: the live connections are ended too.
 */
import type { AddressInfo, Server, Socket } from 'node:net';
import { LabError } from '../../shared/wire/error';
import type { Closable } from './scope';
import { LOOPBACK } from '../../shared/net/ipv4';

export interface ListenOptions<S extends Server> {
  /** From `net`, `http` or `tls`, not listening yet. */
  readonly server: S;
  /** This machine only, unless another address is asked for. */
  readonly host?: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
}

export interface Listener<S extends Server = Server> extends Closable {
  readonly server: S;
  readonly host: string;
  readonly port: number;
  readonly closed: Promise<void>;
  /** Refuses new connections, ends the live ones, and resolves when all are gone. */
  close(): Promise<void>;
}

/**
 * Resolves when the server takes connections.
 *
 * @throws LabError 'PORT_IN_USE' {host, port} | 'PORT_FORBIDDEN' {host, port} | 'LISTEN_FAILED' {host, port, reason}
 */
export async function listen<S extends Server>({
  server,
  host = LOOPBACK,
  port,
}: ListenOptions<S>): Promise<Listener<S>> {
  const connections = trackConnections(server);
  await bind(server, host, port);
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  return {
    server,
    host,
    port: (server.address() as AddressInfo).port,
    closed,
    close() {
      if (server.listening) server.close();
      for (const socket of connections) socket.destroy();
      return closed;
    },
  };
}

/** The raw sockets, so that connections that HTTP handed over to somebody else count too. */
function trackConnections(server: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => reject(asListenError(error, host, port));
    server.once('error', onError);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', onError);
      resolve();
    });
  });
}

function asListenError(error: NodeJS.ErrnoException, host: string, port: number): LabError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new LabError('PORT_IN_USE', { host, port });
    case 'EACCES': // a port below 1,024 without the right to it, or one that Windows keeps for itself
      return new LabError('PORT_FORBIDDEN', { host, port });
    default:
      return new LabError('LISTEN_FAILED', { host, port, reason: error.code ?? error.message });
  }
}
