/** Commands of this platform that talk to a server of a run: netcat where it is usual, Python anywhere, `redis-cli` to a broker. */
import type { Address } from '../../../shared/bench/run';

export interface ServerCommand {
  readonly tool: 'nc' | 'python' | 'powershell' | 'redis-subscribe' | 'redis-publish' | 'nc-inline' | 'nc-resp';
  readonly command: string;
}

/** @param platform  as Node names it: `linux`, `darwin`, `win32` */
export function serverCommands(address: Address, platform: string): readonly ServerCommand[] {
  const { protocol, host, port } = address;
  if (protocol === 'redis') return brokerCommands(address, platform);
  const isUdp = protocol === 'udp';
  const python = pythonOn(platform);
  const commands: ServerCommand[] = [
    { tool: 'python', command: `${python} -c "${isUdp ? udpInPython(host, port) : tcpInPython(host, port)}"` },
  ];
  if (platform === 'win32') {
    if (!isUdp) commands.unshift({ tool: 'powershell', command: `Test-NetConnection ${host} -Port ${port}` });
    return commands;
  }
  // Without -w it would wait for answers for ever: a datagram has no end.
  return [
    { tool: 'nc', command: isUdp ? `echo hello | nc -u -w 1 ${host} ${port}` : `nc ${host} ${port}` },
    ...commands,
  ];
}

/** A topic that is there unless the learner has others. */
const TOPIC = 'news';
const MESSAGE = 'hello';

function brokerCommands({ host, port }: Address, platform: string): readonly ServerCommand[] {
  const cli = `redis-cli -h ${host} -p ${port}`;
  const inline = `PUBLISH ${TOPIC} ${MESSAGE}\\r\\n`;
  const python = `import socket as s; c = s.create_connection(('${host}', ${port}), 2); c.sendall(b'${inline}'); print(c.recv(65535))`;
  // Without -w it would wait for more answers for ever: a connection to a broker has no end of its own.
  const nc = (typed: string): string => `printf '${typed}' | nc -w 1 ${host} ${port}`;
  const commands: readonly ServerCommand[] = [
    { tool: 'redis-subscribe', command: `${cli} SUBSCRIBE ${TOPIC}` },
    { tool: 'redis-publish', command: `${cli} PUBLISH ${TOPIC} ${MESSAGE}` },
    { tool: 'nc-inline', command: nc(inline) },
    { tool: 'nc-resp', command: nc(asRequest(['PUBLISH', TOPIC, MESSAGE])) },
    { tool: 'python', command: `${pythonOn(platform)} -c "${python}"` },
  ];
  return platform === 'win32' ? commands.filter(({ tool }) => !tool.startsWith('nc-')) : commands;
}

/** A RESP request as `printf` takes it: how many words, then each with its length before it. Words of ASCII only. */
const asRequest = (words: readonly string[]): string =>
  [`*${words.length}`, ...words.flatMap((word) => [`$${word.length}`, word])].map((part) => `${part}\\r\\n`).join('');

/** A Python program of the lab's own as the client. */
export const clientCommand = (file: string, args: string, platform: string): ServerCommand => ({
  tool: 'python',
  command: `${pythonOn(platform)} ${file} ${args}`,
});

const pythonOn = (platform: string): string => (platform === 'win32' ? 'py' : 'python3');

const udpInPython = (host: string, port: number): string =>
  `import socket as s; c = s.socket(s.AF_INET, s.SOCK_DGRAM); c.settimeout(2); c.sendto(b'hello', ('${host}', ${port})); print(c.recvfrom(65535))`;

const tcpInPython = (host: string, port: number): string =>
  `import socket as s; c = s.create_connection(('${host}', ${port}), 2); c.sendall(b'hello\\n'); print(c.recv(65535))`;
