/** Capture files, read by our own reader and, where it is installed, by Wireshark's `tshark`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hexOf } from '../../src/shared/net/hex';
import { hasPackets, packetsOf } from '../../src/shared/net/packets';
import { NotACapture, PcapngReader, type ReadPacket } from '../../src/shared/net/pcapng';
import type { NewEvent, TraceEvent } from '../../src/shared/trace/event';
import { exportBytes } from '../../src/shared/trace/export/export-run';
import { anyEvents, head, recordedOf } from '../trace/arbitrary';
import { story } from '../labs/support/story';

const tshark = spawnSync('tshark', ['--version']).status === 0;
const hex = (text: string): string => hexOf(new TextEncoder().encode(text));

type Lines = Parameters<typeof story>[0];
const net = (protocol: 'tcp' | 'udp', from: number, to: number, more: object = {}) => ({ protocol, from, to, ...more });
const sending = (text: string, protocol: 'tcp' | 'udp', from: number, to: number, offset = 0) => ({
  bytes: hex(text),
  data: net(protocol, from, to, { sizeBytes: text.length, ...(protocol === 'tcp' && { offset }) }),
});

/** A client says two things, is answered, closes; the server closes after it. Through a second one a reset. */
const CONVERSATION: Lines = [
  [1, 'client', 'connect', { msg: 'c#1', data: net('tcp', 40_001, 7_000) }],
  [2, 'server', 'accept', { msg: 'c#1', data: net('tcp', 40_001, 7_000) }],
  [3, 'client', 'send', { msg: 'c#2', ...sending('hello', 'tcp', 40_001, 7_000) }],
  [4, 'client', 'send', { msg: 'c#3', ...sending(' world', 'tcp', 40_001, 7_000, 5) }],
  [5, 'server', 'receive', { msg: 'c#3', ...sending('hello world', 'tcp', 40_001, 7_000) }],
  [6, 'server', 'send', { msg: 's#1', ...sending('hi', 'tcp', 7_000, 40_001) }],
  [7, 'client', 'receive', { msg: 's#1', ...sending('hi', 'tcp', 7_000, 40_001) }],
  [8, 'client', 'close', { msg: 'c#4', data: net('tcp', 40_001, 7_000) }],
  [9, 'server', 'receive', { msg: 'c#4', data: net('tcp', 40_001, 7_000, { fin: true }) }],
  [10, 'server', 'close', { msg: 's#2', data: net('tcp', 7_000, 40_001) }],
  [11, 'client', 'receive', { msg: 's#2', data: net('tcp', 7_000, 40_001, { fin: true }) }],
  [12, 'client', 'connect', { msg: 'c#5', data: net('tcp', 40_002, 7_000) }],
  [13, 'client', 'reset', { msg: 'c#6', data: net('tcp', 40_002, 7_000) }],
  [14, 'server', 'reset', { msg: 'c#6', data: net('tcp', 40_002, 7_000, { received: true }) }],
  [15, 'client', 'error', { data: { protocol: 'tcp', to: 7_001, code: 'ECONNREFUSED' } }],
];

/** A datagram through a relay, one that it loses, one for a port that nobody has, one that is too large. */
const DATAGRAMS: Lines = [
  [1, 'client', 'send', { msg: 'c#1', ...sending('one', 'udp', 40_001, 9_000) }],
  [2, 'relay', 'receive', { msg: 'c#1', ...sending('one', 'udp', 40_001, 9_000) }],
  [3, 'relay', 'send', { msg: 'r#1', ...sending('one', 'udp', 9_001, 7_000) }],
  [4, 'server', 'receive', { msg: 'r#1', ...sending('one', 'udp', 9_001, 7_000) }],
  [5, 'client', 'send', { msg: 'c#2', ...sending('two', 'udp', 40_001, 9_000) }],
  [6, 'relay', 'drop', { msg: 'c#2', data: net('udp', 40_001, 9_000, { reason: 'loss' }) }],
  [7, 'client', 'send', { msg: 'c#3', ...sending('three', 'udp', 40_001, 9) }],
  [8, 'client', 'error', { data: net('udp', 40_001, 9, { code: 'ECONNREFUSED' }) }],
  [9, 'client', 'send', { data: net('udp', 40_001, 9_000, { sizeBytes: 65_508 }) }],
  [
    10,
    'client',
    'send',
    { msg: 'c#4', bytes: hex('beginning'), data: net('udp', 40_001, 7_000, { sizeBytes: 60_000 }) },
  ],
];

const asNew = (events: readonly TraceEvent[]): NewEvent[] => events.map(({ seq: _, ...event }) => event);

async function fileOf(lines: Lines): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportBytes('pcapng', head, recordedOf(asNew(story(lines))))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function shown(file: Uint8Array, ...args: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'interleave-pcapng-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'run.pcapng'), file);
  const checks = ['ip.check_checksum', 'tcp.check_checksum', 'udp.check_checksum'].flatMap((one) => [
    '-o',
    `${one}:TRUE`,
  ]);
  const out = execFileSync('tshark', ['-n', '-r', join(folder, 'run.pcapng'), ...checks, ...args], {
    encoding: 'utf8',
  });
  return out.split('\n').filter((line) => line !== '');
}

