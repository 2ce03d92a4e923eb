/** An `onData` that is right: it keeps what is not whole, and looks for more messages than one in a piece. */
export const ON_DATA_REPAIRED = `
let kept = new Uint8Array(0);
function onData(piece) {
  const both = new Uint8Array(kept.length + piece.length);
  both.set(kept);
  both.set(piece, kept.length);
  kept = both;
  while (kept.length >= 4) {
    const length = new DataView(kept.buffer, kept.byteOffset).getUint32(0);
    if (kept.length < 4 + length) return;
    deliver(new TextDecoder().decode(kept.subarray(4, 4 + length)));
    kept = kept.subarray(4 + length);
  }
}
`;
