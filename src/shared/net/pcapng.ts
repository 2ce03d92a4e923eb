/**
 * Capture files as Wireshark keeps them: blocks, each with its length before and behind.
 *
 *     bytes  0-3   4-7           8-                     last 4
 *            type  total length  body, padded to words  total length again
 *
 *     0x0a0d0d0a  section header: in which order the bytes of numbers are; a remark on the whole
 *     0x00000001  interface: kind of link, unit of time
 *     0x00000006  enhanced packet: which interface, when, how many bytes, the bytes, a remark
 *
 * Written are these three, in little-endian order and nanoseconds; read are these three in either order,
 * and all other blocks are passed over. Left out: name resolution, statistics, secrets.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
 */

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE = 1;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const LENGTH_NOT_KNOWN = 0xffff_ffff;

const OPTIONS = {
  end: 0,
  comment: 1,
  interfaceName: 2,
  interfaceDescription: 3,
  application: 4,
  resolution: 9,
} as const;
const NANOSECONDS = 9;
/** Where an interface does not say. */
const MICROSECONDS = 6;

export interface WrittenPacket {
  readonly interface: number;
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  readonly bytes: Uint8Array;
  /** On the link; `bytes` may be fewer. */
  readonly sizeBytes: number;
  readonly comment: string;
}

type Option = readonly [code: number, value: Uint8Array];

const utf8 = new TextEncoder();
const textOption = (code: number, text: string): Option => [code, utf8.encode(text)];

export function sectionHeader(spec: { readonly comment: string; readonly application: string }): Uint8Array {
  const body = new Uint8Array(16);
  const view = new DataView(body.buffer);
  view.setUint32(0, BYTE_ORDER_MAGIC, true);
  view.setUint16(4, 1, true);
  view.setUint32(8, LENGTH_NOT_KNOWN, true);
  view.setUint32(12, LENGTH_NOT_KNOWN, true);
  const options = [textOption(OPTIONS.comment, spec.comment), textOption(OPTIONS.application, spec.application)];
  return block(SECTION_HEADER, [body], options);
}

export function interfaceDescription(spec: {
  readonly linkType: number;
  readonly name: string;
  readonly description: string;
}): Uint8Array {
  const body = new Uint8Array(8);
  new DataView(body.buffer).setUint16(0, spec.linkType, true);
  return block(
    INTERFACE,
    [body],
    [
      textOption(OPTIONS.interfaceName, spec.name),
      textOption(OPTIONS.interfaceDescription, spec.description),
      [OPTIONS.resolution, Uint8Array.of(NANOSECONDS)],
    ],
  );
}

export function enhancedPacket(packet: WrittenPacket): Uint8Array {
  const body = new Uint8Array(20);
  const view = new DataView(body.buffer);
  view.setUint32(0, packet.interface, true);
  view.setUint32(4, Number(packet.at >> 32n), true);
  view.setUint32(8, Number(packet.at & 0xffff_ffffn), true);
  view.setUint32(12, packet.bytes.length, true);
  view.setUint32(16, packet.sizeBytes, true);
  return block(ENHANCED_PACKET, [body, packet.bytes], [textOption(OPTIONS.comment, packet.comment)]);
}

const padded = (length: number): number => (length + 3) & ~3;

function block(type: number, body: readonly Uint8Array[], options: readonly Option[]): Uint8Array {
  const bodyBytes = padded(body.reduce((sum, { length }) => sum + length, 0));
  const optionBytes = options.reduce((sum, [, value]) => sum + 4 + padded(value.length), 4);
  const total = 12 + bodyBytes + optionBytes;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, total, true);
  let at = 8;
  for (const part of body) {
    bytes.set(part, at);
    at += part.length;
  }
  at = 8 + bodyBytes;
  for (const [code, value] of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + padded(value.length);
  }
  view.setUint32(total - 4, total, true);
  return bytes;
}

export interface ReadPacket {
  readonly linkType: number;
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  readonly bytes: Uint8Array;
  readonly sizeBytes: number;
}

/** What a file is not allowed to be: no block is larger than a frame with its remarks could ever be. */
const MAX_BLOCK_BYTES = 16 * 1024 * 1024;

export class NotACapture extends Error {
  constructor(
    readonly where: number,
    why: string,
  ) {
    super(`byte ${String(where)}: ${why}`);
  }
}