const fields = (...names: readonly string[]): string[] => ['-T', 'fields', ...names.flatMap((name) => ['-e', name])];

describe('packets of a run', () => {
  it('are a handshake, the data, acknowledgments, and how it ended', () => {
    const purposes = [...packetsOf(story(CONVERSATION))].map(({ row, purpose }) => `${row} ${purpose}`);
    expect(purposes).toEqual([
      ...['0 open', '0 open', '0 open', '2 data', '3 data', '4 acknowledge', '5 data', '6 acknowledge'],
      ...['7 close', '8 acknowledge', '9 close', '10 acknowledge', '11 open', '11 open', '11 open', '12 reset'],
      ...['14 open', '14 refuse'],
    ]);
  });

  it('say which were lost and which ports are invented', () => {
    const udp = [...packetsOf(story(DATAGRAMS))];
    expect(udp.map(({ row, purpose, lost }) => [row, purpose, lost])).toEqual([
      [0, 'data', undefined],
      [2, 'data', undefined],
      [4, 'data', 'loss'],
      [6, 'data', undefined],
      [7, 'unreachable', undefined],
      [9, 'data', undefined],
    ]);
    expect([...packetsOf(story(CONVERSATION))].filter(({ portInvented }) => portInvented)).toHaveLength(2);
  });

  it('of a large write are as many segments as it takes', () => {
    const large = { bytes: '', data: net('tcp', 1, 2, { sizeBytes: 200_000, offset: 0 }) };
    const frames = [...packetsOf(story([[1, 'a', 'send', large]]))];
    expect(frames.map(({ frameBytes }) => frameBytes - 54)).toEqual([65_495, 65_495, 65_495, 3_515]);
  });

  it('are those that were captured, where any were', () => {
    const captured = { bytes: '0102', data: { capture: 'frame', linkType: 1, frameBytes: 2 } };
    const packets = [...packetsOf(story([...DATAGRAMS, [20, 'main', 'note', captured]]))];
    expect(packets).toEqual([
      {
        row: DATAGRAMS.length,
        t: 20e6,
        purpose: 'captured',
        source: 'captured',
        linkType: 1,
        frameBytes: 2,
        frame: Uint8Array.of(1, 2),
      },
    ]);
  });

  it('can be made of any trace, and of what a file claims', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 65_536, 1e300, null, 'x'));
    const data = fc.record({
      protocol: fc.constantFrom('tcp', 'udp'),
      from: number,
      to: number,
      sizeBytes: fc.oneof(fc.nat(9_999), fc.constantFrom(-1, 1e300)),
      offset: number,
    });
    const kind = fc.constantFrom('connect', 'send', 'receive', 'close', 'reset', 'error', 'drop');
    const event = fc.record({
      t: fc.constant(1),
      actor: fc.constant('a'),
      kind,
      data,
      bytes: fc.constantFrom('', '00', 'zz'),
      fidelity: fc.constant('LIVE'),
    });
    fc.assert(
      fc.property(anyEvents, fc.array(event), (some, others) => {
        const events = [...some, ...others].map((one, seq) => ({ seq, ...one }));
        for (const { frame, frameBytes } of packetsOf(events)) expect(frame.length).toBeLessThanOrEqual(frameBytes);
      }),
    );
  });

  it('are none where nothing was on a network', async () => {
    const lines: Lines = [[1, 'creator', 'put', { queue: 'q', data: { item: 1 } }]];
    expect(hasPackets(story(lines))).toBe(false);
    await expect(fileOf(lines)).rejects.toMatchObject({ code: 'NO_PACKETS' });
  });
});

