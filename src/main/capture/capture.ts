/**
 * What really is on this machine's loopback, seen by `dumpcap` or `tcpdump`, where one of them is installed
 * and the learner may use it.
 *
 *     const capture = await openCapture({ ports: [server.port], scope, signal });
 *     ...
 *     const packets = await capture?.finish();
 *
 * Only packets from and to the given ports are asked for: what other programs on this machine say to one another is
 * nobody's business.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { PcapReader } from '../../shared/net/pcap';
import { PcapngReader, type ReadPacket } from '../../shared/net/pcapng';
import type { Closable, Scope } from '../resources/scope';
import { capturePrograms, type CaptureProgram } from './capture-program';
import { Probe } from './probe';

/** A capture that is allowed begins within a fraction of this, also on a slow machine. */
const BEGINS_WITHIN_MS = 5_000;
/** How often a probe is sent until the first is seen. */
const PROBE_EVERY_MS = 100;
/** A run that is captured has a few dozen; more are a defect, and not kept. */
const MAX_PACKETS = 10_000;

export interface CaptureOptions {
  readonly ports: readonly number[];
  readonly scope: Scope;
  readonly signal: AbortSignal;
  /** Which could be used; those of this machine if not said. */
  readonly programs?: readonly CaptureProgram[];
}

export interface Capture {
  readonly program: CaptureProgram['name'];
  /** Ends the capture and answers what it saw, up to now and complete; `undefined` if it broke off. */
  finish(): Promise<readonly ReadPacket[] | undefined>;
}

/** @returns `undefined` where no program is found that may capture, or the signal aborts */
export async function openCapture(options: CaptureOptions): Promise<Capture | undefined> {
  for (const program of options.programs ?? (await capturePrograms())) {
    const capture = await tryProgram(program, options);
    if (capture) return capture;
  }
  return undefined;
}

async function tryProgram(program: CaptureProgram, options: CaptureOptions): Promise<Capture | undefined> {
  const { ports, scope, signal } = options;
  if (signal.aborted) return undefined;
  const probe = scope.own('socket', 'capture probe', await Probe.open());
  const watcher = scope.own('process', program.name, new Watcher(program, [...ports, probe.port]));
  const end = async (): Promise<void> => {
    await watcher.close();
    await probe.close();
  };
  if (!(await seen(watcher, probe, signal))) {
    await end();
    return undefined;
  }
  return {
    program: program.name,
    finish: async () => {
      const complete = await seen(watcher, probe, signal);
      await end();
      return complete ? watcher.packets.filter((packet) => !isProbe(packet)) : undefined;
    },
  };
}

/** Sends probes until one is seen. @returns whether it was */
async function seen(watcher: Watcher, probe: Probe, signal: AbortSignal): Promise<boolean> {
  const marks = [probe.send()];
  const again = setInterval(() => marks.push(probe.send()), PROBE_EVERY_MS);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(BEGINS_WITHIN_MS)]);
  try {
    return await watcher.until(
      () => watcher.packets.some((packet) => marks.some((mark) => endsWith(packet, mark))),
      limit,
    );
  } finally {
    clearInterval(again);
  }
}

const endsWith = ({ bytes }: ReadPacket, mark: string): boolean =>
  Buffer.from(bytes).subarray(-mark.length).toString('latin1') === mark;

const isProbe = ({ bytes }: ReadPacket): boolean => Buffer.from(bytes).includes('interleave probe ');

/** The program that captures, and what it has seen. */
class Watcher implements Closable {
  readonly packets: ReadPacket[] = [];
  readonly closed: Promise<void>;
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  #listener: (() => void) | undefined;
  #over = false;

  constructor(program: CaptureProgram, ports: readonly number[]) {
    const filter = ports.map((port) => `port ${String(port)}`).join(' or ');
    this.#child = spawn(program.file, program.args(filter), { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
    this.closed = new Promise((resolve) => {
      this.#child.once('error', () => resolve());
      this.#child.once('close', () => resolve());
    });
    void this.closed.then(() => this.#end());
    const reader = program.format === 'pcapng' ? new PcapngReader() : new PcapReader();
    this.#child.stdout.on('data', (chunk: Buffer) => this.#read(reader, chunk));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** @returns whether it came true before the program ended or the signal aborted */
  until(isSo: () => boolean, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const look = (): void => {
        const so = isSo();
        if (!so && !this.#over && !signal.aborted) return;
        this.#listener = undefined;
        signal.removeEventListener('abort', look);
        resolve(so);
      };
      this.#listener = look;
      signal.addEventListener('abort', look);
      look();
    });
  }

  async close(): Promise<void> {
    if (!this.#over) this.#child.kill('SIGKILL'); // its output is a pipe of ours: it has nothing to tidy up
    await this.closed;
  }

  #read(reader: PcapngReader | PcapReader, chunk: Buffer): void {
    try {
      const packets = reader.push(chunk);
      this.packets.push(...packets.slice(0, MAX_PACKETS - this.packets.length));
    } catch {
      this.#child.kill('SIGKILL'); // whatever this program writes, it is no capture
    }
    this.#listener?.();
  }

  #end(): void {
    this.#over = true;
    this.#listener?.();
  }
}
