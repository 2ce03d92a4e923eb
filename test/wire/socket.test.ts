import { once } from 'node:events';
import { WebSocket, WebSocketServer } from 'ws';
import { listen } from '../../src/main/resources/listen';
import { createServer } from 'node:http';
import { SocketTransport } from '../../src/shared/wire/socket-transport';
import { wireConformance, type Joined } from './conformance';

/** Two ends over a real WebSocket, with nothing of the web host between them. */
async function joinBySocket(): Promise<Joined> {
  const listener = await listen({ server: createServer(), port: 0 });
  const sockets = new WebSocketServer({ server: listener.server, perMessageDeflate: false });
  const accepted = once(sockets, 'connection') as Promise<[WebSocket]>;
  const client = new SocketTransport(new WebSocket(`ws://127.0.0.1:${listener.port}`, { perMessageDeflate: false }));
  const [socket] = await accepted;
  return { client, host: new SocketTransport(socket), dispose: () => listener.close() };
}

wireConformance('a WebSocket', joinBySocket);
