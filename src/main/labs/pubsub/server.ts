/** The server a run uses: the embedded broker, as a process of the run, or a Redis that is there already. */
import { BROKER, REDIS, SLOW_LIMIT_BYTES } from '../../../shared/labs/pubsub/events';
import { EMBEDDED, parseRedisAddress, withoutCredentials, type RedisAddress } from '../../../shared/labs/redis-address';
import { LOOPBACK } from '../../../shared/net/ipv4';
import { LabError } from '../../../shared/wire/error';
import { codeOf } from '../../resources/system-error';
import type { Clock } from '../../run/clock';
import { textWithoutPassword } from '../../run/redis-program/credentials';
import { openClient } from '../../run/redis-program/server';
import { checkPortIsFree } from '../../run/socket-program/free-port';
import type { PubsubRun, Stage } from './stage';

/** A Redis answers PING within milliseconds. What has not answered for so long is none, or is not to be had. */
const ANSWERS_WITHIN_MS = 6_000;

/** `slow` is to show what happens before the learner has lost patience. */
const SLOW_LIMITS = { subscriberHardBytes: SLOW_LIMIT_BYTES, subscriberSoftBytes: SLOW_LIMIT_BYTES / 4 };

/**
 * Sees before anything is started whether the server is to be had.
 *
 * @throws LabError 'BAD_PARAMETER' with a problem 'PORT_IN_USE', 'PORT_FORBIDDEN' or 'UNREACHABLE'
 */
export async function checkServer({ params, clock, signal }: PubsubRun): Promise<void> {
  const address = parseRedisAddress(params.server);
  if (params.server === EMBEDDED || !address) return checkPortIsFree('tcp', params.port);
  const said = await whyNot(address, clock, signal);
  if (said === undefined) return;
  const reason = textWithoutPassword(said, address.password);
  const problem = { code: 'UNREACHABLE', address: withoutCredentials(params.server), reason };
  throw new LabError('BAD_PARAMETER', { parameter: 'server', problem });
}

/** @returns what went wrong, `undefined` if it answered */
async function whyNot(address: RedisAddress, clock: Clock, signal: AbortSignal): Promise<string | undefined> {
  const client = openClient(address);
  let reason: string | undefined;
  client.on('error', (error: Error) => (reason = reasonOf(error)));
  const patience = new AbortController();
  const enough = (): void => patience.abort(new LabError('CANCELLED'));
  signal.addEventListener('abort', enough, { once: true });
  try {
    const answered = client.ping().then(
      () => undefined,
      (error: unknown) => reason ?? reasonOf(error),
    );
    const tooLate = clock.sleep(ANSWERS_WITHIN_MS, patience.signal).then(
      () => 'ETIMEDOUT',
      () => 'CANCELLED',
    );
    return await Promise.race([answered, tooLate]);
  } finally {
    signal.removeEventListener('abort', enough);
    enough();
    client.disconnect();
  }
}

/** What the library says for itself is for those who wrote it. */
function reasonOf(error: unknown): string {
  const reason = codeOf(error);
  if (reason.startsWith('Unknown RESP type')) return 'NOTREDIS';
  return reason === 'Connection is closed.' ? 'CLOSED' : reason;
}

/** Starts the broker, or makes a lane for the server that is there. @returns `false` if the run was stopped before */
export async function openServer(stage: Stage): Promise<boolean> {
  const { run, team } = stage;
  const { server, port } = run.params;
  const outside = parseRedisAddress(server);
  if (server !== EMBEDDED && outside) {
    team.serverOutside(REDIS);
    const [node] = outside.nodes;
    if (node) run.address({ name: REDIS, protocol: 'redis', ...node });
    stage.address = server;
    return true;
  }
  const limits = run.experiment === 'slow' ? SLOW_LIMITS : {};
  const broker = await team.start({ actor: BROKER, program: 'labs/pubsub/broker.process', given: { port, limits } });
  if (!broker) return false;
  const opened = await team.portOf(BROKER);
  team.announce(BROKER, 'redis', opened);
  stage.address = `redis://${LOOPBACK}:${opened}`;
  return true;
}

/** Nobody needs the broker any more. A server that is not of the run stays. */
export async function endServer(stage: Stage): Promise<void> {
  stage.order(BROKER, null);
  await stage.over([BROKER]);
}

/** Takes away what a run has left on a server that stays. Nobody is told if that fails: it was asked for by nobody. */
export async function deleteKeys({ run, address }: Stage, keys: readonly string[]): Promise<void> {
  const server = parseRedisAddress(address ?? '');
  if (run.params.server === EMBEDDED || !server || keys.length === 0) return;
  const client = openClient(server);
  client.on('error', () => undefined);
  const patience = new AbortController();
  const deleted = Promise.all(keys.map((key) => client.del(key))).catch(() => undefined);
  await Promise.race([deleted, run.clock.sleep(ANSWERS_WITHIN_MS, patience.signal)]);
  patience.abort(new Error('they are gone'));
  client.disconnect();
}
