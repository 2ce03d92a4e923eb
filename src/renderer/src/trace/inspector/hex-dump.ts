/** Bytes as a table: place, sixteen bytes, and the letters they would be in ASCII. */
import { bytesOfHex, hexOfByte } from '../../../../shared/net/hex';

const BYTES_A_LINE = 16;

/** @param hex  two digits a byte; an odd last digit is left out */
export function hexDump(hex: string): string {
  const bytes = [...bytesOfHex(hex)];
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += BYTES_A_LINE)
    lines.push(line(bytes.slice(from, from + BYTES_A_LINE), from));
  return lines.join('\n');
}

function line(bytes: readonly number[], from: number): string {
  const place = from.toString(16).padStart(6, '0');
  const digits = bytes.map(hexOfByte);
  const halves = [digits.slice(0, 8).join(' '), digits.slice(8).join(' ')].join('  ');
  return `${place}  ${halves.padEnd(3 * BYTES_A_LINE)}  ${bytes.map(letter).join('')}`;
}

const letter = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.');
