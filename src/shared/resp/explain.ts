/**
 * What the bytes of RESP mean, Redis' protocol, in both its versions: a type, perhaps a length, contents, line ends.
 *
 *     *3 CRLF  $7 CRLF PUBLISH CRLF  $4 CRLF news CRLF  $2 CRLF hi CRLF
 *     ||       ||      |             an array of three texts is a command with its arguments
 *     ||       ||      the text, whatever bytes it has
 *     ||       |how many bytes it has
 *     |how many values follow
 *     type of the value: * array, $ text with its length, + a line of text, - error, : number;
 *     RESP3 also _ nothing, # true or false, , fraction, ( long number, ! long error, = text with its format,
 *     % map, ~ set, > push, | attributes
 *
 * A request may also be a line of words, as one types into `nc`: an inline command.
 *
 * Left out: the streamed strings and aggregates of RESP3 (`$?`, `*?`), which no server sends.
 *
 * @see RESP protocol specification, https://redis.io/docs/latest/develop/reference/protocol-spec
 */
import type { Direction, Explainer, MeaningCode, Span } from '../net/meaning';
import { elementCode, type Level } from './element-code';
import { InlineWords } from './inline-words';
import { isGoodLine, respTypeOf, type Line } from './resp-type';

const [CR, LF] = [0x0d, 0x0a];

/** What the next byte belongs to. */
type Mode = 'start' | 'inline' | 'line' | 'line-lf' | 'bulk' | 'bulk-cr' | 'bulk-lf' | 'garbage';

/** Deeper than any reply of Redis; each level is remembered. */
const MAX_DEPTH = 64;
/** A line is remembered that long: longer than any number, and than the name of a command or of an event. */
const KEPT_LINE_CHARS = 64;

export class RespExplainer implements Explainer {
  #mode: Mode = 'start';
  #type = '';
  /** Of the line or text at hand, as far as it is remembered. */
  #text = '';
  /** Bytes of the text that have not come yet. */
  #left = 0;
  /** The value at hand, and how many have begun. */
  #value = -1;
  #inToken = false;
  #levels: readonly Level[] = [];
  #inline = new InlineWords();

  constructor(readonly direction: Direction) {}

  copy(): RespExplainer {
    const other = new RespExplainer(this.direction);
    other.#mode = this.#mode;
    other.#type = this.#type;
    other.#text = this.#text;
    other.#left = this.#left;
    other.#value = this.#value;
    other.#inToken = this.#inToken;
    other.#levels = this.#levels;
    other.#inline = this.#inline.copy();
    return other;
  }

