/**
 * Takes requests out of the bytes a client sends, however these were cut into pieces.
 *
 *     *2\r\n $4\r\nECHO\r\n $2\r\nhi\r\n     an array of byte strings, as programs send them
 *     ECHO hi\r\n                            one line, as a person types it (see inline.ts)
 *
 * Says what Redis says to what is neither, and takes no more than the limits allow.
 *
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
import type { ByteString } from './byte-string';
import type { Args } from './command';
import { splitInline } from './inline';
import type { Limits } from './limits';

/** What the client sent is no request; `message` is what it is told before it is cut off. */
export class ProtocolError extends Error {}

type ReaderLimits = Pick<Limits, 'bulkBytes' | 'inlineBytes' | 'maxArguments'>;

const CR = 13;
const STAR = 42;
const ZERO = 48;
const NINE = 57;
const END_BYTES = 2;
/** What {@link RequestReader.#length} answers besides a length. */
const UNFINISHED = -1;
const MALFORMED = -2;
const NEGATIVE = -3;
/** No length has more digits: 2^31 has ten. Longer ones are read slowly, and then are too long. */
const MAX_FAST_DIGITS = 10;
/** V8 copies shorter parts of a string; longer ones would point into it and keep all of it in memory. */
const COPIED_BELOW = 13;
/** What one more argument takes in memory besides its bytes: a slot, and a string's own header. */
const ARGUMENT_OVERHEAD_BYTES = 24;
/** How much is turned into text at a time: a hundred short requests, and little of a long argument. */
const WINDOW_BYTES = 8_192;
/** A line of a length, or a short argument. */
const SHORT_BYTES = 64;
/** What a socket of Node hands over at most at a time: what may come together with the end of an argument. */
const SPARE_BYTES = 65_536;
const NOTHING = Buffer.alloc(0);

export class RequestReader {
  /** What is not read yet is from `#at` on; `#text` is part of it in Latin-1, from `#textFrom` on. */
  #bytes: Buffer = NOTHING;
  #text = '';
  #textFrom = 0;
  #at = 0;
  /** Where `#bytes` is the beginning of a roomier one that is ours, that one. */
  #room: Buffer = NOTHING;
  /** The request under way: its arguments, how many are missing, and the length of the one that is being read. */
  #args: ByteString[] = [];
  #missing = 0;
  #argumentBytes = 0;
  #bulkBytes = UNFINISHED;

  constructor(readonly limits: ReaderLimits) {}

  /** Bytes that wait for the end of their request. */
  get heldBytes(): number {
    return this.#bytes.length - this.#at + this.#argumentBytes;
  }

  /** To be followed by {@link next} until there is no more. The chunk is the reader's from now on. */
  feed(chunk: Buffer): void {
    if (this.#at === this.#bytes.length) {
      this.#bytes = chunk;
      this.#room = NOTHING;
      this.#at = 0;
    } else this.#append(chunk);
    this.#forgetText();
  }

  /**
   * The next whole request; `undefined` until more has come.
   *
   * @throws ProtocolError  and then never anything else
   */
  next(): Args | undefined {
    while (this.#at < this.#bytes.length) {
      if (this.#missing > 0) return this.#readArguments();
      if (this.#bytes[this.#at] === STAR) {
        if (!this.#readCount()) return undefined;
      } else {
        const words = this.#readInline();
        if (!words || words.length > 0) return words as Args | undefined;
      }
    }
    this.#release();
    return undefined;
  }

  /** `*3\r\n`. @returns whether it was all there */
  #readCount(): boolean {
    const count = this.#length('too big mbulk count string');
    if (count === UNFINISHED) return false;
    if (count === MALFORMED || count > this.limits.maxArguments)
      throw new ProtocolError('Protocol error: invalid multibulk length');
    this.#missing = Math.max(count, 0);
    return true;
  }

  #readArguments(): Args | undefined {
    while (this.#missing > 0) {
      if (this.#bulkBytes < 0 && !this.#readBulkLength()) return undefined;
      if (this.#available() < this.#bulkBytes + END_BYTES) return undefined;
      this.#readBulk();
    }
    const args = this.#args;
    this.#args = [];
    this.#argumentBytes = 0;
    // An array that came to be by pushing is never empty here.
    return args as unknown as Args;
  }

  /** `$4\r\n`. @returns whether it was all there */
  #readBulkLength(): boolean {
    if (this.#available() === 0) {
      this.#release();
      return false;
    }
    const first = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    const length = this.#length('too big bulk count string');
    if (length === UNFINISHED) return false;
    // Redis puts spaces for what would end the line of its answer.
    if (first !== '$') throw new ProtocolError(`Protocol error: expected '$', got '${first.replace(/[\r\n]/, ' ')}'`);
    if (length < 0 || length > this.limits.bulkBytes) throw new ProtocolError('Protocol error: invalid bulk length');
    this.#bulkBytes = length;
    return true;
  }

  #readBulk(): void {
    const length = this.#bulkBytes;
    const end = this.#at + length;
    if (length < COPIED_BELOW) {
      this.#look(SHORT_BYTES);
      const from = this.#at - this.#textFrom;
      this.#args.push(this.#text.slice(from, from + length));
    } else this.#args.push(this.#bytes.toString('latin1', this.#at, end));
    this.#argumentBytes += length + ARGUMENT_OVERHEAD_BYTES;
    // Redis does not look at these two either.
    this.#at = end + END_BYTES;
    this.#bulkBytes = UNFINISHED;
    this.#missing -= 1;
  }

