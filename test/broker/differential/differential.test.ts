/**
 * The same scripts, played to our broker and to a real redis-server: each client of the one is answered byte for byte
 * what the same client of the other is. What may differ is in `normal-form.ts`.
 *
 * `DIFFERENTIAL_SCRIPTS=5000 npx vitest run test/broker/differential` plays so many of each kind.
 */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBroker, type BrokerServer } from '../../../src/main/broker/server';
import { hasRedisServer, startRedisServer, type RedisServer } from '../../support/redis-server';
import { normalForm } from './normal-form';
import { ScriptServer, type Script } from './script';
import { scripts } from './scripts';
import { timeoutScripts } from './waiting-scripts';

/** Of each kind: together they take some 20 seconds on two cores. */
const SCRIPTS = Number(process.env['DIFFERENTIAL_SCRIPTS'] ?? 120);
const TIMEOUT_MS = 60_000 + SCRIPTS * 200;

describe.skipIf(!hasRedisServer)('the broker and redis-server answer the same', () => {
  let broker: BrokerServer;
  let redis: RedisServer;
  let ours: ScriptServer;
  let theirs: ScriptServer;

  beforeAll(async () => {
    broker = await openBroker();
    redis = await startRedisServer();
    ours = await ScriptServer.at(broker.port);
    theirs = await ScriptServer.at(redis.port);
  });

  afterAll(async () => {
    ours.close();
    theirs.close();
    await broker.close();
    await redis.close();
  });

  const answersOf = async (server: ScriptServer, script: Script) => normalForm(script, await server.play(script));

  const answersAreTheSame = (kind: fc.Arbitrary<Script>, count: number): Promise<void> =>
    fc.assert(
      fc.asyncProperty(kind, async (script) => {
        const [our, their] = await Promise.all([answersOf(ours, script), answersOf(theirs, script)]);
        expect(our).toEqual(their);
      }),
      { numRuns: count },
    );

  it.each(Object.entries(scripts))('%s', (_name, kind) => answersAreTheSame(kind, SCRIPTS), TIMEOUT_MS);

  it('time-outs', () => answersAreTheSame(timeoutScripts, Math.ceil(SCRIPTS / 8)), TIMEOUT_MS);
});
