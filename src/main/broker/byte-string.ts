/**
 * Bytes as a string in which each character is one byte (Latin-1): `'\xea\xb0\x80'` are the three bytes of 가.
 *
 * Keys, values, channels and messages are these. V8 keeps such a string in one byte a character, compares and
 * hashes it by itself, and writes it to a socket with one copy, which a Buffer of its own for each would not.
 */
export type ByteString = string;

/** UTF-8, as a client of ours would have sent it. */
export const byteStringOfText = (text: string): ByteString => Buffer.from(text, 'utf8').toString('latin1');

/** What a person reads; bytes that are no UTF-8 become U+FFFD. */
export const textOf = (text: ByteString): string => Buffer.from(text, 'latin1').toString('utf8');