  /** Reads the number of a line such as `*3\r\n`, and goes behind it if it is all there. */
  #length(tooLong: string): number {
    this.#look(SHORT_BYTES);
    const text = this.#text;
    let at = this.#at - this.#textFrom + 1;
    const first = at;
    let value = 0;
    let code = text.charCodeAt(at);
    while (code >= ZERO && code <= NINE && at - first < MAX_FAST_DIGITS) {
      value = value * 10 + code - ZERO;
      at += 1;
      code = text.charCodeAt(at);
    }
    const isWhole = code === CR && at + END_BYTES <= text.length;
    if (!isWhole || at === first || (at - first > 1 && text.charCodeAt(first) === ZERO))
      return this.#oddLength(tooLong);
    this.#at = this.#textFrom + at + END_BYTES;
    return value;
  }

  /** The same of whatever is no plain number, with Redis' distinctions. */
  #oddLength(tooLong: string): number {
    const line = this.#line('\r', tooLong);
    if (line === undefined || line.length + END_BYTES > this.#available()) return UNFINISHED;
    this.#at += line.length + END_BYTES;
    if (/^.-[1-9]\d{0,18}$/.test(line)) return NEGATIVE;
    return /^.[1-9]\d{10,18}$/.test(line) ? Number(line.slice(1)) : MALFORMED;
  }

  /** One line, its words; none: an empty one. `undefined`: the line is not all there. */
  #readInline(): ByteString[] | undefined {
    const line = this.#line('\n', 'too big inline request');
    if (line === undefined) return undefined;
    const words = splitInline(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (!words) throw new ProtocolError('Protocol error: unbalanced quotes in request');
    this.#at += line.length + 1;
    return words;
  }

  /** What is before the next `end`; `undefined`: not yet, and never with a 0 in it, since Redis looks in a C string. */
  #line(end: '\r' | '\n', tooLong: string): ByteString | undefined {
    const { inlineBytes } = this.limits;
    this.#look(inlineBytes + 1);
    const from = this.#at - this.#textFrom;
    const to = this.#text.indexOf(end, from);
    const line = to < 0 ? undefined : this.#text.slice(from, to);
    if (line !== undefined && !line.includes('\0')) return line;
    if (this.#available() > inlineBytes) throw new ProtocolError(`Protocol error: ${tooLong}`);
    return undefined;
  }

  /** Sees to it that so many of the next bytes are in the text, as far as they are there. */
  #look(bytes: number): void {
    const textEnd = this.#textFrom + this.#text.length;
    if (this.#at + bytes <= textEnd || textEnd === this.#bytes.length) return;
    this.#textFrom = this.#at;
    this.#text = this.#bytes.toString('latin1', this.#at, this.#at + Math.max(bytes, WINDOW_BYTES));
  }

  #forgetText(): void {
    this.#text = '';
    this.#textFrom = this.#at;
  }

  #available(): number {
    return this.#bytes.length - this.#at;
  }

  /** Doubles its room, so that a request in single bytes costs no more than twice its copying. */
  #append(chunk: Buffer): void {
    const held = this.#available();
    const isOurs = this.#room.length > 0;
    const used = isOurs ? this.#bytes.length : 0;
    if (isOurs && used + chunk.length <= this.#room.length) {
      chunk.copy(this.#room, used);
      this.#bytes = this.#room.subarray(0, used + chunk.length);
      return;
    }
    const needed = held + chunk.length;
    const room = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(needed * 2, this.#bulkBytes + SPARE_BYTES)));
    this.#bytes.copy(room, 0, this.#at);
    chunk.copy(room, held);
    this.#room = room;
    this.#bytes = room.subarray(0, needed);
    this.#at = 0;
  }

  #release(): void {
    this.#bytes = NOTHING;
    this.#room = NOTHING;
    this.#at = 0;
    this.#forgetText();
  }
}
