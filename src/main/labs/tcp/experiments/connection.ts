/** Clients and one server: handshake, a few lines that come back, and the end of each connection. */
import { numbered } from '../../../../shared/labs/numbered';
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Stage } from '../stage';

export async function connection(stage: Stage): Promise<Partial<TcpSummary>> {
  const { clients, writes, gapMs } = stage.run.params;
  const server = await stage.server('echo-server', { clients, hold: stage.run.hold });
  if (!server) return {};
  stage.team.announce('server', 'tcp', server.port);
  const port = await stage.through(server.port);
  const members = [];
  for (const actor of numbered('client', clients))
    members.push(await stage.client('client', { port, lines: writes, gapMs }, actor));
  await stage.over(members, server.member);
  const { connected, accepted } = stage;
  return { clients: stage.tally.clients, connected, accepted };
}