interface Interface {
  readonly linkType: number;
  /** What a unit of its time stamps is, in nanoseconds times 10^-`digits` or 2^-`bits`. */
  readonly toNanoseconds: (units: bigint) => bigint;
}

/**
 * Reads packets from a stream that is cut anywhere.
 *
 *     for (const packet of reader.push(chunk)) ...
 *
 * @throws NotACapture where the bytes are no such file
 */
export class PcapngReader {
  #rest = new Uint8Array(0);
  #read = 0;
  #littleEndian = true;
  #interfaces: Interface[] = [];

  push(chunk: Uint8Array): ReadPacket[] {
    this.#rest = joined(this.#rest, chunk);
    const packets: ReadPacket[] = [];
    for (;;) {
      const total = this.#blockBytes();
      if (total === undefined || this.#rest.length < total) return packets;
      const found = this.#block(this.#rest.subarray(0, total));
      if (found) packets.push(found);
      this.#rest = this.#rest.subarray(total);
      this.#read += total;
    }
  }

  /** @returns `undefined` if it takes more bytes to tell */
  #blockBytes(): number | undefined {
    if (this.#rest.length < 12) return undefined;
    const view = viewOf(this.#rest);
    if (view.getUint32(0) === SECTION_HEADER) this.#beginSection(view);
    else if (this.#read === 0) throw new NotACapture(0, 'no section header');
    const total = view.getUint32(4, this.#littleEndian);
    if (total < 12 || total % 4 !== 0 || total > MAX_BLOCK_BYTES)
      throw new NotACapture(this.#read + 4, 'no length of a block');
    return total;
  }

  #beginSection(view: DataView): void {
    this.#littleEndian = view.getUint32(8, true) === BYTE_ORDER_MAGIC;
    if (!this.#littleEndian && view.getUint32(8) !== BYTE_ORDER_MAGIC)
      throw new NotACapture(this.#read + 8, 'no byte order');
  }

  #block(bytes: Uint8Array): ReadPacket | undefined {
    const type = viewOf(bytes).getUint32(0, this.#littleEndian);
    const body = bytes.subarray(8, -4);
    if (type === SECTION_HEADER) this.#interfaces = [];
    if (type === INTERFACE) this.#interfaces.push(this.#interface(body));
    return type === ENHANCED_PACKET ? this.#packet(body) : undefined;
  }

  #interface(body: Uint8Array): Interface {
    if (body.length < 8) throw new NotACapture(this.#read, 'an interface that is cut');
    const linkType = viewOf(body).getUint16(0, this.#littleEndian);
    return { linkType, toNanoseconds: resolutionOf(this.#option(body.subarray(8), OPTIONS.resolution)?.[0]) };
  }

  #option(options: Uint8Array, wanted: number): Uint8Array | undefined {
    const view = viewOf(options);
    for (let at = 0; at + 4 <= options.length;) {
      const [code, length] = [view.getUint16(at, this.#littleEndian), view.getUint16(at + 2, this.#littleEndian)];
      if (code === OPTIONS.end) return undefined;
      if (code === wanted) return options.subarray(at + 4, at + 4 + length);
      at += 4 + padded(length);
    }
    return undefined;
  }

  #packet(body: Uint8Array): ReadPacket {
    if (body.length < 20) throw new NotACapture(this.#read, 'a packet that is cut');
    const view = viewOf(body);
    const at = (offset: number): number => view.getUint32(offset, this.#littleEndian);
    const from = this.#interfaces[at(0)];
    if (!from || 20 + at(12) > body.length)
      throw new NotACapture(this.#read, 'a packet of no interface, or that is cut');
    const units = (BigInt(at(4)) << 32n) + BigInt(at(8));
    const bytes = body.slice(20, 20 + at(12));
    return { linkType: from.linkType, at: from.toNanoseconds(units), bytes, sizeBytes: at(16) };
  }
}

/** The highest bit says whether the rest is a power of two or of ten. */
function resolutionOf(resolution = MICROSECONDS): (units: bigint) => bigint {
  const power = BigInt(resolution & 0x7f);
  const perSecond = resolution & 0x80 ? 2n ** power : 10n ** power;
  return (units) => (units * 1_000_000_000n) / perSecond;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one, 0);
  both.set(other, one.length);
  return both;
}
