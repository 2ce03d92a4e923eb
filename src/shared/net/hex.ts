/** Bytes as the trace writes them: two hexadecimal digits each. */

/** @returns the bytes up to the first that is not written as two hexadecimal digits */
export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) {
    const value = (digitAt(hex, 2 * at) << 4) | digitAt(hex, 2 * at + 1);
    if (value < 0) return bytes.subarray(0, at);
    bytes[at] = value;
  }
  return bytes;
}

/** By character code, since some runs have millions of bytes. @returns a negative number if it is no digit */
function digitAt(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** `0a` for 10. */
export const hexOfByte = (byte: number): string => byte.toString(16).padStart(2, '0');

/** `68656c6c6f` for `hello`. */
export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, hexOfByte).join('');
