/** The same answers in both protocols. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/main/broker/reply';
import { ReplyWriter } from '../../src/main/broker/reply-writer';

function written(protocol: 2 | 3, write: (reply: Reply) => void, mostBytes = 1_000): string {
  const reply = new ReplyWriter(mostBytes);
  reply.protocol = protocol;
  write(reply);
  return reply.take();
}

describe('an answer', () => {
  it.each<[string, (reply: Reply) => void, string, string]>([
    ['ok', (reply) => reply.ok(), '+OK\r\n', '+OK\r\n'],
    ['simple', (reply) => reply.simple('PONG'), '+PONG\r\n', '+PONG\r\n'],
    ['error', (reply) => reply.error('ERR no'), '-ERR no\r\n', '-ERR no\r\n'],
    ['integer', (reply) => reply.integer(-1), ':-1\r\n', ':-1\r\n'],
    ['large integer', (reply) => reply.integer(2n ** 63n - 1n), ':9223372036854775807\r\n', ':9223372036854775807\r\n'],
    ['bulk', (reply) => reply.bulk('\xea\xb0\x80'), '$3\r\n\xea\xb0\x80\r\n', '$3\r\n\xea\xb0\x80\r\n'],
    ['nil', (reply) => reply.nil(), '$-1\r\n', '_\r\n'],
    ['nil array', (reply) => reply.nilArray(), '*-1\r\n', '_\r\n'],
    ['array', (reply) => reply.array(2), '*2\r\n', '*2\r\n'],
    ['map', (reply) => reply.map(2), '*4\r\n', '%2\r\n'],
    ['set', (reply) => reply.set(2), '*2\r\n', '~2\r\n'],
    ['push', (reply) => reply.push(2), '*2\r\n', '>2\r\n'],
    ['verbatim', (reply) => reply.verbatim('abc'), '$3\r\nabc\r\n', '=7\r\ntxt:abc\r\n'],
  ])('%s', (_name, write, second, third) => {
    expect(written(2, write)).toBe(second);
    expect(written(3, write)).toBe(third);
  });

  it('is taken once', () => {
    const reply = new ReplyWriter(1_000);
    reply.ok();
    expect([reply.length, reply.take(), reply.length, reply.take()]).toEqual([5, '+OK\r\n', 0, '']);
  });

  it('grows no further than it may', () => {
    const reply = new ReplyWriter(1_000);
    for (let round = 0; round < 10; round += 1) reply.bulk('x'.repeat(300));
    expect(reply.isOverfull).toBe(true);
    expect(reply.length).toBeLessThan(1_000 + 10 * 10);
  });

  it('longer than a string can be is no crash', () => {
    const reply = new ReplyWriter(2 ** 26);
    const long = 'x'.repeat(2 ** 25);
    for (let round = 0; round < 40; round += 1) reply.bulk(long);
    expect(reply.isOverfull).toBe(true);
  });
});
