/** A program of a few lines that speaks RESP by itself, with nothing but a socket: no library is needed. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openBroker } from '../../../src/main/broker/server';
import { python } from '../../support/python';

const PROGRAM = `
import socket, sys

def request(*words):
    parts = [word.encode() for word in words]
    return b'*%d\\r\\n' % len(parts) + b''.join(b'$%d\\r\\n%s\\r\\n' % (len(part), part) for part in parts)

def connect():
    end = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
    return end, end.makefile('rb')

def answer(lines):
    line = lines.readline()
    kind, rest = line[:1], line[1:-2].decode()
    if kind == b'$':
        return None if rest == '-1' else lines.read(int(rest) + 2)[:-2].decode()
    if kind == b'*':
        return [answer(lines) for _ in range(int(rest))]
    return int(rest) if kind == b':' else rest

subscriber, heard = connect()
subscriber.sendall(request('SUBSCRIBE', '뉴스'))
print(answer(heard))
publisher, answers = connect()
publisher.sendall(request('PUBLISH', '뉴스', '안녕') + request('LPUSH', 'jobs', 'a', 'b') + request('LRANGE', 'jobs', '0', '-1'))
print(answer(answers), answer(answers), answer(answers))
print(answer(heard))
publisher.sendall(b'ECHO "typed by hand"\\r\\nNONE\\r\\n')
print(answer(answers), '/', answer(answers))
`;

it.skipIf(!python)('Python speaks to the broker over a plain socket', async () => {
  const broker = await openBroker();
  const { stdout } = await promisify(execFile)(python ?? '', ['-c', PROGRAM, String(broker.port)], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  await broker.close();
  expect(stdout.replaceAll('\r', '').split('\n')).toEqual([
    "['subscribe', '뉴스', 1]",
    "1 2 ['b', 'a']",
    "['message', '뉴스', '안녕']",
    "typed by hand / ERR unknown command 'NONE', with args beginning with: ",
    '',
  ]);
});
