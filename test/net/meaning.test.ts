/** Every byte of RESP and of the frames means something, wherever the stream is cut and whatever the bytes are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameExplainer } from '../../src/shared/labs/patterns/explain-frames';
import { encodeFrame, FRAME_TYPES, type FrameType } from '../../src/shared/labs/patterns/frame';
import { valuesOf, type Direction, type Explainer, type Span } from '../../src/shared/net/meaning';
import { RespExplainer } from '../../src/shared/resp/explain';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** `*3=count:3` and so on: the bytes of each span with what they mean. */
function told(text: string, direction: Direction): string {
  const bytes = bytesOf(text);
  return new RespExplainer(direction)
    .take(bytes)
    .map((span) => {
      const raw = decoder.decode(bytes.subarray(span.from, span.to)).replaceAll('\r', 'r').replaceAll('\n', 'n');
      return `${raw}=${span.code}${span.detail === undefined ? '' : `:${span.detail}`}`;
    })
    .join(' ');
}

const codes = (text: string, direction: Direction): string =>
  new RespExplainer(direction)
    .take(bytesOf(text))
    .filter(({ role }) => role === 'value')
    .map(({ code }) => code)
    .join(' ');

describe('RESP, what each byte means', () => {
  it('in a request', () => {
    expect(told('*2\r\n$4\r\nECHO\r\n$2\r\nhi\r\n', 'request')).toBe(
      '*=type:array 2=count:2 rn=line-end ' +
        '$=type:bulk 4=length:4 rn=line-end ECHO=command rn=value-end ' +
        '$=type:bulk 2=length:2 rn=line-end hi=argument rn=value-end',
    );
  });

  it('in a request to publish or to subscribe', () => {
    expect(codes('*3\r\n$7\r\nPUBLISH\r\n$4\r\nnews\r\n$2\r\nhi\r\n', 'request')).toBe('command topic message');
    expect(codes('*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n$5\r\nsport\r\n', 'request')).toBe('command topic topic');
    expect(codes('*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\nb\r\n', 'request')).toBe('command argument argument');
  });

  it('in a line that somebody typed', () => {
    expect(told('SET  greeting "hello world"\r\nPING\n', 'request')).toBe(
      'SET=command   =separator greeting=argument  =separator "hello world"=argument rn=line-end PING=command n=line-end',
    );
  });

  it('in replies of both versions', () => {
    expect(told('+OK\r\n', 'reply')).toBe('+=type:simple OK=text rn=line-end');
    expect(told('-ERR no\r\n', 'reply')).toBe('-=type:error ERR no=error:ERR no rn=line-end');
    expect(told(':42\r\n', 'reply')).toBe(':=type:integer 42=number rn=line-end');
    expect(told('$-1\r\n', 'reply')).toBe('$=type:bulk -1=nothing rn=line-end');
    expect(told('$0\r\n\r\n', 'reply')).toBe('$=type:bulk 0=length:0 rn=line-end rn=value-end');
    expect(told('*-1\r\n*0\r\n', 'reply')).toBe(
      '*=type:array -1=nothing rn=line-end *=type:array 0=count:0 rn=line-end',
    );
    expect(told('_\r\n#t\r\n,1.5\r\n', 'reply')).toBe(
      '_=type:null rn=line-end #=type:boolean t=flag:t rn=line-end ,=type:double 1.5=number rn=line-end',
    );
    expect(codes('%2\r\n+server\r\n+redis\r\n+proto\r\n:3\r\n', 'reply')).toBe('key entry key entry');
    expect(told('!5\r\nERR x\r\n', 'reply')).toContain('ERR x=error');
  });

  it('in what a subscriber is told', () => {
    const push = (kind: string, ...rest: readonly string[]): string =>
      [`${kind}${rest.length}\r\n`, ...rest.map((text) => `$${bytesOf(text).length}\r\n${text}\r\n`)].join('');
    expect(codes(push('>', 'message', 'news', '날씨'), 'reply')).toBe('event topic message');
    expect(codes(push('*', 'pmessage', 'n*', 'news', 'hi'), 'reply')).toBe('event pattern topic message');
    expect(codes('>3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n', 'reply')).toBe('event topic subscriptions');
    expect(codes(push('*', 'a', 'b', 'c'), 'reply')).toBe('element element element');
    expect(codes(push('*', 'message', 'b'), 'reply')).toBe('element element');
  });

  it('tells what comes after attributes as if they were not there', () => {
    const spans = new RespExplainer('reply').take(bytesOf('*1\r\n|1\r\n+ttl\r\n:9\r\n+x\r\n+y\r\n'));
    expect(spans.filter(({ role }) => role === 'value').map(({ code, depth }) => [code, depth])).toEqual([
      ['key', 2],
      ['entry', 2],
      ['element', 1],
      ['text', 0],
    ]);
  });

  it('says from where it cannot be read', () => {
    expect(told('*1\r\n$4\r\nPINGxx', 'request')).toMatch(/PING=command xx=garbage$/);
    expect(told('HTTP/1.1 200\r\n', 'reply')).toBe('HTTP/1.1 200rn=garbage');
    expect(told('*99999999999999999999\r\n', 'request')).toMatch(/=garbage/);
    expect(told('$9223372036854775807\r\nx', 'reply')).toMatch(/x=garbage$/);
    expect(told('*1\r\n'.repeat(100), 'reply')).toMatch(/=garbage$/);
  });

  it('is a tree: which value is in which, and the how-manieth', () => {
    const bytes = bytesOf('*2\r\n*1\r\n:1\r\n$1\r\nx\r\n');
    const values = valuesOf(new RespExplainer('reply').take(bytes));
    expect(values.map(({ value, depth, from, to, spans }) => [value, depth, from, to, spans[0]?.place])).toEqual([
      [0, 0, 0, 4, undefined],
      [1, 1, 4, 8, { at: 1, of: 2 }],
      [2, 2, 8, 12, { at: 1, of: 1 }],
      [3, 1, 12, 19, { at: 2, of: 2 }],
    ]);
  });
});

