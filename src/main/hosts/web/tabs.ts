/**
 * The tabs that are connected: a WebSocket and a session each. A reload closes the socket and with
 * it the session; the page that comes after it begins a new one.
 */
import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { SocketTransport } from '../../../shared/wire/socket-transport';
import { MAX_FRAME_CHARS, type Transport } from '../../../shared/wire/transport';
import { targetOf, WIRE_PATH, type Admission } from './admission';
import { withBrake } from './brake';
import { watchHeartbeat } from './heartbeat';

/** Each may run processes of its own. Nobody reads eight benches at once; a page gone wrong might open more. */
export const MAX_TABS = 8;

/** A UTF-16 code unit is at most three bytes in UTF-8. The wire then counts characters. */
const MAX_PAYLOAD_BYTES = 3 * MAX_FRAME_CHARS;

/** A page that is alive answers a close at once. */
const CLOSE_WITHIN_MS = 500;

/** As much of a session as a host needs to know. */
export interface TabSession {
  /** Ends whatever was started in the tab, and resolves when it is gone. */
  close(): Promise<void>;
}

export interface TabsOptions {
  readonly admission: Admission;
  readonly createSession: (transport: Transport) => TabSession;
  readonly heartbeatMs?: number | undefined;
}

export class Tabs {
  readonly #open = new Set<WebSocket>();
  /** Sessions on their way out. */
  readonly #ending = new Set<Promise<void>>();
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_PAYLOAD_BYTES,
    // Nothing leaves this machine: compressing costs time and, over secrets, safety (CRIME).
    perMessageDeflate: false,
  });
  #closed = false;

  constructor(readonly options: TabsOptions) {}

  /** Takes over the server's upgrades. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get size(): number {
    return this.#open.size;
  }

  /** Ends every tab and its session. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#open].map(closeSocket));
    await Promise.all(this.#ending);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const status = this.#refusal(request);
    if (status !== undefined) return refuse(socket, status);
    this.#upgrades.handleUpgrade(request, socket, head, (webSocket) => this.#begin(webSocket, request.socket));
  }

  #refusal(request: IncomingMessage): number | undefined {
    const refused = this.options.admission.wireRefusal(request);
    if (refused === 'foreign-host') return 421;
    if (refused) return 403;
    if (targetOf(request).path !== WIRE_PATH) return 404;
    // A reload opens its new tab while the old one's session still ends; a storm of reloads has to wait.
    const tooMany = this.#open.size >= MAX_TABS || this.#open.size + this.#ending.size >= 2 * MAX_TABS;
    return this.#closed || tooMany ? 503 : undefined;
  }

  #begin(socket: WebSocket, raw: Socket): void {
    const transport = withBrake(new SocketTransport(socket), socket, raw);
    watchHeartbeat(socket, this.options.heartbeatMs);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    try {
      const session = this.options.createSession(transport);
      transport.onClose(() => this.#end(session));
    } catch (error) {
      console.error('starting a session:', error);
      transport.close('lost');
    }
  }

  #end(session: TabSession): void {
    const ending = session
      .close()
      .catch((error: unknown) => console.error('closing a session:', error))
      .finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }
}

function refuse(socket: Duplex, status: number): void {
  const reason = STATUS_CODES[status] ?? '';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** Says good-bye, and does not wait long for the answer. */
function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), CLOSE_WITHIN_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}
