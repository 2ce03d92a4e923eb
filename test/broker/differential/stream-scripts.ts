/** Scripts about what shows in streams only after many steps: where blocks end, and what is pending with whom. */
import * as fc from 'fast-check';
import type { Request, Script } from './script';
import { protocol, scriptsOf, type Requests } from './script-parts';
import { request, value, withMore } from './words';

/** Entries of all sizes, and trims that need not be exact: where Redis ends a block can be told by what is left. */
export const blocksOfEntries: fc.Arbitrary<Script> = fc
  .tuple(
    protocol,
    fc.array(
      fc.tuple(
        fc.constantFrom('1-*', '1-*', '2-*', '3000-*', '2000000-*', '3000000-*'),
        fc.constantFrom('f', 'g', '12'),
        fc.oneof(
          fc.integer({ min: 0, max: 400 }).map((size) => 'x'.repeat(size)),
          fc.integer().map(String),
          value,
        ),
      ),
      { minLength: 100, maxLength: 260 },
    ),
    fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([spoken, entries, lengths]) => ({
    protocols: [spoken],
    steps: [
      { client: 0, requests: entries.map(([id, name, text]) => ['xadd', 'a', id, name, text]) },
      ...lengths.map((length, place) => ({
        client: 0,
        requests: [
          ['xadd', 'a', 'maxlen', place % 3 === 2 ? '=' : '~', String(length), '4000000-*', 'f', 'v'],
          ['xlen', 'a'],
          ['xrange', 'a', '-', '+', 'count', '1'],
        ],
      })),
    ],
  }));

const reader = fc.constantFrom('q', 'r');

/** What a group of two readers does with what it was given. */
export function pendingReads(stream: string): Requests {
  const id = fc.constantFrom('1-1', '2-0', '3-0', '4-0', '5-0', '6-0');
  return fc.oneof(
    request('xreadgroup', 'group', 'g', reader, 'count', fc.constantFrom('1', '2', '9'), 'streams', stream, '>'),
    request('xreadgroup', 'group', 'g', reader, 'count', '1', 'noack', 'streams', stream, '>'),
    request('xreadgroup', 'group', 'g', reader, 'streams', stream, fc.oneof(fc.constant('0'), id)),
    request('xreadgroup', 'group', 'g', reader, 'count', '2', 'streams', stream, fc.oneof(fc.constant('0'), id)),
    request('xgroup', 'setid', stream, 'g', fc.oneof(id, fc.constantFrom('0', '$'))),
    withMore(request('xack', stream, 'g', id), request(id)),
    request('xgroup', fc.constantFrom('delconsumer', 'createconsumer'), stream, 'g', reader),
    fc.constantFrom<Request>(
      ['xgroup', 'destroy', stream, 'g'],
      ['xgroup', 'create', stream, 'h', '0'],
      ['xlen', stream],
    ),
    request('xadd', stream, 'maxlen', fc.constantFrom('2', '4', '9'), '7-*', 'f', 'v'),
  );
}

export const pendingScripts: fc.Arbitrary<Script> = scriptsOf(pendingReads('a'), 1, 12).map((script) => ({
  ...script,
  steps: [
    {
      client: 0,
      requests: [
        ...['1-1', '2-0', '3-0', '4-0', '5-0', '6-0'].map((id) => ['xadd', 'a', id, 'f', id]),
        ['xgroup', 'create', 'a', 'g', '0'],
        ['xreadgroup', 'group', 'g', 'q', 'count', '3', 'streams', 'a', '>'],
      ],
    },
    ...script.steps,
  ],
}));
