/** The Python counterpart speaks RESP over a plain socket: to our broker, and to a redis-server where there is one. */
import { expect, it } from 'vitest';
import { openBroker } from '../../../src/main/broker/server';
import { python, runPython } from '../../support/python';
import { hasRedisServer, KEEPS_NOTHING } from '../../support/redis-server';
import { redisWith } from './redis-process';

const TOPICS = ['news', 'sport', 'news', 'sport'];
const PUBLISHED = TOPICS.map((topic, index) => `message ${index + 1} on ${topic} was received by 2`);
const DELIVERED = ['subscriber-1', 'subscriber-2'].flatMap((subscriber) =>
  TOPICS.map((topic, index) => `${subscriber} ${topic}: message ${index + 1}`),
);

const linesAt = async (port: number) => (await runPython('pubsub/pubsub.py', String(port))).trim().split(/\r?\n/);

it.skipIf(!python)('gives each subscriber a copy through our broker', async () => {
  const broker = await openBroker();
  try {
    expect(await linesAt(broker.port)).toEqual([...PUBLISHED, ...DELIVERED]);
  } finally {
    await broker.close();
  }
});

it.skipIf(!python || !hasRedisServer)('and through redis-server', async () => {
  expect(await linesAt(await redisWith(KEEPS_NOTHING))).toEqual([...PUBLISHED, ...DELIVERED]);
});