describe('a capture file', () => {
  it('reads back, however it is cut', async () => {
    const file = await fileOf(CONVERSATION);
    const whole = new PcapngReader().push(file);
    expect(whole.map(({ bytes }) => bytes)).toEqual([...packetsOf(story(CONVERSATION))].map(({ frame }) => frame));
    expect(whole[3]?.at).toBe(BigInt(Date.parse(head.startedAt) + 3) * 1_000_000n);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (sizeBytes) => {
        const reader = new PcapngReader();
        const packets: ReadPacket[] = [];
        for (let at = 0; at < file.length; at += sizeBytes)
          packets.push(...reader.push(file.subarray(at, at + sizeBytes)));
        expect(packets).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('is in the order of the times, and an answer never stands before what it answers', async () => {
    const file = await fileOf([
      [5, 'client-1', 'send', { msg: 'a#1', ...sending('late', 'udp', 40_001, 7_000) }],
      [2, 'client-2', 'send', { msg: 'b#1', ...sending('early', 'udp', 40_002, 7_000) }],
      [4, 'server', 'receive', { msg: 'a#1', ...sending('late', 'udp', 40_001, 7_000) }],
      [4, 'server', 'send', { msg: 's#1', ...sending('answer', 'udp', 7_000, 40_001) }],
      [9, 'client-3', 'connect', { msg: 'd#1', data: net('tcp', 40_003, 7_000) }],
      [7, 'server', 'accept', { data: net('tcp', 40_003, 7_000) }],
      [8, 'server', 'send', { msg: 's#2', ...sending('hi', 'tcp', 7_000, 40_003) }],
    ]);
    const packets = new PcapngReader().push(file);
    const [protocolAt, udpPayload] = [14 + 9, 14 + 20 + 8];
    const shownAs = ({ bytes }: ReadPacket): string =>
      bytes[protocolAt] === 17 ? new TextDecoder().decode(bytes.subarray(udpPayload)) : 'tcp';
    expect(packets.map(shownAs)).toEqual(['early', 'late', 'answer', 'tcp', 'tcp', 'tcp', 'tcp']);
    const began = BigInt(Date.parse(head.startedAt)) * 1_000_000n;
    expect(packets.map(({ at }) => Number(at - began) / 1e6)).toEqual([2, 5, 5, 9, 9, 9, 9]);
    expect(new TextDecoder().decode(file)).toContain('its clock said 1000 µs earlier');
  });

  it('of any trace goes forward, with every packet in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.nat(3), fc.nat(3)), { minLength: 1 }), async (sends) => {
        const lines = sends.map<Lines[number]>(([at, from, to]) => [
          at,
          `client-${from}`,
          'send',
          sending(`${from} ${at}`, 'udp', 40_000 + from, 7_000 + to),
        ]);
        const packets = new PcapngReader().push(await fileOf(lines));
        expect(packets).toHaveLength(sends.length);
        const times = packets.map(({ at }) => at);
        expect(times).toEqual([...times].sort((one, other) => Number(one - other)));
      }),
    );
  });

  it('that is none is refused, and one that is damaged never read beyond its end', async () => {
    expect(() => new PcapngReader().push(new TextEncoder().encode('no capture at all'))).toThrow(NotACapture);
    const file = await fileOf(DATAGRAMS);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, value) => {
        const damaged = file.slice();
        damaged[at] = value;
        try {
          for (const { bytes } of new PcapngReader().push(damaged))
            expect(bytes.length).toBeLessThanOrEqual(file.length);
        } catch (error) {
          expect(error).toBeInstanceOf(NotACapture);
        }
      }),
    );
  });

  describe.skipIf(!tshark)('in tshark', () => {
    it.each([
      ['a conversation', CONVERSATION, 18],
      ['datagrams', DATAGRAMS, 6],
    ] as const)('%s has no malformed packet and no wrong checksum', async (_name, lines, count) => {
      const file = await fileOf(lines);
      expect(await shown(file)).toHaveLength(count);
      const wrong = '_ws.malformed || ip.checksum.status == 0 || tcp.checksum.status == 0 || udp.checksum.status == 0';
      expect(await shown(file, '-Y', wrong)).toEqual([]);
      const trouble = 'tcp.analysis.retransmission || tcp.analysis.lost_segment || tcp.analysis.ack_lost_segment';
      expect(await shown(file, '-Y', trouble)).toEqual([]);
    });

    it('shows the bytes of both directions in order, and how a connection begins and ends', async () => {
      const file = await fileOf(CONVERSATION);
      const payloads = await shown(
        file,
        '-Y',
        'tcp.stream == 0 && tcp.len > 0',
        ...fields('tcp.srcport', 'tcp.payload'),
      );
      expect(payloads).toEqual([`40001\t${hex('hello')}`, `40001\t${hex(' world')}`, `7000\t${hex('hi')}`]);
      const follow = (await shown(file, '-q', '-z', 'follow,tcp,raw,0')).filter((line) => /^\t?[0-9a-f]+$/.test(line));
      expect(follow).toEqual([hex('hello'), hex(' world'), `\t${hex('hi')}`]);
      const ends = await shown(
        file,
        '-Y',
        'tcp.flags.fin == 1 || tcp.flags.reset == 1',
        ...fields('tcp.stream', 'tcp.srcport', 'tcp.flags.reset'),
      );
      expect(ends).toEqual(['0\t40001\t0', '0\t7000\t0', '1\t40002\t1', '2\t7001\t1']);
    });

    it('shows remarks on what is reconstructed, and on what was lost', async () => {
      const comments = await shown(await fileOf(DATAGRAMS), ...fields('frame.comment'));
      expect(comments[0]).toBe('Event 0: client send; headers reconstructed');
      expect(comments[2]).toContain('the relay lost it by its dice');
      expect(comments.at(-1)).toContain('the run kept 59991 bytes less');
      const unreachable = await shown(
        await fileOf(DATAGRAMS),
        '-Y',
        'icmp',
        ...fields('icmp.type', 'icmp.code', 'udp.dstport'),
      );
      expect(unreachable).toEqual(['3\t3\t9']);
    });
  });
});
