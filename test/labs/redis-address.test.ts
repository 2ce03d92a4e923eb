/** Addresses of Redis servers as they are typed, and that no password of theirs is shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinAddress,
  parseRedisAddress,
  redisAddress,
  splitAddress,
  withoutCredentials,
} from '../../src/shared/labs/redis-address';
import { shownParams } from '../../src/shared/labs/lab';
import { pubsub } from '../../src/shared/labs/pubsub/contract';

describe('an address', () => {
  it.each([
    ['redis://127.0.0.1', { kind: 'single', tls: false, nodes: [{ host: '127.0.0.1', port: 6_379 }], database: 0 }],
    [
      ' rediss://:p%40ss@redis.school:6380/2 ',
      { kind: 'single', tls: true, nodes: [{ host: 'redis.school', port: 6_380 }], password: 'p@ss', database: 2 },
    ],
    [
      'redis+sentinel://ann:x@a,b:5000/mymaster',
      {
        kind: 'sentinel',
        tls: false,
        nodes: [
          { host: 'a', port: 26_379 },
          { host: 'b', port: 5_000 },
        ],
        username: 'ann',
        password: 'x',
        master: 'mymaster',
        database: 0,
      },
    ],
    [
      'redis+cluster://[::1]:7000,b:7001',
      {
        kind: 'cluster',
        tls: false,
        nodes: [
          { host: '::1', port: 7_000 },
          { host: 'b', port: 7_001 },
        ],
        database: 0,
      },
    ],
  ])('%s', (typed, read) => {
    expect(parseRedisAddress(typed)).toEqual(read);
  });

  it.each([
    'http://127.0.0.1',
    'redis://',
    'redis://a,b',
    'redis://a:0',
    'redis://a:65536',
    'redis://a/16',
    'redis://a/news',
    'redis://a b',
    'redis+sentinel://a',
    'redis+cluster://a/1',
    'redis+thing://a',
    'redis://u:p@q@a',
    'redis://%zz@a',
    'redis://a?x=1',
  ])('is not %s', (typed) => {
    expect(parseRedisAddress(typed)).toBeUndefined();
    expect(redisAddress().check(typed)).toEqual({ ok: false, problem: { code: 'NOT_AN_ADDRESS' } });
  });

  it('is none at all for the server inside the app, and has an end', () => {
    expect(redisAddress().parse('  ')).toEqual({ ok: true, value: '' });
    expect(redisAddress().parse(`redis://${'a'.repeat(1_000)}`)).toMatchObject({ problem: { code: 'TOO_MUCH_TEXT' } });
  });
});

describe('a password', () => {
  const secret = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' });

  it('is in no address that is shown, whatever it is', () => {
    fc.assert(
      fc.property(secret, secret, (username, password) => {
        const whole = joinAddress({ address: 'redis://a:7000/1', username, password });
        expect(parseRedisAddress(whole)).toMatchObject({ username, password, nodes: [{ host: 'a', port: 7_000 }] });
        expect(splitAddress(whole)).toEqual({ address: 'redis://a:7000/1', username, password });
        expect(withoutCredentials(whole)).toBe('redis://a:7000/1');
      }),
    );
  });

  it('is not shown even of an address that does not fit', () => {
    expect(withoutCredentials('redis://u:p@q/r@host')).toBe('redis://host');
  });

  it('is not in what is kept of a run', () => {
    const shown = shownParams(pubsub, { server: 'redis://u:secret@a', messages: 3 });
    expect(shown).toEqual({ server: 'redis://a', messages: 3 });
  });
});
