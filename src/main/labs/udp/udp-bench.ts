/** Starts what an experiment needs, waits until nothing is under way any more, and sums up. */
import { NO_FAULTS } from '../../../shared/relay/faults';
import { MAX_DATAGRAM_BYTES } from '../../../shared/net/net-data';
import type { udp, UdpSummary } from '../../../shared/labs/udp/contract';
import { SERVER, tallyOf } from '../../../shared/labs/udp/tally';
import type { ActorId } from '../../../shared/trace/event';
import type { Json } from '../../../shared/wire/json';
import { KernelView } from '../../kernel/kernel-view';
import type { RunContext } from '../../run/engine';
import { MAIN } from '../../run/process-program/process-team';
import type { ProgramProcess } from '../../run/process-program/program-process';
import { SocketTeam } from '../../run/socket-program/socket-team';
import { Quiet } from './quiet';
import { summaryOf } from './summary';

/** On the loopback interface an answer takes well under a millisecond; a busy classroom machine gets a thousand times that. */
const ANSWER_WITHIN_MS = 1_000;
/** Nobody answers, so each wait is a wait to the end: long enough for a message of the system, short enough to watch. */
const LONELY_WITHIN_MS = 300;
/** Where the search begins that the system is sure to refuse: just beyond what the length fields of UDP and IPv4 can say. */
const TOO_MANY_BYTES = MAX_DATAGRAM_BYTES + 4_096;
/** A datagram in the server's receive buffer is read within a millisecond once the server waits for it. */
const QUIET_MS = 150;

/**
 * A client that only sends pauses for milliseconds. On a busy machine it may be held up for longer, and what was
 * reordered must not go for that reason, or the same seed would not give the same order.
 */
const PATIENT_QUIET_MS = 1_500;

type Given = Readonly<Record<string, Json>>;

export class UdpBench {
  readonly team: SocketTeam;

  constructor(readonly run: RunContext<typeof udp>) {
    this.team = new SocketTeam(run);
  }

  /** The whole run, from the first process started to the last one gone. */
  async live(): Promise<UdpSummary> {
    const { run, team } = this;
    const kernel = run.experiment === 'flood' ? new KernelView(run, () => this.#pids()) : undefined;
    try {
      const clients = run.experiment === 'nobody' ? await this.#startLonely() : await this.#startServed(kernel);
      for (const client of clients) await team.join(client);
      await this.#untilQuiet();
      await team.stayUp();
      await this.#endServer();
    } finally {
      await kernel?.close();
      await team.close();
    }
    const { store } = run.trace;
    const events = { length: store.length, at: (row: number) => store.event(row) };
    return summaryOf(run.experiment, this.#acknowledges, tallyOf(events, this.#acknowledges));
  }

  async #startServed(kernel: KernelView | undefined): Promise<readonly (ProgramProcess | undefined)[]> {
    const { run, team } = this;
    const server = await this.#startServer();
    if (!server) return [];
    const port = await team.portOf(SERVER);
    kernel?.watch(port);
    team.announce(SERVER, 'udp', port);
    return this.#startClients(await this.#doorTo(port), run.experiment === 'two-clients' ? 2 : 1);
  }

  /** Whether programs acknowledge: looking for the largest, and sending to nobody, are done without. */
  get #acknowledges(): boolean {
    const { experiment, params } = this.run;
    return params.acknowledge && experiment !== 'largest' && experiment !== 'nobody';
  }

