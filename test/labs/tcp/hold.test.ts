/** The server stays up for clients from outside: it says lines back, whoever sends them and however they are cut. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { tcpEngine } from '../../../src/main/labs/tcp/engine';
import { tcp } from '../../../src/shared/labs/tcp/contract';
import { netDataOf } from '../../../src/shared/net/net-data';
import { python, runPython } from '../../support/python';
import { startLab } from '../../support/run-lab';

async function held() {
  const lab = startLab(tcpEngine, tcp, { hold: true });
  // The run's own clients are through, and only outside is left.
  for (const client of ['client-1', 'client-2'])
    await lab.until(({ actor, kind }) => actor === client && kind === 'exit');
  const listen = await lab.until(({ kind }) => kind === 'listen');
  return { lab, port: netDataOf(listen.data)?.port ?? 0 };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.setEncoding('utf8').setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

/** Reads until so many characters have come. */
async function heard(socket: Socket, chars: number): Promise<string> {
  let text = '';
  while (text.length < chars) text += String((await once(socket, 'data'))[0]);
  return text;
}

it('says lines back to whoever comes, whole, and several in one piece', async () => {
  const { lab, port } = await held();
  const socket = await open(port);
  socket.write('one\ntw');
  expect(await heard(socket, 4)).toBe('one\n');
  socket.write('o\nthree\n');
  expect(await heard(socket, 10)).toBe('two\nthree\n');
  socket.end('left over');
  expect(await once(socket, 'close')).toEqual([false]);
  const outside = await lab.until(({ actor, kind }) => actor.startsWith('outside') && kind === 'send');
  expect(outside.fidelity).toBe('RECONSTRUCTED');
  const { status } = await lab.stop();
  expect(status).toBe('stopped');
  const again = connect({ host: '127.0.0.1', port });
  expect(await once(again, 'error')).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
});

it('goes on for the others when one breaks it off or sends no line at all', async () => {
  const { lab, port } = await held();
  const rude = await open(port);
  rude.write('hello\n');
  expect(await heard(rude, 6)).toBe('hello\n');
  rude.resetAndDestroy();
  await lab.until(({ actor, kind }) => actor === 'server' && kind === 'reset');
  const endless = await open(port);
  const brokenOff = once(endless, 'error');
  endless.write('x'.repeat(1_000_000));
  expect(await brokenOff).toEqual([
    expect.objectContaining({ code: expect.stringMatching(/ECONNRESET|EPIPE/) as string }),
  ]);
  const why = await lab.until(({ data }) => (data as { code?: string } | undefined)?.code === 'LINE_TOO_LONG');
  expect(why.data).toMatchObject({ maxBytes: 65_536 });
  const other = await open(port);
  other.write('still there?\n');
  expect(await heard(other, 13)).toBe('still there?\n');
  other.destroy();
  await lab.stop();
});

it('gives up a stream without a newline, and sums up what is the run’s own', async () => {
  const lab = startLab(tcpEngine, tcp, { experiment: 'framing', hold: true });
  await lab.until(({ actor, kind }) => actor === 'client-1' && kind === 'exit');
  const listen = await lab.until(({ kind }) => kind === 'listen');
  const endless = await open(netDataOf(listen.data)?.port ?? 0);
  const endlessIsOver = once(endless.resume(), 'close');
  for (let chunk = 0; chunk < 40; chunk += 1) endless.write('x'.repeat(65_536));
  endless.end();
  type Given = { readonly code?: string; readonly receiver?: string } | undefined;
  await lab.until(({ data }) => (data as Given)?.code === 'MALFORMED' && (data as Given)?.receiver === 'delimiter');
  await endlessIsOver;
  const chatty = await open(netDataOf(listen.data)?.port ?? 0);
  const chattyIsOver = once(chatty.resume(), 'close');
  chatty.end('line\n'.repeat(3_000));
  await chattyIsOver;
  await lab.until(({ data }) => (data as Given)?.code === 'NOT_NOTED');
  const { status, summary, events } = await lab.stop();
  expect(status).toBe('stopped');
  const noted = (code: string) => events.filter(({ data }) => (data as Given)?.code === code);
  expect(noted('NOT_NOTED')).toHaveLength(1);
  const lines = noted('MESSAGE').filter(({ data }) => (data as Given)?.receiver === 'delimiter');
  expect(lines).toHaveLength(2_000);
  expect(summary.receivers?.none.join('')).toBe('abbccc');
});

it('shows some of its clients when there are very many', async () => {
  const { lab, port } = await held();
  const many = await Promise.all(Array.from({ length: 40 }, () => open(port)));
  for (const socket of many) socket.write(`${'long '.repeat(10)}\n`);
  for (const socket of many) expect(await heard(socket, 51)).toHaveLength(51);
  for (const socket of many) socket.destroy();
  const { events } = await lab.stop();
  const shown = events
    .filter(({ kind, cell }) => kind === 'store' && cell === 'server.clients')
    .map(({ data }) => Object.keys((data as { value: object }).value).length);
  expect(Math.max(...shown)).toBe(32);
});

it('announces where it is', async () => {
  const { lab, port } = await held();
  const addresses = lab.run.recorder.announced.flatMap((one) => ('address' in one.item ? [one.item.address] : []));
  expect(addresses).toEqual([{ name: 'server', protocol: 'tcp', host: '127.0.0.1', port }]);
  await lab.stop();
});

it.skipIf(!python)('talks with the Python client', async () => {
  const { lab, port } = await held();
  const said = await runPython('tcp/tcp.py', 'client', String(port), 'snake');
  expect(said.trim().split(/\r?\n/)).toEqual([
    'snake: heard snake says 1',
    'snake: heard snake says 2',
    'snake: the end',
  ]);
  await lab.stop();
});
