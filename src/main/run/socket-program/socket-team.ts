/**
 * The processes of a run that hold sockets, their relays, and clients from outside.
 *
 *     const team = new SocketTeam(run);
 *     await team.start({ actor: 'server', program: 'labs/x/server.process', given: {} });
 *     const relay = await team.udpRelay({ target: await team.portOf('server'), faults });
 *     await team.start({ actor: 'client', program: 'labs/x/client.process', given: { port: relay.port } });
 *     await team.join(team.members.get('client'));
 *     await team.stayUp();
 *     await team.close();
 */
import type { Faults } from '../../../shared/relay/faults';
import type { Transport } from '../../../shared/net/net-data';
import type { ActorId } from '../../../shared/trace/event';
import type { RelayDevice, RelaySetup } from '../../relay/relay-device';
import { openTcpRelay } from '../../relay/tcp-relay';
import { openUdpRelay } from '../../relay/udp-relay';
import type { RunContext } from '../engine';
import { Handovers } from '../process-program/handovers';
import { MAIN, ProcessTeam, type TeamOptions } from '../process-program/process-team';
import { Lanes } from './lanes';
import { Ledger } from './ledger';
import { Participant } from './participant';
import { Ports } from './ports';
import { relayActsOn, type OpenRelay, type RelayActs } from './relay-acts';
import { SocketIntake } from './socket-intake';
import { TracedRelay } from './traced-relay';
import { LOOPBACK } from '../../../shared/net/ipv4';

export interface RelayOptions {
  /** The server's port. */
  readonly target: number;
  readonly faults: Faults;
  /** Whether what arrives waits for the learner from the beginning. */
  readonly hand?: boolean;
  /** How long nothing must come before what was reordered goes anyway; the relay's own unless told. */
  readonly quietMs?: number;
}

/** What a run of sockets needs beyond what its processes need. */
type SocketContext = Pick<
  RunContext,
  'actor' | 'address' | 'clock' | 'hold' | 'scope' | 'seed' | 'signal' | 'spawnProcess' | 'trace' | 'turnstile'
>;

export class SocketTeam extends ProcessTeam {
  readonly #lanes: Lanes;
  readonly #ledger: Ledger;
  readonly #ports: Ports;
  readonly #relays: OpenRelay[] = [];
  #relayCount = 0;

  constructor(
    override readonly run: SocketContext,
    options: TeamOptions = {},
  ) {
    const handovers = options.handovers ?? new Handovers();
    const lanes = new Lanes();
    const ports = new Ports();
    const ledger = new Ledger(run, handovers, (who, kind, data) => {
      if (kind === 'bind' || kind === 'listen') ports.opened(who.actor, data.port);
      if (kind === 'error') ports.refused(who.actor, data);
      if (who.process) options.observer?.didTell?.(who.actor, kind, data as never);
    });
    const intake = new SocketIntake(ledger, lanes, ({ actor }) => ports.ended(actor), run.turnstile);
    super(run, { ...options, handovers, intake });
    this.#lanes = lanes;
    this.#ports = ports;
    this.#ledger = ledger;
  }

  /**
   * The port a process said it had bound or listens at first, as soon as it has said so.
   *
   * @throws LabError 'NO_PORT' {actor} if it ends without one, 'BAD_PARAMETER' if because somebody else has the port
   *         it asked for, 'CANCELLED' if the run is to end
   */
  async portOf(actor: ActorId): Promise<number> {
    const { turnstile, signal } = this.run;
    const known = this.#ports.known(actor);
    if (known !== undefined) return known;
    if (this.members.get(actor)?.exit) throw this.#ports.whyNone(actor);
    turnstile.blocked(MAIN);
    try {
      return await this.#ports.of(actor, signal);
    } finally {
      turnstile.underWay(MAIN);
    }
  }

  /** Opens a relay as a lane of its own, owned by the run; clients talk to its `port`. */
  udpRelay(options: RelayOptions): Promise<RelayDevice> {
    return this.#relay('udp', options, openUdpRelay);
  }

  tcpRelay(options: RelayOptions): Promise<RelayDevice> {
    return this.#relay('tcp', options, openTcpRelay);
  }

  /** Processes of this run connect to a server that is not of it: one lane for it, whatever connections there are. */
  serverOutside(actor: ActorId): void {
    this.#ledger.serverOutside(actor);
  }

  /**
   * Tells whoever waits from outside where a server is: announces its address.
   *
   * @param protocol  what is spoken there: `tcp` or `udp` where no protocol has a name above them
   */
  announce(name: string, protocol: Transport | 'redis', port: number): void {
    this.run.address({ name, protocol, host: LOOPBACK, port });
  }

  /** What a lab's `act` needs for the actions in src/shared/relay/actions.ts. */
  relayActs(): RelayActs {
    return relayActsOn(() => this.#relays);
  }

  /** If servers are to stay up after the work is done: waits until the run is to end. */
  async stayUp(): Promise<void> {
    const { hold, signal, turnstile } = this.run;
    if (!hold || signal.aborted) return;
    turnstile.blocked(MAIN);
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
    turnstile.underWay(MAIN);
  }

  /** Ends all processes, then the relays, and waits until all they did is told. */
  override async close(): Promise<void> {
    await super.close();
    for (const { device, traced } of this.#relays.splice(0)) {
      await device.close();
      await traced.close();
    }
  }

  async #relay(
    protocol: Transport,
    { target, faults, hand = false, quietMs }: RelayOptions,
    open: (setup: RelaySetup) => Promise<RelayDevice>,
  ): Promise<RelayDevice> {
    const { run } = this;
    this.#relayCount += 1;
    const actor = this.#relayCount === 1 ? 'relay' : `relay-${this.#relayCount}`;
    run.actor({ actor, kind: 'relay', pid: process.pid });
    const traced = new TracedRelay(run, new Participant(actor, undefined, true), protocol, this.#ledger, this.#lanes);
    const device = run.scope.own(
      'listener',
      `${actor} to port ${target}`,
      await open({
        target,
        faults,
        hand,
        seed: run.seed,
        observer: traced,
        clock: run.clock,
        ...(quietMs !== undefined && { quietMs }),
      }),
    );
    traced.opened(device.port);
    this.#relays.push({ device, traced });
    return device;
  }
}
