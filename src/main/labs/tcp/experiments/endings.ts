/** How a connection ends: by both ends, by one for its own direction, or broken off. */
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Stage } from '../stage';

export async function endings(stage: Stage): Promise<Partial<TcpSummary>> {
  const { ending, writes, gapMs, workMs } = stage.run.params;
  const byHand = ending === 'by-hand';
  const server = byHand
    ? await stage.server('either-end', { listens: true })
    : await stage.server('ending-server', { saysGoodbye: ending === 'half-close', workMs });
  if (!server) return {};
  const port = await stage.through(server.port);
  const client = byHand
    ? await stage.client('either-end', { port, listens: false })
    : await stage.client('ending-client', { port, lines: writes, gapMs, ending });
  await stage.over([client], server.member);
  return { endings: stage.tally.endings };
}