  #startServer(): Promise<ProgramProcess | undefined> {
    const { port, receiveBufferBytes, workMs, remember } = this.run.params;
    const given = { port, receiveBufferBytes, workMs };
    return this.#acknowledges
      ? this.#start(SERVER, 'reliable-server', { ...given, remember })
      : this.#start(SERVER, 'server', { ...given, answers: this.run.hold || this.#clientsAsk });
  }

  /** Where clients send to: a relay before the server, or the server itself. */
  async #doorTo(target: number): Promise<number> {
    const { experiment, params } = this.run;
    const hand = experiment === 'by-hand';
    if (this.run.signal.aborted || (!hand && experiment !== 'relay' && experiment !== 'reliable')) return target;
    const { loss, duplicate, reorder, corrupt, delayMs, jitterMs } = params;
    const faults = { ...NO_FAULTS, loss, duplicate, reorder, corrupt, delayMs, jitterMs };
    const { port } = await this.team.udpRelay({
      target,
      faults,
      hand,
      ...(!this.#acknowledges && { quietMs: PATIENT_QUIET_MS }),
    });
    this.team.announce('relay', 'udp', port);
    return port;
  }

  async #startClients(port: number, count: 1 | 2): Promise<readonly (ProgramProcess | undefined)[]> {
    const { program, given } = this.#clientProgram();
    const names = count === 1 ? ['client'] : ['client-1', 'client-2'];
    const started: (ProgramProcess | undefined)[] = [];
    for (const name of names) started.push(await this.#start(name, program, { ...given, port }));
    return started;
  }

  #clientProgram(): { readonly program: string; readonly given: Given } {
    const { count, sizeBytes, message, gapMs, timeoutMs, maxTries } = this.run.params;
    const given = { count, sizeBytes, message, gapMs };
    if (this.run.experiment === 'largest')
      return {
        program: 'largest-client',
        given: { ...given, tooManyBytes: TOO_MANY_BYTES, answerWithinMs: ANSWER_WITHIN_MS },
      };
    if (this.#acknowledges) return { program: 'reliable-client', given: { ...given, timeoutMs, maxTries } };
    return this.#clientsAsk
      ? { program: 'asking-client', given: { ...given, answerWithinMs: ANSWER_WITHIN_MS } }
      : { program: 'sending-client', given };
  }

  /** Whether clients wait for answers. */
  get #clientsAsk(): boolean {
    const { experiment } = this.run;
    return experiment === 'two-clients' || experiment === 'largest';
  }

  async #startLonely(): Promise<readonly (ProgramProcess | undefined)[]> {
    const { count, sizeBytes, message, gapMs } = this.run.params;
    const given = { count, sizeBytes, message, gapMs, answerWithinMs: LONELY_WITHIN_MS };
    return [
      await this.#start('client-1', 'lonely-client', { ...given, connects: false }),
      await this.#start('client-2', 'lonely-client', { ...given, connects: true }),
    ];
  }

  #start(actor: ActorId, program: string, given: Given): Promise<ProgramProcess | undefined> {
    return this.team.start({ actor, program: `labs/udp/${program}.process`, given });
  }

  #pids(): readonly number[] {
    return [...this.team.members.values()].map(({ handle }) => handle.pid);
  }

  /** Asks the server to end, as nobody else will. A stopped run does that to all. */
  async #endServer(): Promise<void> {
    const server = this.team.members.get(SERVER);
    if (!server || server.exit || this.run.signal.aborted) return;
    server.kill('SIGTERM', MAIN);
    await this.team.join(server);
  }

  async #untilQuiet(): Promise<void> {
    const { signal, clock, turnstile, trace, params } = this.run;
    const quiet = new Quiet(trace.store);
    // The second of two copies may come later than the first by as much as the relay's jitter.
    const quietMs = QUIET_MS + (params.duplicate > 0 ? params.jitterMs : 0);
    // What a full trace let go was counted, so it is heard of, but not read.
    const deeds = (): number => quiet.deeds + trace.dropped;
    turnstile.blocked(MAIN);
    while (!signal.aborted && this.team.isAlive) {
      const before = deeds();
      await clock.sleep(quietMs, signal).catch(() => undefined); // the end: seen above
      if (deeds() === before && (quiet.isIdle || trace.dropped > 0)) break;
    }
    turnstile.underWay(MAIN);
  }
}
