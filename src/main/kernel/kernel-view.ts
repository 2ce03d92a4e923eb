/**
 * The operating system's own view of a run's sockets, as a lane of its own: `kernel` notes each row of
 * its table that is new, has changed or is gone.
 *
 *     const kernel = new KernelView(run, () => team.pids);
 *     kernel.watch(port);
 *     ...
 *     await kernel.close(); // after one last look
 *
 * It looks again and again. What begins and ends between two looks, such as SYN_SENT on the loopback
 * interface, it does not see; what it does see was so.
 */
import type { Closable } from '../resources/scope';
import type { RunContext } from '../run/engine';
import type { KernelNote, SocketRow } from '../../shared/kernel/socket-row';
import { socketName } from '../../shared/net/net-data';
import type { ActorId } from '../../shared/trace/event';
import type { Json } from '../../shared/wire/json';
import { socketTable, type SocketTable } from './socket-table';

/** The kernel's lane. */
export const KERNEL: ActorId = 'kernel';

type KernelRun = Pick<RunContext, 'actor' | 'clock' | 'scope' | 'signal' | 'trace'>;

export class KernelView implements Closable {
  readonly #ports = new Set<number>();
  readonly #rows = new Map<string, SocketRow>();
  readonly #stop = new AbortController();
  readonly #table: SocketTable | undefined;
  readonly closed: Promise<void>;
  #announced = false;
  /** The latest look: they come one after the other. */
  #looking = Promise.resolve();

  /** @param pids  the processes whose sockets are to be named as theirs, asked before each look */
  constructor(
    readonly run: KernelRun,
    readonly pids: () => readonly number[],
    platform: string = process.platform,
  ) {
    this.#table = socketTable(platform);
    this.closed = this.#keepLooking();
    run.scope.own('timer', 'kernel view', this);
  }

  /** Whether this system's table can be read at all. */
  get canSee(): boolean {
    return this.#table !== undefined;
  }

  /** What is known of the watched sockets since the last look. */
  get rows(): readonly SocketRow[] {
    return [...this.#rows.values()];
  }

  /** Notes rows with this port at either end from now on. */
  watch(port: number): void {
    this.#ports.add(port);
    // At once, not with the first row that happens to be seen: lanes keep their order from run to run.
    if (this.canSee) this.#announce();
  }

  /** Looks now, and resolves when what there was to see is noted. */
  look(): Promise<void> {
    return (this.#looking = this.#looking.then(() => this.#lookOnce()));
  }

  async close(): Promise<void> {
    if (!this.#stop.signal.aborted) {
      if (!this.run.signal.aborted) await this.look();
      this.#stop.abort(new Error('closed'));
    }
    await this.closed;
  }

  async #keepLooking(): Promise<void> {
    if (!this.#table) return;
    const until = AbortSignal.any([this.#stop.signal, this.run.signal]);
    while (!until.aborted) {
      await this.look();
      await this.run.clock.sleep(this.#table.everyMs, until).catch(() => undefined); // the end: seen above
    }
  }

  async #lookOnce(): Promise<void> {
    if (!this.#table || this.#ports.size === 0 || this.#stop.signal.aborted) return;
    const t = this.run.clock.now();
    const rows = await this.#table.read(this.pids(), this.#stop.signal);
    const now = new Map(rows.filter((row) => this.#isWatched(row)).map((row) => [keyOf(row), row]));
    for (const [key, row] of this.#rows) if (!now.has(key)) this.#forget(key, row, t);
    for (const [key, row] of now) this.#see(key, row, t);
  }

  #isWatched({ localPort, remotePort }: SocketRow): boolean {
    return this.#ports.has(localPort) || this.#ports.has(remotePort);
  }

  #see(key: string, row: SocketRow, t: number): void {
    const before = this.#rows.get(key);
    if (before && isSame(before, row)) return;
    this.#rows.set(key, row);
    this.#note({ kernel: 'row', key, row, ...(before && before.state !== row.state && { was: before.state }) }, t);
  }

  #forget(key: string, row: SocketRow, t: number): void {
    this.#rows.delete(key);
    this.#note({ kernel: 'gone', key, row }, t);
  }

  #announce(): void {
    if (!this.#announced) this.run.actor({ actor: KERNEL, kind: 'kernel' });
    this.#announced = true;
  }

  /** @param t  when we looked, whenever it comes to be noted */
  #note(note: KernelNote, t: number): void {
    const { run } = this;
    this.#announce();
    const socket = nameOf(note.row, this.#ports);
    run.trace.record({
      t,
      actor: KERNEL,
      kind: 'note',
      socket,
      data: note as unknown as Json,
      fidelity: 'LIVE',
    });
  }
}

const keyOf = ({ protocol, localAddress, localPort, remoteAddress, remotePort }: SocketRow): string =>
  `${protocol} ${localAddress}:${String(localPort)} ${remoteAddress}:${String(remotePort)}`;

const isSame = (one: SocketRow, other: SocketRow): boolean =>
  one.state === other.state &&
  one.receiveQueue === other.receiveQueue &&
  one.sendQueue === other.sendQueue &&
  one.drops === other.drops &&
  one.pid === other.pid;

/** A connection has one name at both ends: its client's port, which is the one that is not a watched server's. */
function nameOf({ protocol, localPort, remotePort }: SocketRow, servers: ReadonlySet<number>): string {
  const client = remotePort === 0 || !servers.has(localPort) ? localPort : remotePort;
  return socketName(protocol, client);
}
