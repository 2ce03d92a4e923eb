/** The Python counterpart, alone and against our servers. */
import { expect, it } from 'vitest';
import { layersEngineWith } from '../../../src/main/labs/layers/engine';
import { layers } from '../../../src/shared/labs/layers/contract';
import { internetChecksum } from '../../../src/shared/net/checksum';
import { startLab } from '../../support/run-lab';
import { python, runPython } from '../../support/python';

const linesOf = async (...args: readonly string[]): Promise<string[]> =>
  (await runPython('layers/layers.py', ...args)).trim().split(/\r?\n/);
const bytes = Buffer.from(JSON.stringify({ from: 'mina', text: 'hello 안녕' }));
const hex = (sum: number): string => `0x${sum.toString(16).padStart(4, '0')}`;

it.skipIf(!python)('sends the same bytes and makes the same message of them', async () => {
  expect(await linesOf()).toEqual([
    "object: {'from': 'mina', 'text': 'hello 안녕'}",
    `text: ${bytes.toString()}`,
    `bytes: ${bytes.length} ${bytes.toString('hex')}`,
    "received: {'from': 'mina', 'text': 'hello 안녕'}",
  ]);
});

it.skipIf(!python)('computes the same checksums', async () => {
  const sums = (await linesOf('--checksum')).slice(3);
  const turned = Buffer.from(bytes);
  turned[0] = (turned[0] ?? 0) ^ 1;
  const sum = hex(internetChecksum(bytes));
  expect(sums).toEqual([
    `checksum as sent: ${sum}`,
    `checksum one bit: ${hex(internetChecksum(turned))}`,
    `checksum words swapped: ${sum}`,
  ]);
});

it.skipIf(!python).each(['tcp', 'udp'] as const)('is understood by our server over %s', async (transport) => {
  const engine = layersEngineWith(() => Promise.resolve(undefined));
  const lab = startLab(engine, layers, { params: { transport }, hold: true });
  const { data } = await lab.until(
    ({ actor, kind }) => actor === 'server' && kind === (transport === 'tcp' ? 'listen' : 'bind'),
  );
  const { port } = data as { port: number };
  await lab.until((event) => decodedText(event.data) === 'hello 안녕');
  await linesOf('--port', String(port), '--message', 'from Python', ...(transport === 'udp' ? ['--udp'] : []));
  await lab.until((event) => decodedText(event.data) === 'from Python');
  expect([...lab.actors().values()].some(({ kind }) => kind === 'outside')).toBe(true);
  await lab.stop();
});

const decodedText = (data: unknown): unknown => (data as { object?: { text?: string } } | undefined)?.object?.text;