  take(piece: Uint8Array): readonly Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < piece.length;) at = this.#step(piece, at, spans);
    return spans;
  }

  /** Reads one token, or what there is of it. @returns where it ends */
  #step(piece: Uint8Array, at: number, spans: Span[]): number {
    switch (this.#mode) {
      case 'start':
        return this.#start(piece, at, spans);
      case 'inline':
        return this.#words(piece, at, spans);
      case 'line':
        return this.#line(piece, at, spans);
      case 'bulk':
        return this.#bulk(piece, at, spans);
      case 'line-lf':
      case 'bulk-cr':
      case 'bulk-lf':
        return this.#ending(piece, at, spans);
      case 'garbage':
        return this.#garbage(piece, at, spans);
    }
  }

  #start(piece: Uint8Array, at: number, spans: Span[]): number {
    const letter = String.fromCharCode(piece[at] ?? 0);
    this.#value += 1;
    this.#text = '';
    this.#inToken = false;
    const isInline = this.direction === 'request' && this.#levels.length === 0 && letter !== '*';
    if (isInline) {
      this.#mode = 'inline';
      return at;
    }
    const type = respTypeOf(letter);
    if (!type || this.#levels.length >= MAX_DEPTH) {
      this.#mode = 'garbage';
      return at;
    }
    this.#type = letter;
    this.#mode = 'line';
    spans.push(this.#span(at, at + 1, 'frame', 'type', type.name));
    return at + 1;
  }

  #words(piece: Uint8Array, at: number, spans: Span[]): number {
    const { words, end, isOver } = this.#inline.take(piece, at);
    for (const { from, to, code } of words) {
      spans.push(this.#span(from, to, code === 'separator' || code === 'line-end' ? 'frame' : 'value', code));
    }
    if (isOver) this.#mode = 'start';
    return end;
  }

  /** Up to the line's end, which is not part of it. */
  #line(piece: Uint8Array, at: number, spans: Span[]): number {
    let end = at;
    while (end < piece.length && piece[end] !== CR && piece[end] !== LF) end += 1;
    this.#remember(piece.subarray(at, end));
    const line = this.#kindOfLine();
    const isWhole = end < piece.length;
    if (isWhole && piece[end] === LF)
      this.#mode = 'garbage'; // Replies and lengths end in CRLF, never in LF alone.
    else if (isWhole) this.#mode = 'line-lf';
    if (isWhole && !isGoodLine(line, this.#text)) {
      this.#mode = 'garbage';
      spans.push(this.#span(at, end + 1, 'bad', 'garbage'));
      return end + 1;
    }
    // A number is one when all its digits are there.
    if (end > at) spans.push(isWhole ? this.#lineSpan(line, at, end) : this.#partOfLine(line, at, end));
    this.#inToken = true;
    if (!isWhole) return end;
    spans.push(this.#span(end, end + 1, this.#mode === 'line-lf' ? 'frame' : 'bad', 'line-end'));
    return end + 1;
  }

  #kindOfLine(): Line {
    return respTypeOf(this.#type)?.line ?? 'text';
  }

  #lineSpan(line: Line, from: number, to: number): Span {
    const number = Number(this.#text);
    if (line === 'length' || line === 'count') {
      if (number < 0) return this.#span(from, to, 'frame', 'nothing');
      return this.#span(from, to, 'frame', line, number);
    }
    if (line === 'error' || line === 'flag') return this.#span(from, to, 'value', line, this.#text);
    return this.#span(from, to, 'value', this.#contents(line === 'number' ? 'number' : 'text'));
  }

  #partOfLine(line: Line, from: number, to: number): Span {
    if (line === 'length' || line === 'count') {
      return this.#span(from, to, 'frame', this.#text.startsWith('-') ? 'nothing' : line);
    }
    if (line === 'error' || line === 'flag') return this.#span(from, to, 'value', line);
    return this.#span(from, to, 'value', this.#contents(line === 'number' ? 'number' : 'text'));
  }

  /** As many bytes as were said, whatever they are. */
  #bulk(piece: Uint8Array, at: number, spans: Span[]): number {
    const end = Math.min(piece.length, at + this.#left);
    this.#remember(piece.subarray(at, end));
    this.#left -= end - at;
    const code = this.#type === '!' ? 'error' : this.#contents('text');
    if (end > at) spans.push(this.#span(at, end, 'value', code));
    this.#inToken = true;
    if (this.#left === 0) {
      this.#mode = 'bulk-cr';
      this.#inToken = false;
    }
    return end;
  }

  /** CR and LF, which may come in two pieces. */
  #ending(piece: Uint8Array, at: number, spans: Span[]): number {
    const isCr = this.#mode === 'bulk-cr';
    const code: MeaningCode = this.#mode === 'line-lf' ? 'line-end' : 'value-end';
    if (piece[at] !== (isCr ? CR : LF)) {
      this.#mode = 'garbage';
      return at;
    }
    const last = spans.at(-1);
    const isSecond = !isCr && last?.code === code && last.to === at && last.role === 'frame';
    // Two bytes, one thing to say of them.
    if (isSecond) spans[spans.length - 1] = { ...last, to: at + 1 };
    else spans.push({ ...this.#span(at, at + 1, 'frame', code), ...(isCr ? undefined : { goesOn: true as const }) });
    if (isCr) this.#mode = 'bulk-lf';
    else if (code === 'line-end') this.#afterLine();
    else this.#finish();
    return at + 1;
  }

  #afterLine(): void {
    const line = this.#kindOfLine();
    const number = Number(this.#text);
    if (line === 'length' && number >= 0) {
      this.#mode = number === 0 ? 'bulk-cr' : 'bulk';
      this.#left = number;
      this.#text = '';
      this.#inToken = false;
      return;
    }
    if (line === 'count' && number > 0) this.#open(number);
    else this.#finish();
  }

  #open(count: number): void {
    const { name } = respTypeOf(this.#type) ?? { name: 'array' };
    const of = name === 'map' || name === 'attribute' ? 2 * count : count;
    this.#levels = [...this.#levels, { name, of, done: 0, head: undefined, isRequest: this.direction === 'request' }];
    this.#mode = 'start';
  }

  /** A value is whole: so may those around it be. */
  #finish(): void {
    this.#mode = 'start';
    let isElement = true;
    while (isElement) {
      const level = this.#levels.at(-1);
      if (!level) return;
      const head = level.done === 0 ? this.#text.toLowerCase() : level.head;
      const next = { ...level, done: level.done + 1, head };
      const isWhole = next.done >= level.of;
      this.#levels = isWhole ? this.#levels.slice(0, -1) : this.#levels.with(-1, next);
      // Attributes stand before a value and are none themselves.
      isElement = isWhole && level.name !== 'attribute';
      this.#text = '';
    }
  }

  #garbage(piece: Uint8Array, at: number, spans: Span[]): number {
    spans.push(this.#span(at, piece.length, 'bad', 'garbage'));
    this.#inToken = true;
    return piece.length;
  }

  /** What the contents of the value at hand are to the one around it. */
  #contents(plain: 'text' | 'number'): MeaningCode {
    const level = this.#levels.at(-1);
    return level ? elementCode(level, this.#text, this.#levels.length, plain) : plain;
  }

  #span(from: number, to: number, role: Span['role'], code: MeaningCode, detail?: number | string): Span {
    const level = this.#levels.at(-1);
    const isPlaced = level !== undefined && level.name !== 'map' && level.name !== 'attribute';
    return {
      from,
      to,
      role,
      code,
      ...(detail === undefined ? undefined : { detail }),
      ...(isPlaced ? { place: { at: level.done + 1, of: level.of } } : undefined),
      value: this.#value,
      depth: this.#levels.length,
      ...(this.#inToken && code !== 'line-end' ? { goesOn: true as const } : undefined),
    };
  }

  #remember(bytes: Uint8Array): void {
    const room = KEPT_LINE_CHARS - this.#text.length;
    if (room > 0) this.#text += String.fromCharCode(...bytes.subarray(0, room));
  }
}
