/** Whole scripts: which clients there are, and what they send when. */
import * as fc from 'fast-check';
import * as families from './families';
import { cutScripts, rawScripts } from './byte-scripts';
import type { Request, Script } from './script';
import { begun, protocol, scriptsOf, weighted, type Requests } from './script-parts';
import { blocksOfEntries, pendingReads, pendingScripts } from './stream-scripts';
import { woken } from './waiting-scripts';

const { strings, keys, searches, lists, waiting, streams, readers, pubsub, transactions, connections, unknown } =
  families;

/**
 * Who waits for what comes after the last entry, of a stream that is deleted and made again within one millisecond, is
 * given an entry or not, whichever the clock says: no clock where clients wait.
 */
const withoutClock = (requests: Requests): Requests =>
  requests.map((words) => words.map((word) => (/^xadd$/i.test(words[0] ?? '') && word === '*' ? '1-*' : word)));

/** Long and big: what does not fit into one piece on the wire. */
const large: Requests = fc.oneof(
  fc.integer({ min: 1, max: 70_000 }).map((size) => ['set', 'b', 'x'.repeat(size)]),
  fc.integer({ min: 1, max: 1500 }).map((count) => ['rpush', 'a', ...Array.from({ length: count }, String)]),
  fc.integer({ min: -1600, max: 1600 }).map((from) => ['lrange', 'a', String(from), '-1']),
  fc.integer({ min: -1600, max: 1600 }).map((from) => ['lrange', 'a', '0', String(from)]),
  fc.integer({ min: -300, max: 300 }).map((count) => ['lrem', 'a', String(count), '7']),
  fc.constantFrom<Request>(
    ['get', 'b'],
    ['lpop', 'a', '700'],
    ['rpop', 'a', '700'],
    ['llen', 'a'],
    ['echo', 'y'.repeat(40_000)],
  ),
);

const otherDatabase: Requests = fc.constantFrom<Request>(
  ['select', '0'],
  ['select', '1'],
  ['select', '15'],
  ['flushdb'],
);

const anyValues = weighted([4, strings], [3, keys], [4, lists], [3, streams]);

/** One watches all keys, others do something, and whether that was a change shows in EXEC. */
const watchers: fc.Arbitrary<Script> = begun(
  fc
    .tuple(protocol, fc.array(weighted([3, anyValues], [2, pendingReads('c')]), { minLength: 1, maxLength: 2 }))
    .map(([spoken, requests]) => ({
      protocols: [spoken, spoken],
      steps: [
        { client: 0, requests: [['watch', 'a', 'b', 'c', '']] },
        { client: 1, requests },
        { client: 0, requests: [['multi'], ['ping'], ['exec']] },
      ],
    })),
);

export const scripts: Readonly<Record<string, fc.Arbitrary<Script>>> = {
  strings: scriptsOf(weighted([4, strings], [2, keys], [1, searches]), 1),
  'keys of all types': scriptsOf(weighted([2, anyValues], [2, keys], [1, searches]), 2),
  lists: scriptsOf(weighted([6, lists], [1, strings], [1, keys]), 1),
  streams: scriptsOf(weighted([8, streams], [1, keys]), 1),
  'groups of readers': scriptsOf(readers, 2),
  'publish and subscribe': scriptsOf(pubsub, 3),
  transactions: scriptsOf(weighted([3, transactions], [3, anyValues]), 2),
  'transactions that publish': scriptsOf(weighted([3, transactions], [2, quietly(pubsub)]), 2),
  waiting: scriptsOf(withoutClock(weighted([3, waiting], [3, lists], [2, readers], [1, keys])), 3),
  'waiting and transactions': scriptsOf(
    withoutClock(weighted([2, waiting], [3, lists], [1, streams], [2, transactions])),
    3,
    20,
  ),
  connections: scriptsOf(weighted([4, connections], [1, strings], [1, transactions]), 2),
  'what there is not': scriptsOf(weighted([3, unknown], [1, transactions], [1, quietly(pubsub)]), 1),
  everything: scriptsOf(
    withoutClock(weighted([2, anyValues], [1, waiting], [1, quietly(pubsub)], [1, transactions], [1, connections])),
    3,
    20,
  ),
  'with something there': begun(scriptsOf(weighted([4, anyValues], [2, lists], [2, streams]), 1)),
  'with something there, and transactions': begun(
    scriptsOf(withoutClock(weighted([3, anyValues], [2, lists], [2, transactions], [1, waiting])), 3, 20),
  ),
  'other databases': begun(
    scriptsOf(withoutClock(weighted([3, anyValues], [2, otherDatabase], [1, waiting], [1, transactions])), 3, 20),
  ),
  'entries that are pending': pendingScripts,
  'who watches': watchers,
  'who is woken': woken,
  'blocks of a stream': blocksOfEntries,
  'long and big': begun(scriptsOf(weighted([3, large], [1, lists], [1, strings]), 1)),
  'bytes that are no request': rawScripts,
  'requests cut anywhere': cutScripts(anyValues),
};

/** Without what has no order, since inside EXEC it could not be told apart. */
function quietly(requests: Requests): Requests {
  return requests.filter(
    ([name = '', what = '']) =>
      !/^p?unsubscribe$/i.test(name) &&
      !(/^pubsub$/i.test(name) && /^channels$/i.test(what)) &&
      !/^psubscribe$/i.test(name),
  );
}
