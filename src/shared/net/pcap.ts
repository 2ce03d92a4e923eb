/**
 * The capture files that `tcpdump` writes: a header, then one record after the other.
 *
 *     bytes  0-3    4-7      8-15    16-19            20-23
 *            magic  version  unused  longest packet   kind of link
 *
 *     each   0-3      4-7                          8-11        12-15            16-
 *            seconds  micro- or nanoseconds of it  bytes kept  bytes on link    the bytes
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html
 */
import { NotACapture, type ReadPacket } from './pcapng';

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const FILE_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
/** As far as any kind of link goes (tcpdump's own limit). */
const MAX_PACKET_BYTES = 262_144;

interface Format {
  readonly littleEndian: boolean;
  readonly nanosecondsPerUnit: bigint;
  readonly linkType: number;
}

/** Reads packets from a stream that is cut anywhere, as PcapngReader does. */
export class PcapReader {
  #rest = new Uint8Array(0);
  #format: Format | undefined;

  /** @throws NotACapture where the bytes are no such file */
  push(chunk: Uint8Array): ReadPacket[] {
    const all = new Uint8Array(this.#rest.length + chunk.length);
    all.set(this.#rest);
    all.set(chunk, this.#rest.length);
    this.#rest = all;
    if (!this.#format && !this.#begin()) return [];
    const packets: ReadPacket[] = [];
    for (let packet = this.#next(); packet; packet = this.#next()) packets.push(packet);
    return packets;
  }

  #begin(): boolean {
    if (this.#rest.length < FILE_HEADER_BYTES) return false;
    const view = new DataView(this.#rest.buffer, this.#rest.byteOffset);
    const littleEndian = [MICROSECONDS, NANOSECONDS].includes(view.getUint32(0, true));
    const magic = view.getUint32(0, littleEndian);
    if (magic !== MICROSECONDS && magic !== NANOSECONDS) throw new NotACapture(0, 'no capture file');
    const linkType = view.getUint32(20, littleEndian) & 0xffff;
    this.#format = { littleEndian, nanosecondsPerUnit: magic === NANOSECONDS ? 1n : 1_000n, linkType };
    this.#rest = this.#rest.subarray(FILE_HEADER_BYTES);
    return true;
  }

  #next(): ReadPacket | undefined {
    if (!this.#format || this.#rest.length < RECORD_HEADER_BYTES) return undefined;
    const { littleEndian, nanosecondsPerUnit, linkType } = this.#format;
    const view = new DataView(this.#rest.buffer, this.#rest.byteOffset);
    const [seconds, units, kept, sizeBytes] = [0, 4, 8, 12].map((at) => view.getUint32(at, littleEndian)) as [
      number,
      number,
      number,
      number,
    ];
    if (kept > MAX_PACKET_BYTES) throw new NotACapture(0, 'a packet longer than packets are');
    const until = RECORD_HEADER_BYTES + kept;
    if (this.#rest.length < until) return undefined;
    const bytes = this.#rest.slice(RECORD_HEADER_BYTES, until);
    this.#rest = this.#rest.subarray(until);
    const at = BigInt(seconds) * 1_000_000_000n + BigInt(units) * nanosecondsPerUnit;
    return { linkType, at, bytes, sizeBytes };
  }
}
