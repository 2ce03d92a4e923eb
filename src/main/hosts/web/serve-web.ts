/**
 * The web host: the same page and the same engines as the desktop's, for a browser on this machine.
 * Who may use it is decided in admission.ts.
 */
import { createServer } from 'node:http';
import type { Transport } from '../../../shared/wire/transport';
import { listen } from '../../resources/listen';
import type { Closable } from '../../resources/scope';
import { Admission } from './admission';
import { pageHandler } from './page';
import { Tabs, type TabSession } from './tabs';

const LIMITS = {
  /** Ours are under 1 kB; other servers on this machine may have left cookies of theirs. */
  maxHeaderSize: 16 * 1024,
  /** A browser on the same machine sends its headers at once. */
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  /** How often the two above are looked at. */
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 5_000,
} as const;

/** A browser opens six connections a host and one for each wire: enough for eight tabs in several browsers. */
const MAX_CONNECTIONS = 128;

export interface WebHostOptions {
  /** Where the built page is. */
  readonly rendererFolder: string;
  /** 0 or absent lets the system choose one. */
  readonly port?: number | undefined;
  readonly createSession: (transport: Transport) => TabSession;
  readonly heartbeatMs?: number | undefined;
}

export interface WebHost extends Closable {
  /** The address to open, key included. */
  readonly url: string;
  readonly port: number;
  /** How many tabs are connected. */
  tabs(): number;
  /** Refuses new connections, ends all tabs and their sessions, and resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1 and nowhere else.
 *
 * @throws LabError 'PORT_IN_USE' | 'PORT_FORBIDDEN' | 'LISTEN_FAILED', see {@link listen}
 */
export async function serveWeb({
  rendererFolder,
  port = 0,
  createSession,
  heartbeatMs,
}: WebHostOptions): Promise<WebHost> {
  const server = createServer(LIMITS);
  server.maxConnections = MAX_CONNECTIONS;
  const listener = await listen({ server, host: '127.0.0.1', port });
  const admission = new Admission(listener.port);
  const tabs = new Tabs({ admission, createSession, heartbeatMs });
  server.on('request', pageHandler(admission, rendererFolder));
  tabs.attach(server);
  return {
    url: admission.url,
    port: listener.port,
    tabs: () => tabs.size,
    close: async () => {
      await tabs.close();
      await listener.close();
    },
  };
}
