/** What the tab "From outside" has to copy: what a shell makes of it is what a broker understands. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { serverCommands } from '../../../src/renderer/src/lab-page/outside-servers';

const BROKER = { name: 'broker', protocol: 'redis', host: '127.0.0.1', port: 6_400 };
const commandOf = (tool: string, platform = 'linux'): string =>
  serverCommands(BROKER, platform).find((one) => one.tool === tool)?.command ?? '';

it('speaks to a broker as redis-cli does', () => {
  expect(commandOf('redis-subscribe')).toBe('redis-cli -h 127.0.0.1 -p 6400 SUBSCRIBE news');
  expect(commandOf('redis-publish')).toBe('redis-cli -h 127.0.0.1 -p 6400 PUBLISH news hello');
});

it.skipIf(process.platform === 'win32')('types an inline command and a RESP request with their line ends', () => {
  const typed = (tool: string): string => {
    const [printf = '', nc] = commandOf(tool).split(' | ');
    expect(nc).toBe('nc -w 1 127.0.0.1 6400');
    return execFileSync('sh', ['-c', printf], { encoding: 'latin1' });
  };
  expect(typed('nc-inline')).toBe('PUBLISH news hello\r\n');
  expect(typed('nc-resp')).toBe('*3\r\n$7\r\nPUBLISH\r\n$4\r\nnews\r\n$5\r\nhello\r\n');
});

it('leaves out on Windows what is not usual there', () => {
  const tools = serverCommands(BROKER, 'win32').map(({ tool }) => tool);
  expect(tools).toEqual(['redis-subscribe', 'redis-publish', 'python']);
  expect(commandOf('python', 'win32')).toMatch(/^py -c /);
});
