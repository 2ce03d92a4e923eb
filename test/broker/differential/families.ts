/** Requests of each family of commands, as they are meant and as they are not. */
import * as fc from 'fast-check';
import { LONG_TTL_MS } from './normal-form';
import type { Request } from './script';
import { bent, integer, key, pattern, request, value, withMore } from './words';

type Requests = fc.Arbitrary<Request>;

const one = (...requests: readonly Requests[]): Requests => bent(fc.oneof(...requests));

/** Long enough not to pass, or gone by at once, or none. */
const seconds = fc.constantFrom('7654', '7654', '0', '-1', 'x', '9223372036854775807', '9223372036854776');
const milliseconds = fc.oneof(
  fc.constantFrom(String(LONG_TTL_MS), '-1', '0', '1.5', '9223372036854775807'),
  // Far enough apart for GT and LT not to depend on how fast the test is.
  fc.integer({ min: 7000, max: 7690 }).map((thousands) => `${thousands}000`),
);

const setOption = fc.oneof(
  fc.constantFrom<Request>(['NX'], ['xx'], ['GET'], ['KEEPTTL'], ['foo'], ['EX']),
  request('ex', seconds),
  request('PX', milliseconds),
);

export const strings = one(
  request('get', key),
  request('set', key, value),
  withMore(request('set', key, value), setOption),
  request('getdel', key),
  withMore(request('mget', key), request(key)),
  withMore(request('mset', key, value), request(key, value)),
  request('incr', key),
  request('decr', key),
  request('incrby', key, value),
);

export const keys = one(
  withMore(request('del', key), request(key)),
  withMore(request('exists', key), request(key)),
  request('expire', key, seconds),
  withMore(request('expire', key, seconds), request(fc.constantFrom('NX', 'xx', 'foo')), 2),
  withMore(request('pexpire', key, milliseconds), request(fc.constantFrom('NX', 'XX', 'gt', 'LT', 'foo')), 2),
  request('ttl', key),
  request('pttl', key),
  request('persist', key),
  request('type', key),
  request('dbsize'),
  request(fc.constantFrom('flushdb', 'flushall'), fc.constantFrom('sync', 'ASYNC', 'foo')),
);

export const searches = one(
  request('keys', pattern),
  withMore(
    request('scan', '0', 'count', '1000'),
    fc.oneof(request('match', pattern), request('TYPE', fc.constantFrom('string', 'list', 'stream', 'set', 'foo'))),
  ),
  request('scan', fc.constantFrom('x', '1 ', '', '18446744073709551616'), 'count', '1000'),
  request('scan', '0', 'count', fc.constantFrom('0', '-1', 'x')),
);

const side = fc.constantFrom('LEFT', 'right', 'LEFT', 'RIGHT', 'up');

export const lists = one(
  withMore(request(fc.constantFrom('lpush', 'rpush', 'rpush'), key, value), request(value)),
  withMore(request(fc.constantFrom('lpop', 'rpop'), key), request(integer), 1),
  request('llen', key),
  request('lrange', key, integer, integer),
  request('lrem', key, integer, value),
  request('lmove', key, key, side, side),
);

/** Waits for good if there is nothing: another client may bring it. */
const timeout = fc.constantFrom('0', '0', '0', '0.0', '-1', 'x', '1e400', '0x0');

export const waiting = one(
  request(fc.constantFrom('blpop', 'brpop'), key, timeout),
  request(fc.constantFrom('blpop', 'brpop'), key, key, timeout),
  request('blmove', key, key, side, side, timeout),
  request(
    'xread',
    'block',
    fc.constantFrom('0', '0', '-1', 'x'),
    'streams',
    key,
    fc.constantFrom('$', '$', '0', '1-1'),
  ),
  request('xread', 'BLOCK', '0', 'streams', key, key, '$', '0'),
  request('xreadgroup', 'group', 'g', 'r', 'block', '0', 'streams', key, '>'),
  request('xreadgroup', 'group', 'g', 'q', 'noack', 'count', '1', 'block', '0', 'streams', key, '>'),
);

const entryId = fc.constantFrom(
  ...[
    '*',
    '*',
    '*',
    '1',
    '1-1',
    '1-2',
    '2',
    '3-*',
    '0-*',
    '0-0',
    '0',
    '5-5',
    '-',
    '+',
    '1-x',
    'x',
    '',
    '-1',
    '1-',
    '-5-1',
  ],
  ...[
    '18446744073709551615-18446744073709551615',
    '18446744073709551616',
    '18446744073709551615-*',
    ' 7',
    '+8',
    '007-01',
  ],
  ...['1--1', '1--01', '1 - 1', '1-1-1', '9\0x', '9-\x005', '1'.repeat(130)],
);
const readId = fc.constantFrom('0', '1', '1-1', '2', '$', '>', '0-0', 'x', '18446744073709551615-18446744073709551615');
const groupName = fc.constantFrom('g', 'g', 'g', 'h', '');
const readerName = fc.constantFrom('q', 'r', '');

const addOption = fc.oneof(
  fc.constantFrom<Request>(
    ['NOMKSTREAM'],
    ['maxlen', '2'],
    ['MAXLEN', '=', '1'],
    ['maxlen', '~', '2'],
    ['maxlen', '~'],
  ),
  request('maxlen', fc.constantFrom('0', '3', '-1', 'x', '=')),
  request('minid', fc.constantFrom('=', '~'), entryId),
  request('minid', entryId),
  request('limit', fc.constantFrom('0', '1', '100', '-1', 'x')),
);

