/** What the bytes of one event mean, read from where those before them ended, and in words. */
import { describe, expect, it } from 'vitest';
import { spanWords, valueWords, writtenOut } from '../../src/renderer/src/trace/meaning/span-words';
import { StreamMeaning } from '../../src/renderer/src/trace/meaning/stream-meaning';
import { texts, type MeaningWords } from '../../src/renderer/src/trace/meaning/text';
import { MEANING_CODES, valuesOf } from '../../src/shared/net/meaning';
import { hexOf } from '../../src/shared/net/hex';
import { FrameExplainer } from '../../src/shared/labs/patterns/explain-frames';
import { encodeFrame } from '../../src/shared/labs/patterns/frame';
import { RespExplainer } from '../../src/shared/resp/explain';
import type { EventKind } from '../../src/shared/trace/event';
import { TraceStore } from '../../src/shared/trace/store';

const encoder = new TextEncoder();
const [CLIENT, SERVER] = [40_001, 6_379];

/** A trace in which a client with a connection writes and reads; offsets are counted as the programs do. */
class Story {
  readonly store = new TraceStore();
  readonly #offsets = new Map<string, number>();

  constructor() {
    this.#event('client', 'connect', { from: CLIENT, to: SERVER });
  }

  /** @returns the row */
  write(text: string, spec: { readonly kind?: EventKind; readonly back?: true; readonly kept?: number } = {}): number {
    const bytes = encoder.encode(text);
    const { kind = 'send', back, kept = bytes.length } = spec;
    const [from, to] = back ? [SERVER, CLIENT] : [CLIENT, SERVER];
    const key = `${kind} ${from}`;
    const offset = this.#offsets.get(key) ?? 0;
    this.#offsets.set(key, offset + bytes.length);
    return this.#event(
      back ? 'broker' : 'client',
      kind,
      { from, to, offset, sizeBytes: bytes.length },
      hexOf(bytes.subarray(0, kept)),
    );
  }

  again(): void {
    this.#offsets.clear();
  }

  #event(actor: string, kind: EventKind, data: Readonly<Record<string, number>>, bytes?: string): number {
    const row = this.store.length;
    this.store.append({
      t: row,
      actor,
      kind,
      data: { protocol: 'tcp', ...data },
      fidelity: 'LIVE',
      ...(bytes !== undefined && { bytes }),
    });
    return row;
  }
}

const codesAt = (meaning: StreamMeaning, row: number): string | undefined =>
  meaning
    .spansAt(row)
    ?.map(({ code }) => code)
    .join(' ');

describe('the bytes of one event', () => {
  it('are read from where the ones before them ended', () => {
    const story = new Story();
    const meaning = new StreamMeaning(story.store, 'resp');
    story.write('*1\r\n$4\r\nPI');
    const rest = story.write('NG\r\n');
    const answer = story.write('+PONG\r\n', { back: true });
    expect(codesAt(meaning, rest)).toBe('command value-end');
    expect(codesAt(meaning, answer)).toBe('type text line-end');
    const next = story.write('*1\r\n');
    expect(codesAt(meaning, next)).toBe('type count line-end');
    // In any order, and as often as they are asked for.
    expect(codesAt(meaning, rest)).toBe('command value-end');
  });

  it('are told apart by their end: what is read may be cut otherwise than what was written', () => {
    const story = new Story();
    const meaning = new StreamMeaning(story.store, 'resp');
    const sent = story.write(':12\r\n', { back: true });
    const [one, two] = [
      story.write(':1', { kind: 'receive', back: true }),
      story.write('2\r\n', { kind: 'receive', back: true }),
    ];
    expect([sent, one, two].map((row) => codesAt(meaning, row))).toEqual([
      'type number line-end',
      'type number',
      'number line-end',
    ]);
  });

  it('are not told where some before them were not kept', () => {
    const story = new Story();
    const meaning = new StreamMeaning(story.store, 'resp');
    const cut = story.write('+PONG\r\n', { back: true, kept: 3 });
    const after = story.write('+OK\r\n', { back: true });
    expect(codesAt(meaning, cut)).toBe('type text');
    expect(codesAt(meaning, after)).toBeUndefined();
    expect(codesAt(meaning, 0)).toBeUndefined();
  });

  it('begin anew with a connection that got the same port', () => {
    const story = new Story();
    const meaning = new StreamMeaning(story.store, 'resp');
    story.write('*1\r\n$4\r\nPI');
    story.again();
    expect(codesAt(meaning, story.write('*1\r\n'))).toBe('type count line-end');
  });
});

describe('in words', () => {
  const request = encoder.encode('*2\r\n$4\r\nECHO\r\n$2\r\nhi\r\n');
  const said = (at: number, t: MeaningWords = texts.en): string => {
    const value = valuesOf(new RespExplainer('request').take(request))[at];
    return value ? valueWords(value, t) : '';
  };

  it('a request', () => {
    expect([0, 1, 2].map((at) => said(at))).toEqual([
      'an array: values in order · 2 follow',
      'a string with its length in front · 4 bytes · the command, 1 of 2',
      'a string with its length in front · 2 bytes · an argument of it, 2 of 2',
    ]);
    expect(said(1, texts.ko)).toBe('길이가 앞에 붙은 글 · 4바이트 · 명령, 2개 중 1번째');
  });

  it('a frame', () => {
    const words = new FrameExplainer()
      .take(encodeFrame({ type: 'JOB', job: 7, text: '7*7' }))
      .map((span) => spanWords(span, texts.en));
    expect(words).toEqual([
      'length: 8 bytes of this frame follow',
      'type of frame: JOB, “do this job”',
      'job 7',
      'its text',
    ]);
  });

  it('what is no part of the protocol, before anything else', () => {
    const [span] = new FrameExplainer().take(encoder.encode('GET / HTTP/1.1'));
    expect(span && spanWords(span, texts.en)).toMatch(/^not part of this protocol \(/);
  });

  it('of every code, in both languages', () => {
    for (const code of MEANING_CODES) for (const t of [texts.en, texts.ko]) expect(t.code[code]('')).toMatch(/\S/);
  });

  it('bytes as one would type them', () => {
    expect(writtenOut(encoder.encode('*1\r\n날씨\u0001'))).toBe('*1\\r\\n날씨·');
  });
});
