/**
 * What every experiment of `tcp` stands on: the processes, the relay between them if there is to be one, the operating
 * system's view of their sockets, and what is counted.
 */
import type { TcpSummary, tcp } from '../../../shared/labs/tcp/contract';
import { NO_FAULTS } from '../../../shared/relay/faults';
import type { ActorId, EventKind, TraceEvent } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { KernelView } from '../../kernel/kernel-view';
import type { RunContext } from '../../run/engine';
import { ParentQueue } from '../../run/process-program/parent-queue';
import { MAIN } from '../../run/process-program/process-team';
import type { ProgramProcess } from '../../run/process-program/program-process';
import { SocketTeam } from '../../run/socket-program/socket-team';
import { readBy, Tally } from './tally';

export type TcpRun = RunContext<typeof tcp>;

/** Who may be given orders, in `endings`. */
export const ENDS: readonly ActorId[] = ['client-1', 'server'];

const SERVERS = /^server(-\d)?$/;
const CLIENTS = /^client-\d$/;

export class Stage {
  readonly tally = new Tally();
  readonly team: SocketTeam;
  readonly kernel: KernelView;
  /** `framing`: how much of the stream was read. */
  readonly seen = new ParentQueue<number>('seen');
  /** `backlog`: when the server is to be busy, and when the clients are to connect. */
  readonly busy = new ParentQueue('busy');
  readonly go = new ParentQueue('go');
  readonly orders: ReadonlyMap<ActorId, ParentQueue<string>> = new Map(
    ENDS.map((actor) => [actor, new ParentQueue<string>(`orders-${actor}`)]),
  );
  readonly #awaited = new Set<{ readonly by: ActorId; readonly code: string; readonly heard: () => void }>();
  readonly #noted = new Set<string>();

  constructor(readonly run: TcpRun) {
    this.team = new SocketTeam(run, {
      queues: [this.seen, this.busy, this.go, ...this.orders.values()],
      observer: { didTell: (by, kind, data) => this.#heard(by, kind, data) },
    });
    this.kernel = new KernelView(run, () => this.#pids());
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @returns its process and port; `undefined` if the run was stopped before
   * @throws LabError 'NO_PORT' if it ended without listening
   */
  async server(
    program: string,
    given: { readonly [name: string]: Json },
    actor: ActorId = 'server',
  ): Promise<{ readonly member: ProgramProcess; readonly port: number } | undefined> {
    const { port: wanted } = this.run.params;
    const member = await this.#start(actor, program, { port: wanted, ...given });
    if (!member) return undefined;
    const port = await this.team.portOf(actor);
    this.kernel.watch(port);
    return { member, port };
  }

  client(
    program: string,
    given: { readonly [name: string]: Json },
    actor: ActorId = 'client-1',
  ): Promise<ProgramProcess | undefined> {
    return this.#start(actor, program, given);
  }

  /** Where clients are to talk to: the server itself, or a relay before it. */
  async through(port: number): Promise<number> {
    const { relay, delayMs, bytesPerSecond } = this.run.params;
    if (!relay && delayMs === 0 && bytesPerSecond === 0) return port;
    const device = await this.team.tcpRelay({ target: port, faults: { ...NO_FAULTS, delayMs, bytesPerSecond } });
    this.kernel.watch(device.port);
    this.team.announce('relay', 'tcp', device.port);
    return device.port;
  }

  /**
   * Waits for the clients, and for the server if all of them got through to it: one that waits for a client that never
   * came would wait for ever, and is ended with the team. With `hold` the server stays until the run is stopped.
   */
  async over(clients: readonly (ProgramProcess | undefined)[], server: ProgramProcess | undefined): Promise<void> {
    for (const client of clients) await this.team.join(client);
    if (this.accepted >= clients.length || this.run.hold) await this.team.join(server);
  }

  /** As {@link over}, for a client that waits for words of the server on a queue: without a server they never come. */
  async overTogether(client: ProgramProcess | undefined, server: ProgramProcess): Promise<void> {
    const serverFailed = new Promise<void>((resolve) => {
      void server.ended.then(({ code }) => {
        if (code !== 0) resolve();
      });
    });
    await Promise.race([this.over([client], server), serverFailed]);
  }

  /** Waits until this program has noted `code`, or is gone, or the run is to end. */
  async noted(code: string, by: ProgramProcess): Promise<void> {
    const { signal, turnstile } = this.run;
    if (signal.aborted || this.#noted.has(`${by.actor} ${code}`)) return;
    turnstile.blocked(MAIN);
    await new Promise<void>((resolve) => {
      this.#awaited.add({ by: by.actor, code, heard: resolve });
      void by.ended.then(() => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    turnstile.underWay(MAIN);
  }

  note(code: string, detail: { readonly [name: string]: Json } = {}): void {
    this.team.record({ kind: 'note', data: { code, ...detail } });
  }

  /** How many clients have a connection, as far as has been told by now. */
  get connected(): number {
    return this.#count('connect', CLIENTS);
  }

  /** How many clients had a connection when a program noted `code`. */
  connectedBefore(code: string): number {
    const when = [...this.#events()].find(({ kind, data }) => kind === 'note' && codeOf(data) === code)?.t ?? 0;
    return this.#count('connect', CLIENTS, when);
  }

  get accepted(): number {
    return this.#count('accept', SERVERS);
  }

  /** What there is to say of any experiment. */
  counted(): Pick<TcpSummary, 'dataEvents' | 'bytes' | 'sha256Sent' | 'sha256Received'> {
    const { sha256Sent, sha256Received } = this.tally;
    return {
      ...readBy(SERVERS, this.#events()),
      ...(sha256Sent !== undefined && { sha256Sent }),
      ...(sha256Received !== undefined && { sha256Received }),
    };
  }

  /** Ends whoever is left; the operating system's table is looked at once more before that. */
  async close(): Promise<void> {
    await this.kernel.close();
    await this.team.close();
  }

  async #start(
    actor: ActorId,
    program: string,
    given: { readonly [name: string]: Json },
  ): Promise<ProgramProcess | undefined> {
    return this.team.start({ actor, program: `labs/tcp/${program}.process`, given });
  }

  #heard(by: ActorId, kind: EventKind, data: Json): void {
    this.tally.heard(by, kind, data);
    const code = kind === 'note' ? codeOf(data) : undefined;
    if (code === undefined) return;
    this.#noted.add(`${by} ${code}`);
    for (const waiting of this.#awaited) {
      if (waiting.by !== by || waiting.code !== code) continue;
      this.#awaited.delete(waiting);
      waiting.heard();
    }
  }

  #pids(): readonly number[] {
    const members = [...this.team.members.values()].filter(({ exit }) => !exit);
    return [process.pid, ...members.map(({ handle }) => handle.pid)];
  }

  #count(kind: EventKind, who: RegExp, before = Infinity): number {
    let count = 0;
    for (const event of this.#events())
      if (event.kind === kind && event.t < before && who.test(event.actor)) count += 1;
    return count;
  }

  *#events(): Generator<TraceEvent> {
    const { store } = this.run.trace;
    for (let row = 0; row < store.length; row += 1) yield store.event(row);
  }
}

function codeOf(data: Json | undefined): string | undefined {
  const code = (data as { readonly code?: Json } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
