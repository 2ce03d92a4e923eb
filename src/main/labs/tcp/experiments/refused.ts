/** A port where nobody listens, and a port that somebody has. */
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Stage } from '../stage';

/** A server was there and has stopped; or, with a port of the learner's, whoever is there or not. */
export async function nobodyListens(stage: Stage): Promise<Partial<TcpSummary>> {
  const port = stage.run.params.port || (await portOfNobody(stage));
  if (port === undefined) return {};
  stage.kernel.watch(port);
  await stage.team.join(await stage.client('knocking-client', { port }));
  return { ...errorOf(stage), connected: stage.connected };
}

async function portOfNobody(stage: Stage): Promise<number | undefined> {
  const server = await stage.server('gone-server', {});
  await stage.team.join(server?.member);
  return server?.port;
}

/** The second server gets an error, and the first goes on as if nothing had happened. */
export async function portTaken(stage: Stage): Promise<Partial<TcpSummary>> {
  const first = await stage.server('echo-server', { clients: 1, hold: stage.run.hold }, 'server-1');
  if (!first) return {};
  stage.team.announce('server-1', 'tcp', first.port);
  await stage.team.join(await stage.client('second-server', { port: first.port }, 'server-2'));
  const error = errorOf(stage);
  const client = await stage.client('client', { port: first.port, lines: 1, gapMs: stage.run.params.gapMs });
  await stage.team.join(client);
  if (client?.exit?.code === 0 || stage.run.hold) await stage.team.join(first.member);
  return { ...error, connected: stage.connected, accepted: stage.accepted };
}

const errorOf = ({ tally: { errorCode } }: Stage): Pick<TcpSummary, 'errorCode'> =>
  errorCode === undefined ? {} : { errorCode };
