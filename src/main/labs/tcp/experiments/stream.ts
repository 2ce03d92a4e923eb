/** One client writes, the server reads: as fast as it comes, or slowly. */
import type { TcpSummary } from '../../../../shared/labs/tcp/contract';
import type { Json } from '../../../../shared/wire/json';
import type { Stage } from '../stage';

export async function stream(stage: Stage): Promise<Partial<TcpSummary>> {
  const { writes, sizeBytes, noDelay, gapMs } = stage.run.params;
  await writeAndRead(stage, ['writer', { writes, sizeBytes, noDelay, gapMs }], ['reader', {}]);
  return {};
}

export async function slowReader(stage: Stage): Promise<Partial<TcpSummary>> {
  const { writes, sizeBytes, workMs, waitForDrain } = stage.run.params;
  await writeAndRead(stage, ['fast-writer', { writes, sizeBytes, waitForDrain }], ['slow-reader', { workMs }]);
  const { mostBufferedBytes, heldBackMs } = stage.tally;
  return { mostBufferedBytes, heldBackMs };
}

type Program = readonly [name: string, given: { readonly [name: string]: Json }];

async function writeAndRead(stage: Stage, [writer, toWrite]: Program, [reader, toRead]: Program): Promise<void> {
  const server = await stage.server(reader, { ...toRead, hold: stage.run.hold });
  if (!server) return;
  stage.team.announce('server', 'tcp', server.port);
  const port = await stage.through(server.port);
  await stage.over([await stage.client(writer, { ...toWrite, port })], server.member);
}
