/** Servers of the learner's own that run on this machine. */
import { connect } from 'node:net';
import { LOOPBACK } from '../../shared/net/ipv4';

/** Where a Redis listens unless it was told otherwise. */
const REDIS_PORT = 6_379;
/** A server on the loopback answers within a millisecond; whoever listens there and says nothing is no Redis. */
const PATIENCE_MS = 500;
/** What a Redis says to PING: that it is there, or that it wants to know who asks first. */
const ANSWERS = /^(?:\+PONG\r\n|-NOAUTH |-DENIED )/;
const LONGEST_ANSWER_BYTES = 4_096;

/** @returns the address of the Redis on this machine's usual port, if one answers there */
export async function redisHere(port = REDIS_PORT): Promise<readonly string[]> {
  return ANSWERS.test(await answerToPing(port)) ? [`redis://${LOOPBACK}:${String(port)}`] : [];
}

/** The beginning of what comes back; empty if nothing does. */
function answerToPing(port: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host: LOOPBACK, port, timeout: PATIENCE_MS });
    socket.setEncoding('latin1');
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (piece: string) => {
      answer += piece;
      if (answer.includes('\n') || answer.length > LONGEST_ANSWER_BYTES) socket.destroy();
    });
    socket.on('timeout', () => socket.destroy());
    // What is there to say of an error is said by `close`: nothing came.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
