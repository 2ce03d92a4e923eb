/**
 * How the programs of `patterns` talk: frames of this app's own over TCP, which knows only bytes.
 *
 *      0               4       5               9
 *     +---------------+-------+---------------+----------------- - -
 *     | length        | type  | job           | text
 *     +---------------+-------+---------------+----------------- - -
 *       4 bytes         1 byte  4 bytes         length - 5 bytes, UTF-8
 *
 * Numbers are unsigned and big-endian (RFC 1700). `length` counts what comes after it. The type is an ASCII letter, so
 * that it can be read in a dump; frames that are about no job have 0 there.
 *
 * | type | name    | from, to          | means                                   | text                   |
 * |------|---------|-------------------|-----------------------------------------|------------------------|
 * | `H`  | `HELLO` | worker to sender  | I am there                              | the worker's name      |
 * | `R`  | `READY` | worker to sender  | I am free: give me a job                |                        |
 * | `J`  | `JOB`   | sender to worker  | do this job                             | what to compute: `7*7` |
 * | `D`  | `DONE`  | worker to sender  | I have done this job                    | what came out: `49`    |
 * | `F`  | `FETCH` | collector to source | give me this piece                    |                        |
 * | `P`  | `PIECE` | source to collector | here is the piece you asked for       | the piece              |
 * | `B`  | `BYE`   | sender to worker  | nothing more will come                  |                        |
 *
 * So `00 00 00 08  4a  00 00 00 07  37 2a 37` is "do job 7: `7*7`".
 */
export const FRAME_TYPES = { HELLO: 'H', READY: 'R', JOB: 'J', DONE: 'D', FETCH: 'F', PIECE: 'P', BYE: 'B' } as const;

export type FrameType = keyof typeof FRAME_TYPES;

export interface Frame {
  readonly type: FrameType;
  /** From 1; 0 if it is about no job. */
  readonly job: number;
  readonly text: string;
}

export const FRAME_LENGTH_BYTES = 4;
/** Type and job: what every frame has after its length. */
export const FRAME_HEAD_BYTES = 5;
/** A name or a short sum needs some ten. A length beyond it is nonsense, and to wait for so much would be to believe whoever is at the other end. */
export const MAX_FRAME_TEXT_BYTES = 1_024;
const MAX_JOB_NUMBER = 0xffff_ffff;

/**
 * - `LENGTH`: a length no frame can have
 * - `TYPE`: a letter that is none of the types
 * - `TEXT`: not UTF-8
 */
export type FrameProblem = 'LENGTH' | 'TYPE' | 'TEXT';

/** Where in the stream the frame begins that is none, and why. Nothing after it can be trusted. */
export interface Malformed {
  readonly at: number;
  readonly problem: FrameProblem;
}

const TYPE_BY_BYTE: ReadonlyMap<number, FrameType> = new Map(
  Object.entries(FRAME_TYPES).map(([type, letter]) => [letter.charCodeAt(0), type as FrameType]),
);

/** The name of a frame's type by its byte; `undefined` for a letter that is none. */
export const frameTypeOf = (byte: number): FrameType | undefined => TYPE_BY_BYTE.get(byte);

const encoder = new TextEncoder();

/**
 * One frame as it goes on the connection.
 *
 * @throws RangeError if the text is longer than {@link MAX_FRAME_TEXT_BYTES} or the job no unsigned number of 32 bits
 */
export function encodeFrame({ type, job = 0, text = '' }: Pick<Frame, 'type'> & Partial<Frame>): Uint8Array {
  const body = encoder.encode(text);
  if (body.length > MAX_FRAME_TEXT_BYTES) throw new RangeError(`a text of ${String(body.length)} bytes`);
  if (!Number.isInteger(job) || job < 0 || job > MAX_JOB_NUMBER) throw new RangeError(`job ${String(job)}`);
  const bytes = new Uint8Array(FRAME_LENGTH_BYTES + FRAME_HEAD_BYTES + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, FRAME_HEAD_BYTES + body.length);
  view.setUint8(4, FRAME_TYPES[type].charCodeAt(0));
  view.setUint32(5, job);
  bytes.set(body, FRAME_LENGTH_BYTES + FRAME_HEAD_BYTES);
  return bytes;
}

/** What the bytes from `at` on are: a frame and where it ends, a piece of one, or none, and why. */
export type FrameRead =
  { readonly frame: Frame; readonly end: number } | 'need-more' | { readonly problem: FrameProblem };

/** Says that the bytes are no frame as early as it can be known: a length or a type that is wrong waits for nothing. */
export function readFrame(bytes: Uint8Array, at = 0): FrameRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  if (view.byteLength < FRAME_LENGTH_BYTES) return 'need-more';
  const length = view.getUint32(0);
  if (length < FRAME_HEAD_BYTES || length > FRAME_HEAD_BYTES + MAX_FRAME_TEXT_BYTES) return { problem: 'LENGTH' };
  if (view.byteLength === FRAME_LENGTH_BYTES) return 'need-more';
  const type = frameTypeOf(view.getUint8(4));
  if (!type) return { problem: 'TYPE' };
  if (view.byteLength < FRAME_LENGTH_BYTES + length) return 'need-more';
  const text = textOf(bytes.subarray(at + FRAME_LENGTH_BYTES + FRAME_HEAD_BYTES, at + FRAME_LENGTH_BYTES + length));
  if (text === undefined) return { problem: 'TEXT' };
  return { frame: { type, job: view.getUint32(5), text }, end: at + FRAME_LENGTH_BYTES + length };
}

/**
 * Makes frames of a stream that comes in pieces, cut anywhere. Keeps at most one frame that is not whole.
 *
 *     const reader = new FrameReader();
 *     for await (const piece of pieces) for (const frame of reader.take(piece)) ...
 *     if (reader.malformed) ...
 */
export class FrameReader {
  /** Once set, nothing more is taken. */
  malformed: Malformed | undefined;
  #kept: Uint8Array = new Uint8Array(0);
  /** Where in the stream what is kept begins. */
  #at = 0;

  /** How many bytes of a frame that is not whole yet it keeps. */
  get leftOver(): number {
    return this.#kept.length;
  }

  /** The frames that are whole with this piece, in order. */
  take(piece: Uint8Array): readonly Frame[] {
    if (this.malformed) return [];
    const bytes = joined(this.#kept, piece);
    const frames: Frame[] = [];
    let from = 0;
    for (;;) {
      const read = readFrame(bytes, from);
      if (read === 'need-more') break;
      if ('problem' in read) {
        this.malformed = { at: this.#at + from, problem: read.problem };
        break;
      }
      frames.push(read.frame);
      from = read.end;
    }
    // A copy: a small rest must not keep a great piece in memory.
    this.#kept = this.malformed ? new Uint8Array(0) : bytes.slice(from);
    this.#at += from;
    return frames;
  }
}

function joined(kept: Uint8Array, piece: Uint8Array): Uint8Array {
  if (kept.length === 0) return piece;
  const both = new Uint8Array(kept.length + piece.length);
  both.set(kept);
  both.set(piece, kept.length);
  return both;
}

/** A text may begin with U+FEFF: it is the sender's, not ours to take away. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // `fatal`: not UTF-8
  }
}
