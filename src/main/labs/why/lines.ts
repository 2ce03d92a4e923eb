/**
 * One line is one message: the whole protocol between client, door and replicas.
 *
 *     client  ->  door     17 client#17
 *     door    ->  replica  17 main#31
 *     replica ->  door     17 replica-2#9
 *     door    ->  client   17 main#32 replica-2
 *
 * First what is asked for, then the name of this handover, by which the trace pairs both ends; a
 * client from outside may leave it out.
 */
import type { Socket } from 'node:net';

/** Longer is no request of ours but a mistake or an attack. */
export const MAX_LINE_BYTES = 1_024;

/**
 * Waits for the first line on a connection.
 *
 * @returns `undefined` if the connection ended, broke or said too much before there was one
 */
export function firstLine(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const settle = (line: string | undefined): void => {
      socket.off('data', hear);
      resolve(line);
    };
    const hear = (bytes: Buffer): void => {
      text += bytes.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) return settle(text.slice(0, end).trim());
      if (text.length > MAX_LINE_BYTES) settle(undefined);
    };
    socket.on('data', hear);
    socket.once('error', () => settle(undefined));
    socket.once('close', () => settle(undefined));
    socket.once('end', () => settle(undefined));
  });
}

export interface Line {
  readonly words: string;
  readonly msg: string | undefined;
  readonly rest: string | undefined;
}

/** Takes a line apart; of one from outside only the first word counts. */
export function readLine(text: string): Line {
  const [words = '', msg, rest] = text.split(' ');
  return { words, msg: msg !== undefined && /^[a-z]+(-\d+)?#\d+$/.test(msg) ? msg : undefined, rest };
}
