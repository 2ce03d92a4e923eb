/** The names of the network labs that scripts rely on, against the built app, with clients from outside. */
import { createHash } from 'node:crypto';
import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takenPort, type TakenPort } from '../support/ports';
import { interleave, startInterleave } from '../support/terminal';
import { interrupted, onlyOnLoopback, useTerminal } from '../support/terminal-labs';

const terminal = useTerminal();
const { summaryOf, hold } = terminal;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('udp', () => {
  it('finds the largest datagram by trying', async () => {
    expect(await summaryOf('udp', 'largest')).toMatchObject({ largestBytes: 65_507, errorCode: 'EMSGSIZE' });
  });

  it('accounts for every datagram of a flood', async () => {
    const { sent, received, lost } = await summaryOf('udp', 'flood', { count: 500, sizeBytes: 1_024 });
    expect(sent).toBe(500);
    expect(Number(received) + Number(lost)).toBe(500);
  });

  it('gives the same faults and the same order for the same seed, and others for another', async () => {
    const settings = { count: 60, loss: 0.2, duplicate: 0.2, reorder: 0.3 };
    const first = await summaryOf('udp', 'relay', settings, '--seed', '7');
    const again = await summaryOf('udp', 'relay', settings, '--seed', '7');
    const other = await summaryOf('udp', 'relay', settings, '--seed', '8');
    expect(again).toEqual(first);
    expect(other['order']).not.toEqual(first['order']);
    const order = first['order'] as readonly number[];
    expect(new Set(order).size).toBe(60 - Number(first['lost']));
    expect(order).toHaveLength(Number(first['received']));
    expect(Number(first['lost'])).toBeGreaterThan(0);
    expect(Number(first['duplicated'])).toBeGreaterThan(0);
    expect(Number(first['outOfOrder'])).toBeGreaterThan(0);
  });
});

describe('tcp', () => {
  it.each([true, false])('carries a stream whole, noDelay=%s', async (noDelay) => {
    const summary = await summaryOf('tcp', 'stream', { writes: 50, sizeBytes: 100, noDelay });
    expect(summary).toMatchObject({ bytes: 5_000 });
    expect(summary['sha256Received']).toBe(summary['sha256Sent']);
    expect(Number(summary['dataEvents'])).toBeGreaterThan(0);
  });

  it.each([
    ['none', ['a,bb,ccc'.replaceAll(',', '').slice(0, 2), 'bcc', 'c']],
    ['delimiter', ['a', 'bb', 'ccc']],
    ['length', ['a', 'bb', 'ccc']],
  ])('cuts the stream after 2 and 5 bytes, framing %s', async (framing, received) => {
    expect(await summaryOf('tcp', 'framing', { messages: 'a,bb,ccc', cuts: '2,5', framing })).toMatchObject({
      received,
    });
  });
});

describe('segments', () => {
  it.each(['stop-and-wait', 'go-back-n', 'selective-repeat'])('delivers a text intact by %s', async (protocol) => {
    const text = 'Many segments, one stream. 세그먼트는 여럿, 스트림은 하나. '.repeat(20);
    const summary = await summaryOf(
      'segments',
      protocol,
      { protocol, text, loss: 0.2, reorder: 0.2, duplicate: 0.2, window: 8, segmentBytes: 100 },
      '--seed',
      '3',
    );
    expect(summary).toMatchObject({ delivered: text, sha256Sent: sha256(text), sha256Received: sha256(text) });
    expect(Number(summary['segmentsSent'])).toBeGreaterThan(Number(summary['retransmitted']));
    expect(Number(summary['retransmitted'])).toBeGreaterThan(0);
    expect(Number(summary['duplicatesDropped'])).toBeGreaterThan(0);
  });
});

describe('layers', () => {
  it.each(['lenses', 'headers', 'checksum', 'rules'])('runs %s to its end', async (experiment) => {
    expect(await summaryOf('layers', experiment)).toBeTypeOf('object');
  });
});

async function echoed(socket: DatagramSocket, text: string, port: number): Promise<string> {
  socket.send(text, port, '127.0.0.1');
  const [bytes] = (await once(socket, 'message')) as [Buffer];
  return bytes.toString();
}

