/**
 * Three ways to find messages in a byte stream.
 *
 * | framing     | on the stream                                   | a message ends                    |
 * |-------------|-------------------------------------------------|-----------------------------------|
 * | `none`      | `a` `bb` `ccc`                                  | nowhere: a piece is taken for one |
 * | `delimiter` | `a\n` `bb\n` `ccc\n`                            | at each newline                   |
 * | `length`    | 4 bytes, big-endian, then so many bytes of text | where the length says             |
 */
export const framings = ['none', 'delimiter', 'length'] as const;
export type Framing = (typeof framings)[number];

/** Big-endian, as numbers go over networks (RFC 1700). */
export const LENGTH_BYTES = 4;

const encoder = new TextEncoder();

/** One message as it goes on the stream. */
export function frame(message: string, framing: Framing): Uint8Array {
  const text = encoder.encode(framing === 'delimiter' ? `${message}\n` : message);
  if (framing !== 'length') return text;
  const framed = new Uint8Array(LENGTH_BYTES + text.length);
  new DataView(framed.buffer).setUint32(0, text.length);
  framed.set(text, LENGTH_BYTES);
  return framed;
}

/** How long the stream of these messages is. */
export function framedLength(messages: readonly string[], framing: Framing): number {
  return messages.reduce((sum, message) => sum + frame(message, framing).length, 0);
}

/** All the messages, as one stream. */
export function framedStream(messages: readonly string[], framing: Framing): Uint8Array<ArrayBuffer> {
  const stream = new Uint8Array(framedLength(messages, framing));
  let at = 0;
  for (const message of messages) {
    const framed = frame(message, framing);
    stream.set(framed, at);
    at += framed.length;
  }
  return stream;
}

/** The pieces a stream falls into when it is cut after these many bytes. */
export function cutAt(stream: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const ends = [...cuts, stream.length];
  return ends.map((end, index) => stream.subarray(ends[index - 1] ?? 0, end)).filter(({ length }) => length > 0);
}
