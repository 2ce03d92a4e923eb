/** Scripts about clients that wait for others: who is woken by what, and whose time-out passes. */
import * as fc from 'fast-check';
import type { Request, Script } from './script';
import { begun, protocol, type Requests } from './script-parts';
import { request } from './words';

/** Waits: `l` and `m` do not exist, and nothing comes after the last entry of `c`. */
const wakeable: Requests = fc.oneof(
  fc.constantFrom<Request>(['blpop', 'l', '0'], ['brpop', 'm', 'l', '0'], ['blmove', 'l', 'm', 'left', 'right', '0']),
  fc.constantFrom<Request>(['blmove', 'm', 'l', 'right', 'left', '0'], ['blmove', 'l', 'l', 'left', 'left', '0']),
  fc.constantFrom<Request>(
    ['xread', 'block', '0', 'streams', 'c', 'l', '$', '0'],
    ['xread', 'count', '1', 'block', '0', 'streams', 'c', '$'],
    ['xread', 'block', '0', 'streams', 'l', '0'],
    ['xreadgroup', 'group', 'w', 'x', 'block', '0', 'streams', 'c', '>'],
    ['xreadgroup', 'group', 'w', 'y', 'count', '1', 'block', '0', 'streams', 'c', '>'],
    ['xreadgroup', 'group', 'w', 'x', 'noack', 'block', '0', 'streams', 'c', '>'],
  ),
);

const waking: Requests = fc.oneof(
  request(fc.constantFrom('rpush', 'lpush'), fc.constantFrom('l', 'm'), '1'),
  request('rpush', fc.constantFrom('l', 'm'), '2', '3', '4'),
  request('xadd', 'c', '3-*', 'f', 'v'),
  request('xadd', 'c', 'maxlen', '1', '3-*', 'f', 'w'),
  request('xadd', 'l', '1-*', 'f', 'v'),
  request(fc.constantFrom('del', 'lpop', 'get'), fc.constantFrom('l', 'm', 'c')),
  request('set', fc.constantFrom('l', 'c'), '1'),
  request('lmove', 'l', 'm', 'left', 'left'),
  request('xgroup', fc.constantFrom('destroy', 'createconsumer'), 'c', 'w'),
  request('xgroup', 'setid', 'c', 'w', fc.constantFrom('0', '$', '1-1')),
  request('xreadgroup', 'group', 'w', 'z', 'streams', 'c', '>'),
  request('xgroup', 'create', 'c', 'w', '0', 'mkstream'),
  request(fc.constantFrom('expire', 'pexpire'), fc.constantFrom('l', 'c'), fc.constantFrom('0', '7654')),
  fc.constant<Request>(['flushdb']),
);

/** Several wait for what one brings, some of it and more at once. */
export const woken: fc.Arbitrary<Script> = begun(
  fc
    .tuple(
      fc.array(protocol, { minLength: 4, maxLength: 4 }),
      fc.array(wakeable, { minLength: 3, maxLength: 3 }),
      fc.array(waking, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.array(waking, { maxLength: 3 }),
    )
    .map(([protocols, waits, bring, isTransaction, more]) => ({
      protocols,
      steps: [
        ...waits.map((wait, client) => ({ client, requests: [wait] })),
        { client: 3, requests: isTransaction ? [['multi'], ...bring, ['exec']] : bring },
        { client: 3, requests: more },
        // Whoever is still waiting answers this when it is no longer.
        ...waits.map((_wait, client) => ({ client, requests: [['lrange', 'l', '0', '-1']] })),
        {
          client: 3,
          requests: [
            ['rpush', 'l', 'end'],
            ['xadd', 'c', '9-*', 'f', 'end'],
            ['lrange', 'm', '0', '-1'],
          ],
        },
      ],
    })),
);

/** Time-outs that pass. Each takes as long as redis-server takes to look at its clock. */
export const timeoutScripts: fc.Arbitrary<Script> = fc
  .tuple(
    protocol,
    fc.constantFrom<Request>(
      ['blpop', 'a', 'b', '0.001'],
      ['brpop', 'a', '0.002'],
      ['blmove', 'a', 'b', 'left', 'right', '0.001'],
      ['xread', 'block', '1', 'streams', 'a', '$'],
      ['xreadgroup', 'group', 'g', 'r', 'block', '1', 'streams', 's', '>'],
    ),
  )
  .map(([spoken, wait]) => ({
    protocols: [spoken, spoken],
    steps: [
      { client: 1, requests: [['xgroup', 'create', 's', 'g', '$', 'mkstream']] },
      { client: 0, requests: [wait], awaitsAnswer: true },
      {
        client: 1,
        requests: [
          ['rpush', 'a', '1'],
          ['xadd', 's', '1', 'f', 'v'],
        ],
      },
      {
        client: 0,
        requests: [
          ['lrange', 'a', '0', '-1'],
          ['xlen', 's'],
        ],
      },
    ],
  }));
