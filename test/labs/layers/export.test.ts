/** The capture file of a run that really was: what it says is what the programs said. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { layersEngineWith } from '../../../src/main/labs/layers/engine';
import { layers } from '../../../src/shared/labs/layers/contract';
import { exportBytes } from '../../../src/shared/trace/export/export-run';
import { startLab } from '../../support/run-lab';

const tshark = spawnSync('tshark', ['--version']).status === 0;

it.skipIf(!tshark).each(['tcp', 'udp'] as const)(
  'over %s opens in tshark, with the payloads in order',
  async (transport) => {
    const engine = layersEngineWith(() => Promise.resolve(undefined));
    const params = transport === 'tcp' ? { breaks: 'nothing' as const } : { transport };
    const lab = startLab(engine, layers, { experiment: transport === 'tcp' ? 'rules' : 'lenses', params });
    await lab.end();
    const pieces: Uint8Array[] = [];
    for await (const piece of exportBytes('pcapng', lab.run.head, lab.run.recorder)) pieces.push(piece);
    const folder = await mkdtemp(join(tmpdir(), 'interleave-layers-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'run.pcapng');
    await writeFile(file, Buffer.concat(pieces));
    const said = lab.events().filter(({ kind }) => kind === 'send');
    const filter = transport === 'tcp' ? 'tcp.len > 0' : 'udp';
    expect(
      linesOf(file, '-Y', filter, '-T', 'fields', '-e', transport === 'tcp' ? 'tcp.payload' : 'udp.payload'),
    ).toEqual(said.map(({ bytes }) => bytes));
    const trouble = 'tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment || tcp.analysis.retransmission';
    expect(linesOf(file, '-Y', `_ws.malformed || ip.checksum.status == 0 || ${trouble}`)).toEqual([]);
    if (transport === 'tcp') expect(linesOf(file, '-Y', 'tcp.flags.syn == 1 || tcp.flags.fin == 1')).toHaveLength(4);
  },
);

function linesOf(file: string, ...args: readonly string[]): string[] {
  const text = execFileSync('tshark', ['-n', '-r', file, '-o', 'ip.check_checksum:TRUE', ...args], {
    encoding: 'utf8',
  });
  return text.split('\n').filter((line) => line !== '');
}
