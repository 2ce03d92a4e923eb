/** Requests are the same however their bytes were cut, and what is none is said as Redis says it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitInline } from '../../src/main/broker/inline';
import { ProtocolError, RequestReader } from '../../src/main/broker/request-reader';
import { encodeRequest } from './support/raw-client';

const LIMITS = { bulkBytes: 1_000_000, inlineBytes: 1_000, maxArguments: 2 ** 31 - 1 };

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** All requests in these pieces, and the error that ended them if one did. */
function read(pieces: readonly Buffer[], limits = LIMITS): { requests: string[][]; error?: string; held: number } {
  const reader = new RequestReader(limits);
  const requests: string[][] = [];
  try {
    for (const piece of pieces) {
      reader.feed(piece);
      for (let args = reader.next(); args; args = reader.next()) requests.push([...args]);
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { requests, error: error.message, held: reader.heldBytes };
  }
  return { requests, held: reader.heldBytes };
}

const errorOf = (text: string): string | undefined => read([latin(text)]).error;

/** Bytes as characters; of some lengths, since short ones and long ones are read in different ways. */
const word = fc.oneof(
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.integer({ min: 0, max: 5_000 }).map((length) => 'x'.repeat(length)),
);
const request = fc.array(word, { minLength: 1, maxLength: 5 });

describe('requests of programs', () => {
  it('are read however they are cut', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (requests, cuts) => {
        const bytes = latin(requests.map(encodeRequest).join(''));
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
        const pieces = [0, ...places].map((from, index) => Buffer.from(bytes.subarray(from, places[index])));
        expect(read(pieces)).toEqual({ requests, held: 0 });
      }),
    );
  });

  it('are read byte by byte', () => {
    const requests = [['SET', 'key', '가'.repeat(20)], ['PING'], ['ECHO', '']].map((words) =>
      words.map((one) => Buffer.from(one).toString('latin1')),
    );
    const bytes = latin(requests.map(encodeRequest).join(''));
    expect(read([...bytes].map((byte) => Buffer.from([byte])))).toEqual({ requests, held: 0 });
  });

  it('may be mixed with lines, and be empty', () => {
    const text = `*0\r\n\r\n*-1\r\nPING\r\n${encodeRequest(['GET', 'a'])}  \nping 'a b'\n`;
    expect(read([latin(text)]).requests).toEqual([['PING'], ['GET', 'a'], ['ping', 'a b']]);
  });

  it('that have not ended count as held, and no more than that', () => {
    const held = read([latin(`${encodeRequest(['PING'])}*2\r\n$3\r\nGET\r\n$500\r\n${'x'.repeat(100)}`)]).held;
    expect(held).toBeGreaterThanOrEqual(103);
    expect(held).toBeLessThan(300);
  });

  it('keep nothing alive of the bytes around them', () => {
    const reader = new RequestReader(LIMITS);
    const around = encodeRequest(['ECHO', 'y'.repeat(60_000)]);
    const kept: string[] = [];
    const before = heapBytes();
    for (let round = 0; round < 500; round += 1) {
      reader.feed(latin(encodeRequest(['SET', 'key', `a value of more than a few bytes ${round}`]) + around));
      kept.push(reader.next()?.[2] ?? '');
      while (reader.next());
    }
    // All of it would be 30 MB.
    expect(heapBytes() - before).toBeLessThan(5_000_000);
    expect(kept).toHaveLength(500);
  });
});

/** Of what can still be reached. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

describe('what is no request', () => {
  it.each([
    ['*x\r\n', 'Protocol error: invalid multibulk length'],
    ['*\r\n', 'Protocol error: invalid multibulk length'],
    ['*01\r\n', 'Protocol error: invalid multibulk length'],
    ['*+1\r\n', 'Protocol error: invalid multibulk length'],
    ['*2147483648\r\n', 'Protocol error: invalid multibulk length'],
    ['*99999999999999999999999\r\n', 'Protocol error: invalid multibulk length'],
    ['*1\r\n$-1\r\n', 'Protocol error: invalid bulk length'],
    ['*1\r\n$\r\n', 'Protocol error: invalid bulk length'],
    ['*1\r\n$1000001\r\n', 'Protocol error: invalid bulk length'],
    ['*1\r\n$9223372036854775808\r\n', 'Protocol error: invalid bulk length'],
    ['*1\r\nPING\r\n', "Protocol error: expected '$', got 'P'"],
    ['*1\r\n\r\n', "Protocol error: expected '$', got ' '"],
    ['set "a\r\n', 'Protocol error: unbalanced quotes in request'],
    ["'a'b\r\n", 'Protocol error: unbalanced quotes in request'],
    [`*${'1'.repeat(1_001)}`, 'Protocol error: too big mbulk count string'],
    [`*1\r\n$${'1'.repeat(1_001)}`, 'Protocol error: too big bulk count string'],
    ['x'.repeat(1_001), 'Protocol error: too big inline request'],
  ])('%j', (text, message) => {
    expect(errorOf(text)).toBe(message);
  });

  it.each(['*', '*1', '*1\r', '*1\r\n', '*1\r\n$4\r\nPING', '*1\r\n$4\r\nPING\r', 'PING', '*-', '$'])(
    'waits for more of %j',
    (text) => {
      expect(read([latin(text)])).toMatchObject({ requests: [] });
      expect(errorOf(text)).toBeUndefined();
    },
  );

  it('is told after the requests before it', () => {
    expect(read([latin(`${encodeRequest(['PING'])}*x\r\n`)])).toMatchObject({
      requests: [['PING']],
      error: 'Protocol error: invalid multibulk length',
    });
  });

  it('is never anything but requests, waiting, or an error', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('*1\r\n', '*3\r\n', '$4\r\n', '$-1\r\n', 'PING\r\n', '\r\n', '*', '$', '"', '\\x4').map(latin),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { requests } = read(pieces);
        expect(requests.every((words) => words.length > 0)).toBe(true);
      }),
    );
  });
});

describe('a line typed by hand', () => {
  it.each([
    ['set a 1', ['set', 'a', '1']],
    [' \t set   a ', ['set', 'a']],
    ['', []],
    ['set "a b" \'c d\'', ['set', 'a b', 'c d']],
    ['"\\n\\r\\t\\b\\a\\\\\\"\\q"', ['\n\r\t\b\x07\\"q']],
    ['"\\x41\\xff\\xZ1"', ['A\xffxZ1']],
    ["'it\\'s \\n'", ["it's \\n"]],
    ['"" \'\'', ['', '']],
    ['a"b c"', ['ab c']],
  ])('%j', (line, words) => {
    expect(splitInline(line)).toEqual(words);
  });

  it.each(['"a', "'a", '"a"b', "'a'b", '"a\\', '"a\\"'])('%j has a quote that does not end well', (line) => {
    expect(splitInline(line)).toBeUndefined();
  });
});
