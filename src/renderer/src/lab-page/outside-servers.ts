/** Commands of this platform that talk to a server of a run: netcat where it is usual, Python anywhere. */
import type { Address } from '../../../shared/bench/run';

export interface ServerCommand {
  readonly tool: 'nc' | 'python' | 'powershell';
  readonly command: string;
}

/** @param platform  as Node names it: `linux`, `darwin`, `win32` */
export function serverCommands({ protocol, host, port }: Address, platform: string): readonly ServerCommand[] {
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
