/** Bytes as people read and type them: hex digits in pairs, and the letters they would be. */
import { bytesOfHex } from '../../../../shared/net/hex';

/** `68656c6c6f` as `68 65 6c 6c 6f`; of a long text only the first bytes. */
export const spaced = (hex: string, mostBytes = Infinity): string =>
  (hex.slice(0, 2 * mostBytes).match(/../g) ?? []).join(' ');

/** What was typed as hex; `undefined` if it is none. Spaces and line ends between the pairs are welcome. */
export function parseHex(typed: string): string | undefined {
  const digits = typed.replaceAll(/\s+/g, '').toLowerCase();
  return digits.length % 2 === 0 && /^[0-9a-f]*$/.test(digits) ? digits : undefined;
}

const decoder = new TextDecoder('utf-8');

/** As UTF-8, what cannot be shown as a middle dot. */
export const asText = (hex: string, mostBytes = Infinity): string =>
  decoder.decode(bytesOfHex(hex.slice(0, 2 * mostBytes))).replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '·');
