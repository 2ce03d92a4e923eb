/**
 * Answers as RESP2 or RESP3, gathered until they are sent in one go.
 *
 * @see https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
import type { ByteString } from './byte-string';
import type { Reply } from './reply';

/**
 * Text that is added to is for the engine a tree of its parts, of which short ones take thirty times their length. So
 * what has grown to this is made one piece.
 */
const PIECE_BYTES = 65_536;

export class ReplyWriter implements Reply {
  protocol: 2 | 3 = 2;
  /** Whole pieces, and the text that comes after them. */
  #pieces: string[] = [];
  #piecesBytes = 0;
  #text = '';
  #isOverfull = false;

  /** @param mostBytes what may be gathered; beyond it nothing more is, and {@link isOverfull} says so */
  constructor(readonly mostBytes: number) {}

  get length(): number {
    return this.#piecesBytes + this.#text.length;
  }

  get isOverfull(): boolean {
    return this.#isOverfull;
  }

  /** What was gathered; from here on it is empty. */
  take(): ByteString {
    const text = this.#pieces.length === 0 ? this.#text : this.#pieces.join('') + this.#text;
    this.#pieces = [];
    this.#piecesBytes = 0;
    this.#text = '';
    return text;
  }

  /** Adds what another has written in the same protocol. */
  encoded(text: ByteString): void {
    if (this.length + text.length > this.mostBytes) this.#isOverfull = true;
    else if (text.length < PIECE_BYTES) this.#add(text);
    else this.#addLong(text);
  }

  ok(): void {
    this.#text += '+OK\r\n';
  }

  simple(text: string): void {
    this.#add(`+${text}\r\n`);
  }

  error(message: string): void {
    this.#add(`-${message}\r\n`);
  }

  integer(value: number | bigint): void {
    this.#add(`:${value}\r\n`);
  }

  bulk(value: ByteString): void {
    // Before it is added, since the engine throws where a string would be longer than it can be.
    if (this.length + value.length > this.mostBytes) this.#isOverfull = true;
    else if (value.length < PIECE_BYTES) this.#add(`$${value.length}\r\n${value}\r\n`);
    else {
      this.#text += `$${value.length}\r\n`;
      this.#addLong(value);
      this.#text += '\r\n';
    }
  }

  nil(): void {
    this.#add(this.protocol === 2 ? '$-1\r\n' : '_\r\n');
  }

  nilArray(): void {
    this.#text += this.protocol === 2 ? '*-1\r\n' : '_\r\n';
  }

  array(length: number): void {
    this.#text += `*${length}\r\n`;
  }

  map(pairs: number): void {
    this.#text += this.protocol === 2 ? `*${pairs * 2}\r\n` : `%${pairs}\r\n`;
  }

  set(length: number): void {
    this.#text += this.protocol === 2 ? `*${length}\r\n` : `~${length}\r\n`;
  }

  push(length: number): void {
    this.#text += this.protocol === 2 ? `*${length}\r\n` : `>${length}\r\n`;
  }

  verbatim(text: ByteString): void {
    if (this.protocol === 2) this.bulk(text);
    else this.#text += `=${text.length + 4}\r\ntxt:${text}\r\n`;
  }

  #add(text: string): void {
    this.#text += text;
    if (this.#text.length > PIECE_BYTES) this.#endPiece();
  }

  /** As it is: the same may be in the answers to many, and a copy for each would be a lot. */
  #addLong(text: string): void {
    this.#endPiece();
    this.#pieces.push(text);
    this.#piecesBytes += text.length;
  }

  #endPiece(): void {
    this.#pieces.push(Buffer.from(this.#text, 'latin1').toString('latin1'));
    this.#piecesBytes += this.#text.length;
    this.#text = '';
  }
}
