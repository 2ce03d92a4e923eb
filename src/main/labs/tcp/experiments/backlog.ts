/** A server that is too busy to accept: the system makes connections in its name, as many as its backlog has room for. */
import { numbered } from '../../../../shared/labs/numbered';
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Stage } from '../stage';

export async function backlog(stage: Stage): Promise<Partial<TcpSummary>> {
  const { clients, backlog: room, workMs } = stage.run.params;
  const server = await stage.server('busy-server', { backlog: room, busyMs: workMs, clients });
  if (!server) return {};
  const members = [];
  for (const actor of numbered('client', clients))
    members.push(await stage.client('waiting-client', { port: server.port }, actor));
  // A process takes a while to start: whoever is not there yet shows nothing of the backlog.
  for (const member of members) if (member) await stage.noted('HERE', member);
  await stage.team.put(stage.busy, workMs);
  await stage.noted('BUSY', server.member);
  for (const _ of members) await stage.team.put(stage.go, 'now');
  await stage.noted('FREE', server.member);
  const connected = stage.connectedBefore('FREE');
  stage.note('LOOKED', { connected });
  await stage.over(members, server.member);
  return { connected, accepted: stage.accepted };
}
