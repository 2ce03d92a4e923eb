/** Python's socket module against our programs, both ways round. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { udpEngine } from '../../../src/main/labs/udp/engine';
import type { Engine } from '../../../src/main/run/engine';
import { SocketTeam } from '../../../src/main/run/socket-program/socket-team';
import { udp } from '../../../src/shared/labs/udp/contract';
import { tallyOf } from '../../../src/shared/labs/udp/tally';
import { netDataOf } from '../../../src/shared/net/net-data';
import { python, runPython } from '../../support/python';
import { runLab, startLab } from '../../support/run-lab';

const PROGRAM = join(import.meta.dirname, '../../../src/main/labs/udp/udp.py');
const lines = (printed: string): unknown[] =>
  printed
    .trim()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line) as unknown);

describe.skipIf(!python)('Python', () => {
  const server = async (role: string, use: (port: number) => Promise<void>, ...args: string[]) => {
    const child = spawn(python ?? '', ['-B', PROGRAM, role, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const told: unknown[] = [];
    try {
      await use(await portOf(child, told));
    } finally {
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone; // and with it all it has printed is read
    }
    return told;
  };

  it('is a client of our server', async () => {
    const lab = startLab(udpEngine, udp, { params: { count: 1 }, hold: true });
    const bound = await lab.until(({ actor, kind }) => actor === 'server' && kind === 'bind');
    const port = netDataOf(bound.data)?.port ?? 0;
    const told = lines(await runPython('udp/udp.py', 'client', '--port', String(port), '--count', '2', '--size', '10'));
    expect(told).toEqual([
      { answer: '0 hello...', port },
      { answer: '1 hello...', port },
    ]);
    await lab.stop();
  });

  it('is a reliable client of our reliable server, through a bad network', async () => {
    const params = { count: 1, acknowledge: true, loss: 0.3, duplicate: 0.3, corrupt: 0.2 };
    const lab = startLab(udpEngine, udp, { experiment: 'reliable', params, hold: true });
    const bound = await lab.until(({ actor, kind }) => actor === 'relay' && kind === 'bind');
    const port = String(netDataOf(bound.data)?.port ?? 0);
    const args = ['--port', port, '--count', '5', '--timeout-ms', '30', '--max-tries', '500'];
    const told = lines(await runPython('udp/udp.py', 'reliable-client', ...args));
    expect(told).toMatchObject([0, 1, 2, 3, 4].map((acknowledged) => ({ acknowledged })));
    await lab.stop();
  });

  it('is a server of our client', () =>
    server('server', async (port) => {
      const { events, status } = await runLab(ourClientOnly('asking-client', port), udp);
      expect(status).toBe('completed');
      const tally = tallyOf({ length: events.length, at: (row) => events[row] }, false);
      expect(tally).toMatchObject({ sent: 3, answers: 3 });
    }));

  it('is a reliable server of our reliable client', async () => {
    const send = async (port: number): Promise<void> => {
      const { status } = await runLab(ourClientOnly('reliable-client', port), udp, { params: { timeoutMs: 1_000 } });
      expect(status).toBe('completed');
    };
    const delivered = [0, 1, 2].map((number) => ({ delivered: number }));
    expect(await server('reliable-server', send, '--remember')).toEqual(delivered);
  });

  it.runIf(process.platform === 'linux')(
    'finds the same largest datagram, and is told the same of nobody',
    async () => {
      await server('server', async (port) => {
        const told = lines(await runPython('udp/udp.py', 'largest', '--port', String(port)));
        expect(told).toEqual([{ largestBytes: 65_507, errorCode: 'EMSGSIZE' }]);
      });
      expect(lines(await runPython('udp/udp.py', 'nobody'))).toEqual([
        { connected: false, told: 'nothing' },
        { connected: true, told: 'ECONNREFUSED' },
      ]);
    },
  );
});

/** Resolves when it listens; what it prints afterwards is added to `told`. */
async function portOf(child: ChildProcess, told: unknown[]): Promise<number> {
  if (!child.stdout) throw new Error('it has no output');
  const reader = createInterface(child.stdout);
  const [first] = (await once(reader, 'line')) as [string];
  reader.on('line', (line) => told.push(JSON.parse(line) as unknown));
  return (JSON.parse(first) as { readonly listening: number }).listening;
}

/** A run with one of our clients, and a server that is not of the run. */
function ourClientOnly(program: string, port: number): Engine<typeof udp> {
  return (run) => {
    const team = new SocketTeam(run);
    const live = async () => {
      const { count, sizeBytes, message, gapMs, timeoutMs, maxTries } = run.params;
      const given = { port, count, sizeBytes, message, gapMs, timeoutMs, maxTries, answerWithinMs: 5_000 };
      await team.join(await team.start({ actor: 'client', program: `labs/udp/${program}.process`, given }));
      await team.close();
      return { sent: 0, received: 0, lost: 0, duplicated: 0, outOfOrder: 0, order: [] };
    };
    return Promise.resolve({ finished: live(), act: team.relayActs() });
  };
}
