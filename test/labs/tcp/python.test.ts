/** The Python counterpart alone, and as a server of our client. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { SocketTeam } from '../../../src/main/run/socket-program/socket-team';
import type { Engine } from '../../../src/main/run/engine';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { python, runPython } from '../../support/python';
import { runLab } from '../../support/run-lab';

it.skipIf(!python)('serves two clients, and each hears what it said', async () => {
  const said = (await runPython('tcp/tcp.py')).trim().split(/\r?\n/);
  for (const client of ['client-1', 'client-2'])
    expect(said.filter((line) => line.startsWith(client))).toEqual([
      `${client}: heard ${client} says 1`,
      `${client}: heard ${client} says 2`,
      `${client}: the end`,
    ]);
  expect(said.filter((line) => /^server: from port \d+ client-\d says \d$/.test(line))).toHaveLength(4);
});

/** Our client alone, of a server that is not of the run. */
const clientOf =
  (port: number): Engine<typeof tcp> =>
  (run) => {
    const team = new SocketTeam(run);
    const conduct = async () => {
      try {
        await team.join(
          await team.start({ actor: 'client-1', program: 'labs/tcp/client.process', given: { port, lines: 3 } }),
        );
      } finally {
        await team.close();
      }
      return { dataEvents: 0, bytes: 0, sha256Sent: '', sha256Received: '' };
    };
    return Promise.resolve({ finished: conduct(), act: { ...team.relayActs(), end: () => null } });
  };

it.skipIf(!python)('serves our client', async () => {
  const program = join(import.meta.dirname, '../../../src/main/labs/tcp/tcp.py');
  const server = spawn(python ?? '', ['-B', program, 'server', '0', '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const ended = once(server, 'exit');
    // What it prints is a stream, too: the line may come in pieces.
    const [first] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const { status, events } = await runLab(clientOf(Number(/\d+/.exec(first)?.[0])), tcp);
    expect(status).toBe('completed');
    const heard = events
      .filter(({ actor, kind }) => actor === 'client-1' && kind === 'receive')
      .map(({ bytes = '' }) => Buffer.from(bytes, 'hex').toString());
    expect(heard.join('')).toBe('client-1 says 1\nclient-1 says 2\nclient-1 says 3\n');
    expect(await ended).toEqual([0, null]);
  } finally {
    server.kill();
  }
});
