/** What signs a client in is blanked in whatever is kept of its bytes, and nothing else is touched. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  argumentsWithoutCredentials,
  withoutCredentials,
  withoutPassword,
} from '../../../src/main/run/redis-program/credentials';

const command = (...args: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from(`*${args.length}\r\n`),
    ...args.flatMap((one) => [Buffer.from(`$${one.length}\r\n`), one, Buffer.from('\r\n')]),
  ]);
const text = (...words: readonly string[]): Buffer => command(...words.map((word) => Buffer.from(word)));
const secret = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const stars = (bytes: Buffer): Buffer => Buffer.alloc(bytes.length, '*');

it('blanks AUTH and HELLO, however they are written, with any bytes, in a pipeline', () => {
  const names = fc.constantFrom('AUTH', 'auth', 'Auth');
  fc.assert(
    fc.property(names, fc.array(secret, { minLength: 1, maxLength: 2 }), (name, secrets) => {
      const around = [text('SET', 'key', 'value'), text('GET', 'key')] as const;
      const signIn = (args: readonly Buffer[]): Buffer => command(Buffer.from(name), ...args);
      const written = Buffer.concat([around[0], signIn(secrets), around[1]]);
      expect(withoutCredentials(written)).toEqual(Buffer.concat([around[0], signIn(secrets.map(stars)), around[1]]));
    }),
  );
  const hello = (...credentials: readonly string[]) => text('HELLO', '3', 'AUTH', ...credentials, 'SETNAME', 'me');
  expect(withoutCredentials(hello('user', 'word'))).toEqual(hello('****', '****'));
});

it('blanks what is typed by hand', () => {
  expect(withoutCredentials(Buffer.from('PING\r\nAUTH user word\r\nGET auth\r\n')).toString()).toBe(
    'PING\r\nAUTH **** ****\r\nGET auth\r\n',
  );
});

it('leaves everything else as it is, also where it speaks of AUTH', () => {
  for (const bytes of [text('PUBLISH', 'auth', 'hello'), text('SET', 'AUTH', 'AUTH'), text('AUTHOR', 'x')])
    expect(withoutCredentials(bytes)).toEqual(bytes);
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (words) => {
      const bytes = text('SET', ...words);
      expect(withoutCredentials(bytes)).toHaveLength(bytes.length);
    }),
  );
});

it('blanks them in a list of arguments', () => {
  expect(argumentsWithoutCredentials(['auth', 'user', 'word'])).toEqual(['auth', '****', '****']);
  expect(argumentsWithoutCredentials(['HELLO', '3', 'AUTH', 'a', 'bc', 'SETNAME', 'me'])).toEqual([
    'HELLO',
    '3',
    'AUTH',
    '*',
    '**',
    'SETNAME',
    'me',
  ]);
  expect(argumentsWithoutCredentials(['SET', 'auth', 'word'])).toEqual(['SET', 'auth', 'word']);
});

it('blanks the password where a server repeats it in an error, and only there', () => {
  const kept = withoutPassword('pässword');
  const said = "-ERR unknown command 'AUTH', with args beginning with: 'pässword' \r\n$8\r\npässword\r\n";
  expect(kept(Buffer.from(said)).toString()).toBe(said.replace("'pässword'", "'*********'"));
  expect(kept(Buffer.from('-ERR no\r\n')).toString()).toBe('-ERR no\r\n');
});
