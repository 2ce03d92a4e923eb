/** Says whether the port a learner asked for is to be had, before anything of the run is opened. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Transport } from '../../../shared/net/net-data';
import { LabError } from '../../../shared/wire/error';
import { LOOPBACK } from '../../../shared/net/ipv4';
import { codeOf } from '../../resources/system-error';

/**
 * Opens a socket at the port and closes it again. Port 0, any free one, is always to be had.
 *
 * @throws LabError 'BAD_PARAMETER' with a problem 'PORT_IN_USE' or 'PORT_FORBIDDEN' of the parameter
 */
export async function checkPortIsFree(protocol: Transport, port: number, parameter = 'port'): Promise<void> {
  if (port === 0) return;
  try {
    await (protocol === 'udp' ? tryDatagrams(port) : tryListening(port));
  } catch (thrown) {
    throw portProblem(codeOf(thrown), port, parameter) ?? thrown;
  }
}

/** What the system's answer to an asked port says of the parameter; `undefined` if it is about something else. */
export function portProblem(code: string | undefined, port: number, parameter = 'port'): LabError | undefined {
  if (code === 'EADDRINUSE') return problem(parameter, 'PORT_IN_USE', port);
  // A port below 1,024 without the right to it, or one that Windows keeps for itself.
  if (code === 'EACCES') return problem(parameter, 'PORT_FORBIDDEN', port);
  return undefined;
}

function problem(parameter: string, code: 'PORT_IN_USE' | 'PORT_FORBIDDEN', port: number): LabError {
  return new LabError('BAD_PARAMETER', { parameter, problem: { code, port } });
}

async function tryDatagrams(port: number): Promise<void> {
  const socket = createSocket('udp4');
  try {
    socket.bind({ address: LOOPBACK, port, exclusive: true });
    await once(socket, 'listening');
  } finally {
    socket.close();
  }
}

async function tryListening(port: number): Promise<void> {
  const server = createServer();
  server.listen({ host: LOOPBACK, port, exclusive: true });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