describe('for clients from outside', () => {
  it('udp echoes datagrams, and shows the client as a lane', async () => {
    const { started, port } = await hold('udp');
    const socket = createSocket('udp4');
    try {
      expect(await echoed(socket, 'hello 안녕', port)).toBe('hello 안녕');
      const lane = await started.line(({ type, kind }) => type === 'actor' && kind === 'outside');
      expect(lane['actor']).toBe('outside-1');
      await started.line(({ type, actor, kind }) => type === 'event' && actor === 'server' && kind === 'receive');
    } finally {
      socket.close();
      await interrupted(started);
    }
  });

  it('tcp echoes lines, however they are cut', async () => {
    const { started, port } = await hold('tcp');
    const client = connect(port, '127.0.0.1');
    let heard = '';
    const whole = new Promise<void>((resolve) => {
      client.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
        if (heard.split('\n').length === 4) resolve();
      });
    });
    client.setNoDelay(true);
    client.write('one\ntw');
    client.write('o\nthree\n');
    await whole;
    expect(heard).toBe('one\ntwo\nthree\n');
    client.end();
    await interrupted(started);
  });

  it.skipIf(process.platform !== 'linux').each(['udp', 'tcp', 'layers'])(
    '%s listens on 127.0.0.1 and nowhere else, and leaves nothing',
    async (lab) => {
      const { started } = await hold(lab);
      await onlyOnLoopback(started);
    },
  );

  it.skipIf(process.platform !== 'linux').each([
    ['segments in mid-transfer', ['segments', '--set', 'sizeBytes=20000', '--set', 'delayMs=50'], 'send'],
    ['udp in mid-flood', ['udp', '--experiment', 'flood', '--set', 'count=20000'], 'send'],
    ['tcp in mid-stream', ['tcp', '--experiment', 'slow-reader', '--set', 'workMs=1000'], 'receive'],
    ['a backlog that is full', ['tcp', '--experiment', 'backlog', '--set', 'workMs=1000'], 'connect'],
  ])('%s listens on 127.0.0.1 and nowhere else, and leaves nothing', async (_what, args, kind) => {
    const started = startInterleave(terminal.folder(), 'run', '--json', ...args);
    await started.line((line) => line.type === 'event' && line['kind'] === kind);
    await onlyOnLoopback(started, 1);
  });
});

describe('bad input', () => {
  it.each([
    ['udp', ['--experiment', 'relay', '--set', 'loss=1.5'], '"loss" goes from 0 to 1'],
    ['udp', ['--set', 'loss=much'], '"loss" takes a number'],
    ['udp', ['--set', 'sizeBytes=-1'], '"sizeBytes"'],
    ['udp', ['--set', 'sizeBytes=65508'], '"sizeBytes"'],
    ['udp', ['--set', 'port=65536'], '"port"'],
    ['tcp', ['--set', 'noDelay=perhaps'], '"noDelay" takes true or false'],
    ['tcp', ['--set', 'writes=0'], '"writes"'],
    ['tcp', ['--experiment', 'framing', '--set', 'messages=a,bb,ccc', '--set', 'cuts=2,6'], '"cuts" goes from 1 to 5'],
    ['tcp', ['--experiment', 'framing', '--set', 'cuts=5,2'], '"cuts" takes rising numbers'],
    ['segments', ['--set', 'window=0'], '"window"'],
    ['segments', ['--set', 'protocol=hope'], '"protocol" takes one of'],
    ['layers', ['--set', 'mtuBytes=1'], '"mtuBytes"'],
  ])('%s %j exits 2 and names it', async (lab, args, message) => {
    const { code, stderr, stdout } = await interleave(terminal.folder(), 'run', lab, '--json', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it.each(['udp', 'tcp'])('%s: a port in use exits 2, and nothing was started', async (lab) => {
    const taken = lab === 'udp' ? await takenDatagramPort() : await takenPort();
    const { code, stderr, lines } = await interleave(
      terminal.folder(),
      'run',
      lab,
      '--json',
      '--set',
      `port=${taken.port}`,
    );
    await taken.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`port ${taken.port} is in use`);
    expect(lines.filter(({ type }) => type === 'event' || type === 'address')).toEqual([]);
  });
});

async function takenDatagramPort(): Promise<TakenPort> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

describe('as pcapng', () => {
  it('is a file that begins as one, whole with --out and over a pipe', async () => {
    const lab = join(terminal.folder(), 'relay.lab');
    const file = join(terminal.folder(), 'relay.pcapng');
    await interleave(terminal.folder(), 'run', 'udp', '--experiment', 'relay', '--save', lab, '--json');
    const { code, stderr } = await interleave(terminal.folder(), 'export', lab, '--as', 'pcapng', '--out', file);
    expect(code, stderr).toBe(0);
    // The Section Header Block begins every file.
    expect((await readFile(file)).readUInt32LE(0)).toBe(0x0a0d0d0a);
  });

  it('says that a run without a network has no packets', async () => {
    const lab = join(terminal.folder(), 'queue.lab');
    const file = join(terminal.folder(), 'queue.pcapng');
    await writeFile(file, 'old');
    await interleave(terminal.folder(), 'run', 'queue', '--save', lab, '--json');
    const { code, stderr } = await interleave(terminal.folder(), 'export', lab, '--as', 'pcapng', '--out', file);
    expect(code).not.toBe(0);
    expect(stderr).toContain('network');
    expect(await readFile(file, 'utf8')).toBe('old');
  });
});
