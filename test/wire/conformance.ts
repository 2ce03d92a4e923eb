/**
 * What every transport must get right: the same cases over objects in one process, over a WebSocket
 * and over Electron's IPC.
 *
 *     wireConformance('pair', () => Promise.resolve({ ...pair(), dispose: () => undefined }));
 */
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { Connection, type ClientOf } from '../../src/shared/wire/client';
import { serve, served, type HostOptions } from '../../src/shared/wire/host';
import type { CloseReason, Transport } from '../../src/shared/wire/transport';
import { batchingCases } from './cases/batching';
import { callCases } from './cases/calls';
import { cancelCases } from './cases/cancel';
import { closeCases } from './cases/close';
import { creditCases } from './cases/credit';
import { malformedCases } from './cases/malformed';
import { sizeCases } from './cases/size';
import { transportCases } from './cases/transport';
import { Insides, probe, type ProbeContract } from './contract-under-test';

/** Two ends of one wire, joined for real. */
export interface Joined {
  readonly client: Transport;
  readonly host: Transport;
  /** Takes down what carries it, when the case is over. */
  readonly dispose: () => Promise<void> | void;
}

/** A served wire and a client on it. */
export interface Bench {
  readonly client: ClientOf<ProbeContract>;
  readonly connection: Connection;
  readonly host: { pending(): number };
  readonly insides: Insides;
  readonly transports: Joined;
  /** Resolves with what the host's end says when the wire ends. */
  readonly hostClosed: Promise<CloseReason>;
  readonly clientClosed: Promise<CloseReason>;
}

export interface Stage {
  /** Joins two bare ends; taken down after the case. */
  readonly join: () => Promise<Joined>;
  /** Joins, serves the contract under test and connects a client. */
  readonly bench: (options?: HostOptions) => Promise<Bench>;
}

export const closeOf = (transport: Transport): Promise<CloseReason> =>
  new Promise((resolve) => transport.onClose(resolve));

/** Batches follow each other without the display frame between them: cases look at order, not at time. */
const AT_ONCE: HostOptions = { pause: () => Promise.resolve() };

export function wireConformance(name: string, makeTransports: () => Promise<Joined>): void {
  describe(`wire over ${name}`, () => {
    const joined: Joined[] = [];
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown): void => void rejections.push(reason);

    beforeEach(() => {
      process.on('unhandledRejection', onRejection);
    });

    afterEach(async () => {
      for (const { client, host, dispose } of joined.splice(0)) {
        client.close();
        host.close();
        await dispose();
      }
      process.off('unhandledRejection', onRejection);
      expect(rejections.splice(0)).toEqual([]);
    });

    const join = async (): Promise<Joined> => {
      const transports = await makeTransports();
      joined.push(transports);
      return transports;
    };
    const bench = async (options: HostOptions = AT_ONCE): Promise<Bench> => {
      const transports = await join();
      const insides = new Insides();
      const host = serve(transports.host, [served(probe, insides.service)], {
        onDefect: (error, operation) => insides.defects.push([operation, error]),
        ...options,
      });
      const connection = new Connection(transports.client);
      const [hostClosed, clientClosed] = [closeOf(transports.host), closeOf(transports.client)];
      return { client: connection.client(probe), connection, host, insides, transports, hostClosed, clientClosed };
    };

    const stage: Stage = { join, bench };
    transportCases(stage);
    callCases(stage);
    creditCases(stage);
    batchingCases(stage);
    cancelCases(stage);
    closeCases(stage);
    malformedCases(stage);
    sizeCases(stage);
  });
}
