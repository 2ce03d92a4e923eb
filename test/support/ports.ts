/** Ports of the loopback: one that somebody else has, and one that nobody has. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface TakenPort {
  readonly port: number;
  /** Resolves when nobody has it any more. */
  close(): Promise<void>;
}

/** A port that somebody else has. */
export async function takenPort(): Promise<TakenPort> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

/** For a program that takes no 0 for "any", or for one that must find nobody: free now, and most likely a moment later. */
export async function freePort(): Promise<number> {
  const taken = await takenPort();
  await taken.close();
  return taken.port;
}
