/** One stream, cut wherever the learner chose, and three receivers who are each given all its pieces. */
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Stage } from '../stage';

export async function framing(stage: Stage): Promise<Partial<TcpSummary>> {
  const { messages, cuts, framing: how } = stage.run.params;
  const server = await stage.server('three-receivers', { hold: stage.run.hold });
  if (!server) return {};
  stage.team.announce('server', 'tcp', server.port);
  const given = { port: server.port, messages: messages.map(String), cuts, framing: how };
  await stage.overTogether(await stage.client('cut-sender', given), server.member);
  const { received } = stage.tally;
  return { received: received[how], receivers: received };
}
