/**
 * Three ways to make messages out of the pieces a stream comes in. Each is given every piece as it comes, keeps what
 * is not whole yet, and answers with what it has made out. See src/shared/labs/tcp/framing.ts for what is on the stream.
 */
import { LENGTH_BYTES, type Framing } from './framing';

/** A message, and which bytes of the stream its text lay in. */
export interface MadeOut {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

export interface Receiver {
  take(piece: Uint8Array): readonly MadeOut[];
  /** How many bytes it keeps because they are no whole message yet. */
  readonly leftOver: number;
  /**
   * Where the stream turned out to be none of this framing, and the length it read there, or how much has come there
   * without an end; it takes no more after that.
   */
  readonly malformed?: { readonly at: number; readonly length: number } | undefined;
}

/** A length beyond it is taken for nonsense: to wait for so much would be to believe whoever is at the other end. */
export const MAX_MESSAGE_BYTES = 1_048_576;

const NEWLINE = 0x0a;

export const RECEIVERS: { readonly [Name in Framing]: () => Receiver } = {
  none: () => new PieceReceiver(),
  delimiter: () => new DelimiterReceiver(),
  length: () => new LengthReceiver(),
};

/** Takes every piece for one message: right as long as nobody cuts or joins. */
export class PieceReceiver implements Receiver {
  readonly leftOver = 0;
  #taken = 0;

  take(piece: Uint8Array): readonly MadeOut[] {
    const from = this.#taken;
    this.#taken += piece.length;
    return [{ text: textOf(piece), from, until: this.#taken }];
  }
}

/** A message ends at each newline, wherever that is in its piece. */
export class DelimiterReceiver implements Receiver {
  malformed: Receiver['malformed'];
  #ignored = 0;
  #kept = new Uint8Array(0);
  /** Where in the stream what is kept begins. */
  #at = 0;

  get leftOver(): number {
    return this.#kept.length + this.#ignored;
  }

  take(piece: Uint8Array): readonly MadeOut[] {
    if (this.malformed) this.#ignored += piece.length;
    if (this.malformed) return [];
    const made: MadeOut[] = [];
    // What is kept has no newline, or it would not be kept.
    let searched = this.#kept.length;
    this.#kept = joined(this.#kept, piece);
    for (let end = this.#kept.indexOf(NEWLINE, searched); end >= 0; end = this.#kept.indexOf(NEWLINE, searched)) {
      made.push({ text: textOf(this.#kept.subarray(0, end)), from: this.#at, until: this.#at + end });
      this.#kept = this.#kept.subarray(end + 1);
      this.#at += end + 1;
      searched = 0;
    }
    if (this.#kept.length > MAX_MESSAGE_BYTES) this.malformed = { at: this.#at, length: this.#kept.length };
    return made;
  }
}

/** Waits for the length, and then until so many bytes have come. The length itself may come in pieces. */
export class LengthReceiver implements Receiver {
  malformed: Receiver['malformed'];
  #ignored = 0;
  #kept = new Uint8Array(0);
  #at = 0;

  get leftOver(): number {
    return this.#kept.length + this.#ignored;
  }

  take(piece: Uint8Array): readonly MadeOut[] {
    if (this.malformed) this.#ignored += piece.length;
    if (this.malformed) return [];
    const made: MadeOut[] = [];
    this.#kept = joined(this.#kept, piece);
    while (!this.malformed && this.#kept.length >= LENGTH_BYTES) {
      const { buffer, byteOffset } = this.#kept;
      const length = new DataView(buffer, byteOffset).getUint32(0);
      if (length > MAX_MESSAGE_BYTES) this.malformed = { at: this.#at, length };
      if (length > this.#kept.length - LENGTH_BYTES) break; // not all of it is there yet
      const end = LENGTH_BYTES + length;
      const text = textOf(this.#kept.subarray(LENGTH_BYTES, end));
      made.push({ text, from: this.#at + LENGTH_BYTES, until: this.#at + end });
      this.#kept = this.#kept.subarray(end);
      this.#at += end;
    }
    return made;
  }
}

// A message may begin with U+FEFF: it is the sender's, not ours to take away.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

function joined(kept: Uint8Array<ArrayBuffer>, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(kept.length + piece.length);
  both.set(kept);
  both.set(piece, kept.length);
  return both;
}
