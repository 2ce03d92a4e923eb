/** As many clients as the broker takes, all at once. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/main/broker/limits';
import { TestBroker } from './support/test-broker';

const CROWD = LIMITS.maxClients;
/** Of each process's descriptors; what Node and the test need besides. */
const SPARE = 500;

const limit = Number(spawnSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).stdout);
const isEnough = process.platform === 'linux' && !(limit < CROWD + SPARE);
if (!isEnough) console.warn(`skipped: ${CROWD} connections, since a process may have ${limit} descriptors here`);

/** A process of its own, whose descriptors are not ours: connects, subscribes with each, and waits to be told to go. */
const CLIENTS = `
  const { connect } = require('node:net');
  const [port, count] = process.argv.slice(1).map(Number);
  let answered = 0, begun = 0;
  const begin = () => {
    if (begun++ >= count) return;
    const socket = connect({ port, host: '127.0.0.1' });
    socket.write('SUBSCRIBE crowd\\r\\n');
    socket.once('data', () => {
      begin();
      if (++answered === count) console.log('in');
      let text = '';
      socket.on('data', (bytes) => {
        text += bytes;
        if (text.endsWith('hello\\r\\n') && --answered === 0) console.log('heard');
      });
    });
  };
  for (let at = 0; at < 200; at++) begin();
  process.stdin.on('end', () => process.exit()).resume();
`;

describe('a crowd', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await TestBroker.open();
  });
  afterEach(() => broker.close());

  it.skipIf(!isEnough)(`of ${CROWD} hears a message, and leaves nothing behind`, async () => {
    const someone = await broker.client();
    const crowd = spawn(process.execPath, ['-e', CLIENTS, String(broker.server.port), String(CROWD - 1)]);
    const told = (): Promise<string> => once(crowd.stdout, 'data').then(([bytes]) => String(bytes).trim());
    expect(await told()).toBe('in');
    const heard = told();
    expect(await someone.ask('PUBLISH crowd hello')).toBe(CROWD - 1);
    expect(await heard).toBe('heard');
    const empty = leftAll(CROWD - 1);
    crowd.stdin.end();
    await once(crowd, 'exit');
    await empty;
    expect(await someone.ask('PUBSUB NUMSUB crowd')).toEqual(['crowd', 0]);
  });

  function leftAll(count: number): Promise<void> {
    let left = 0;
    return new Promise((resolve) => {
      broker.events.on('closed', () => {
        left += 1;
        if (left === count) resolve();
      });
    });
  }
});
