/** Bytes that can be told apart: the n-th write is made of the n-th letter, so a picture of the stream shows the seams. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function payload(number: number, sizeBytes: number): Buffer {
  return Buffer.alloc(sizeBytes, LETTERS[number % LETTERS.length] ?? '');
}
