/**
 * The function a learner repairs: it is called with each piece of the stream as it comes, and calls
 * `deliver` with each message it has made out. As it stands it takes every piece for one message.
 */
export const ON_DATA_START = `// The stream: each message is its length (4 bytes, big-endian), then that many bytes of UTF-8.
// onData is called with each piece as it comes. Call deliver(text) once for each whole message.
let kept = new Uint8Array(0); // yours to keep what is not whole yet

function onData(piece) {
  const length = new DataView(piece.buffer, piece.byteOffset).getUint32(0);
  deliver(new TextDecoder().decode(piece.subarray(4, 4 + length)));
}
`;

/** What can be wrong with a text before it can be tried. The sentences are in the renderer. */
export const ON_DATA_PROBLEMS = [
  /** It cannot be parsed; `message` says what the parser says. */
  'SYNTAX_ERROR',
  /** It declares no function `onData`. */
  'NO_FUNCTION',
  /** It loads code from somewhere else; `message` names how. */
  'NOT_ALLOWED',
  /** It goes round and round. */
  'ENDLESS_LOOP',
  /** It needs more memory than it is given. */
  'OUT_OF_MEMORY',
] as const;

export interface OnDataProblem {
  readonly code: (typeof ON_DATA_PROBLEMS)[number];
  /** From 1; 0 where it belongs to no line. */
  readonly line: number;
  readonly message: string;
}
