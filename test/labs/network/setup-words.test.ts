/** What the lab page says of parameters and servers of network labs. */
import { expect, it } from 'vitest';
import { serverCommands } from '../../../src/renderer/src/lab-page/outside-servers';
import { frozenValue } from '../../../src/renderer/src/lab-page/frozen-value';
import { texts } from '../../../src/renderer/src/lab-page/text';
import { choice, decimal, flag, integer, positions, share, type Parameter } from '../../../src/shared/labs/parameter';

const said = (parameter: Parameter, text: string, values: Readonly<Record<string, string>> = {}): string =>
  frozenValue({ parameter, text, words: { label: '', hint: '', values } }, texts.en);

it('says what a parameter is set to in words', () => {
  expect(said(share(), '0.2')).toBe('20%');
  expect(said(share(), '0.125')).toBe('12.5%');
  expect(said(decimal({ default: 1, min: 0, max: 10 }), '0.5')).toBe('0.5');
  expect(said(flag(true), 'true')).toBe('on');
  expect(said(flag(true), 'false')).toBe('off');
  expect(said(choice(['none', 'length'], 'none'), 'length', { length: 'by length' })).toBe('by length');
  expect(said(choice(['none', 'length'], 'none'), 'none', { length: 'by length' })).toBe('none');
  expect(said(positions({ default: [], min: 1, max: 9, maxItems: 3 }), '')).toBe('nowhere');
  expect(said(integer({ default: 0, min: 0, max: 65_535 }), '0', { 0: 'any free port' })).toBe('any free port');
  expect(said(integer({ default: 0, min: 0, max: 65_535 }), '7000', { 0: 'any free port' })).toBe('7000');
  expect(said(integer({ default: 5, min: 0, max: 9, unit: 'ms' }), '5')).toBe('5 ms');
});

const address = (protocol: string) => ({ name: 'server', protocol, host: '127.0.0.1', port: 7000 });

it('offers commands that the platform has', () => {
  const tools = (protocol: string, platform: string) =>
    serverCommands(address(protocol), platform).map(({ tool }) => tool);
  expect(tools('udp', 'linux')).toEqual(['nc', 'python']);
  expect(tools('tcp', 'darwin')).toEqual(['nc', 'python']);
  expect(tools('tcp', 'win32')).toEqual(['powershell', 'python']);
  // A connection cannot be tested where there is none.
  expect(tools('udp', 'win32')).toEqual(['python']);
});