export const streams = one(
  request('xadd', key, entryId, 'field', value),
  withMore(request('xadd', key, entryId, 'field', value), request(value, value)),
  fc
    .tuple(withMore(request('xadd', key), addOption), request(entryId, 'f', 'v'))
    .map(([head, entry]) => [...head, ...entry]),
  request('xlen', key),
  withMore(
    request('xrange', key, rangeEnd('-'), rangeEnd('+')),
    request('count', fc.constantFrom('0', '1', '2', '-1', '-2', 'x')),
    2,
  ),
  request('xread', 'streams', key, readId),
  request('xread', 'count', integer, 'streams', key, key, readId, readId),
  request('xgroup', 'create', key, groupName, fc.oneof(readId, entryId)),
  withMore(
    request('xgroup', 'create', key, groupName, fc.constantFrom('$', '0', '1')),
    fc.constantFrom<Request>(['mkstream'], ['MKSTREAM'], ['entriesread', '1'], ['ENTRIESREAD', '-2'], ['entriesread']),
  ),
  withMore(
    request('xgroup', 'setid', key, groupName, fc.oneof(readId, entryId)),
    fc.constantFrom<Request>(['entriesread', '1'], ['mkstream']),
    1,
  ),
  request('xgroup', fc.constantFrom('createconsumer', 'delconsumer'), key, groupName, readerName),
  request('xgroup', fc.constantFrom('destroy', 'DESTROY', 'foo'), key, groupName),
  request('xreadgroup', 'group', groupName, readerName, 'streams', key, readId),
  request('xreadgroup', 'GROUP', 'g', readerName, 'count', integer, 'streams', key, '>'),
  request('xreadgroup', 'group', 'g', readerName, 'noack', 'streams', key, fc.constantFrom('>', '0')),
  request('xreadgroup', 'group', 'g', readerName, 'streams', key, key, '>', readId),
  withMore(request('xack', key, groupName, entryId), request(entryId)),
);

function rangeEnd(usual: string): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constant(usual),
    entryId,
    entryId.map((id) => `(${id}`),
  );
}

/** Entries and readers that meet: a stream `a` with a group `g`. */
export const readers = one(
  request('xadd', 'a', fc.constantFrom('*', '1-*', '2-*', '3-*'), 'f', value),
  request('xadd', 'a', 'maxlen', '3', '*', 'f', value),
  request('xgroup', 'create', 'a', 'g', fc.constantFrom('0', '$'), 'mkstream'),
  request('xreadgroup', 'group', 'g', readerName, 'count', '2', 'streams', 'a', '>'),
  request('xreadgroup', 'group', 'g', readerName, 'streams', 'a', fc.constantFrom('0', '1', '1-1', '2-0', '3')),
  request('xgroup', 'setid', 'a', 'g', fc.constantFrom('0', '1-1', '2-0', '$')),
  request('xgroup', 'delconsumer', 'a', 'g', readerName),
  request('xgroup', 'destroy', 'a', 'g'),
  withMore(request('xack', 'a', 'g', fc.constantFrom('1-0', '1-1', '2-0')), request(fc.constantFrom('3-0', '1-2'))),
  request('del', 'a'),
);

const channel = fc.constantFrom('a', 'b', 'news', '\xed\x82\xa4', '');

export const pubsub = one(
  withMore(request('subscribe', channel), request(channel)),
  withMore(request('psubscribe', pattern), request(pattern)),
  withMore(request('unsubscribe'), request(channel), 2),
  withMore(request('punsubscribe'), request(pattern), 2),
  request('publish', channel, value),
  request('publish', channel, value),
  withMore(request('pubsub', 'channels'), request(pattern), 1),
  withMore(request('pubsub', 'numsub'), request(channel)),
  request('pubsub', fc.constantFrom('numpat', 'NUMPAT', 'foo')),
  request('ping'),
  request('get', 'a'),
  request(fc.constantFrom('reset', 'quit', 'ping'), fc.constantFrom('x', '')),
);

export const transactions = one(
  request('multi'),
  request('multi'),
  request('exec'),
  request('exec'),
  request('discard'),
  withMore(request('watch', key), request(key)),
  request('unwatch'),
);

export const connections = one(
  request('ping'),
  request('ping', value),
  request('echo', value),
  request('select', fc.constantFrom('0', '1', '15', '16', '-1', 'x', '')),
  request('auth', value),
  request('auth', fc.constantFrom('default', 'nobody'), value),
  withMore(
    request('hello', fc.constantFrom('2', '3', '3', '1', '4', 'x', '')),
    fc.oneof(request('setname', value), request('AUTH', 'default', value), request('auth', 'nobody', 'x')),
    2,
  ),
  request('hello'),
  request('client', 'getname'),
  request('client', 'setname', fc.constantFrom('me', '', 'a b', '\n', '\xff')),
  request('client', fc.constantFrom('foo', 'no-evict'), fc.constantFrom('x', 'on')),
  request('quit'),
  request('reset'),
);

export const unknown = one(
  request(fc.constantFrom('foo', 'FOO', '', 'x'.repeat(200), 'a\r\nb', "it's", 'get|set', 'client|id', 'constructor')),
  withMore(request('foo'), request(fc.oneof(value, fc.constantFrom('y'.repeat(200)))), 5),
  request(fc.constantFrom('pubsub', 'client', 'config', 'xgroup'), fc.constantFrom('foo', '', 'a\nb', 'LIST|x')),
);
