/** Whatever some send, the others are served. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closed, rawClient } from './support/raw-client';
import { TestBroker } from './support/test-broker';

const words = fc.constantFrom(
  ...['*1\r\n', '*3\r\n', '*1000000\r\n', '$3\r\n', '$0\r\n\r\n', '$9223372036854775808\r\n', '\r\n', '\0', '"', "'"],
  ...['MULTI\r\n', 'EXEC\r\n', 'BLPOP q 0\r\n', 'SUBSCRIBE c\r\n', 'PUBLISH c m\r\n', 'RPUSH q a\r\n', 'HELLO 3\r\n'],
  ...['WATCH a\r\n', 'SET a 1\r\n', 'RESET\r\n', 'QUIT\r\n', 'XADD s * a b\r\n', 'XREAD BLOCK 0 STREAMS s $\r\n'],
);
const noise = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const bytes = fc.array(fc.oneof({ weight: 3, arbitrary: words }, noise), { maxLength: 12 }).map((all) => all.join(''));

describe('garbage', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await TestBroker.open();
  });
  afterAll(() => broker.close());

  it('from some, who leave in the middle of it, harms nobody else', async () => {
    const other = await broker.client();
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 4 }), async (all) => {
        const sockets = await Promise.all(all.map(() => rawClient(broker.server.port)));
        sockets.forEach((socket, index) => {
          socket.resume();
          socket.write(all[index] ?? '', 'latin1');
        });
        expect(await other.askAll('PING', 'SET own 1', 'GET own')).toEqual(['PONG', 'OK', '1']);
        for (const socket of sockets) socket.destroy();
        await Promise.all(sockets.map(closed));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves nobody behind', async () => {
    const other = await broker.client();
    let list = '';
    // They are gone for us; the broker hears of it in its own time.
    do list = String(await other.ask('CLIENT LIST'));
    while (list.trim().split('\n').length > 2);
    expect(await other.askAll('PUBSUB NUMSUB c', 'FLUSHALL', 'RPUSH q a', 'LPOP q')).toEqual([['c', 0], 'OK', 1, 'a']);
  });
});