/** RESP as a server may write it, and some that none would. */
const value = fc.letrec<{ any: string; deep: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string().map((text) => `$${bytesOf(text).length}\r\n${text}\r\n`),
    fc.constantFrom('+OK\r\n', '-ERR x\r\n', ':12\r\n', '$-1\r\n', '*0\r\n', '_\r\n', '#f\r\n', ',inf\r\n', '(12\r\n'),
    tie('deep'),
  ),
  deep: fc
    .tuple(fc.constantFrom('*', '>', '~', '%', '|'), fc.array(tie('any'), { maxLength: 4 }))
    .map(
      ([type, all]) =>
        `${type}${type === '%' || type === '|' ? Math.floor(all.length / 2) : all.length}\r\n${all.join('')}`,
    ),
})).any;

const anyBytes = fc.oneof(
  fc.array(value, { maxLength: 5 }).map((all) => bytesOf(all.join(''))),
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: fc.constantFrom('*', '$', '1', '2', '\r\n', 'a', '"', ' ', '\n'), maxLength: 40 }).map(bytesOf),
  fc
    .array(
      fc.tuple(fc.constantFrom(...(Object.keys(FRAME_TYPES) as FrameType[])), fc.nat(), fc.string({ maxLength: 9 })),
    )
    .map((all) => Uint8Array.from(all.flatMap(([type, job, text]) => [...encodeFrame({ type, job, text })]))),
);

/** What each byte is said to be. */
function byByte(spans: readonly Span[], length: number, base = 0): readonly string[] {
  const said: string[] = [];
  for (const { from, to, role, code, value, depth, place } of spans) {
    expect(from).toBe(said.length);
    expect(to).toBeGreaterThan(from);
    for (let at = from; at < to; at += 1) {
      said.push(`${base + at} ${role === 'bad' ? 'bad' : code} ${value} ${depth} ${place?.at ?? ''}`);
    }
  }
  expect(said.length).toBe(length);
  return said;
}

const EXPLAINERS: Readonly<Record<string, () => Explainer>> = {
  'RESP requests': () => new RespExplainer('request'),
  'RESP replies': () => new RespExplainer('reply'),
  frames: () => new FrameExplainer(),
};

describe.each(Object.keys(EXPLAINERS))('%s', (name) => {
  const make = (): Explainer => EXPLAINERS[name]?.() ?? new FrameExplainer();

  it('tells of every byte, whatever the bytes are', () => {
    fc.assert(fc.property(anyBytes, (bytes) => void byByte(make().take(bytes), bytes.length)));
  });

  it('tells the same wherever the stream is cut, and from a copy', () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(), (bytes, cut) => {
        const at = bytes.length === 0 ? 0 : cut % bytes.length;
        const [whole, cutOne] = [make(), make()];
        const first = byByte(cutOne.take(bytes.subarray(0, at)), at);
        const copy = cutOne.copy();
        const rest = byByte(cutOne.take(bytes.subarray(at)), bytes.length - at, at);
        expect(byByte(copy.take(bytes.subarray(at)), bytes.length - at, at)).toEqual(rest);
        const all = byByte(whole.take(bytes), bytes.length);
        const isBad = (said: string): boolean => said.includes(' bad ');
        // The beginning of the first word of what is pushed may be that of any other word.
        const plain = (said: string): string => said.replace(' event ', ' element ');
        // A length that turns out to be nonsense is known to be so only at its last digit.
        for (const [index, said] of [...first, ...rest].entries()) {
          if (!isBad(all[index] ?? '')) expect(plain(said)).toBe(plain(all[index] ?? ''));
        }
      }),
    );
  });
});

describe('frames of the lab', () => {
  it('say length, type, job and text', () => {
    const bytes = Uint8Array.from([
      ...encodeFrame({ type: 'JOB', job: 7, text: '7*7' }),
      ...encodeFrame({ type: 'BYE' }),
    ]);
    expect(
      new FrameExplainer().take(bytes).map(({ from, to, code, detail, value }) => [from, to, code, detail, value]),
    ).toEqual([
      [0, 4, 'frame-length', 8, 0],
      [4, 5, 'frame-type', 'JOB', 0],
      [5, 9, 'frame-job', 7, 0],
      [9, 12, 'frame-text', undefined, 0],
      [12, 16, 'frame-length', 5, 1],
      [16, 17, 'frame-type', 'BYE', 1],
      [17, 21, 'frame-job', 0, 1],
    ]);
  });

  it('end where a length or a type is none', () => {
    expect(new FrameExplainer().take(bytesOf('GET / HTTP/1.1\r\n')).map(({ role, to }) => [role, to])).toEqual([
      ['bad', 4],
      ['bad', 16],
    ]);
    expect(new FrameExplainer().take(Uint8Array.of(0, 0, 0, 5, 0x78, 1)).map(({ role }) => role)).toEqual([
      'frame',
      'bad',
      'bad',
    ]);
  });
});
