/**
 * The embedded broker: speaks RESP2 and RESP3 to any client of Redis that connects on this machine. Nobody else can:
 * it listens on 127.0.0.1 only.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '../../shared/net/ipv4';
import type { BrokerObserver } from './broker';
import type { Client } from './client';
import { machineClock, type BrokerClock } from './clock';
import { Connection } from './connection';
import { Core } from './core';
import { LIMITS, type Limits } from './limits';

export interface BrokerSetup {
  /** 0, or left out: any that is free. */
  readonly port?: number;
  /** Those that are to be others than usual. */
  readonly limits?: Partial<Limits>;
  readonly observer?: BrokerObserver;
  readonly clock?: BrokerClock;
  /** Each socket as it was accepted, before anything was read from it or written to it. */
  readonly accepted?: (socket: Socket, client: Client) => void;
}

export interface BrokerServer {
  readonly port: number;
  /** Cuts everybody off. Resolves when nothing is left: no socket, no timer. */
  close(): Promise<void>;
}

/** How many connections may wait to be accepted, as in Redis (`tcp-backlog`). */
const BACKLOG = 511;

/** @throws the system's error if it cannot listen, such as EADDRINUSE */
export async function openBroker(setup: BrokerSetup = {}): Promise<BrokerServer> {
  const limits = { ...LIMITS, ...setup.limits };
  const core = new Core(limits, setup.observer ?? {}, setup.clock ?? machineClock);
  // Some live a little longer than their clients.
  const sockets = new Set<Socket>();
  // Who has said all it will may still have answers to come.
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    admit(core, socket, setup);
  });
  try {
    await listen(server, setup.port ?? 0);
  } catch (error) {
    core.end();
    throw error;
  }
  core.port = (server.address() as AddressInfo).port;
  return {
    port: core.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      core.end();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function admit(core: Core, socket: Socket, { accepted }: BrokerSetup): void {
  core.stats.connections += 1;
  if (core.clients.size >= core.limits.maxClients) {
    socket.on('error', () => undefined);
    socket.end('-ERR max number of clients reached\r\n', () => socket.destroy());
    return;
  }
  const client = new Connection(core.stats.connections, core, socket);
  accepted?.(socket, client);
  core.clients.set(client.id, client);
  core.observer.connected?.(client);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK, backlog: BACKLOG }, () => {
      server.off('error', reject);
      // Out of descriptors for a moment: who waits is accepted later.
      server.on('error', () => undefined);
      resolve();
    });
  });
}
