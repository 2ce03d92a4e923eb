/** One run of `layers`: who is started, in which order, and what it comes to. */
import type { layers, LayersSummary } from '../../../shared/labs/layers/contract';
import type { ExperimentOf } from '../../../shared/labs/lab';
import type { Json } from '../../../shared/wire/json';
import type { openCapture } from '../../capture/capture';
import type { RunContext } from '../../run/engine';
import type { ProgramProcess } from '../../run/process-program/program-process';
import { SocketTeam } from '../../run/socket-program/socket-team';
import { CaptureLane } from './capture-lane';
import { Tally } from './tally';

type L = typeof layers;

interface Cast {
  readonly transport: 'tcp' | 'udp';
  readonly server: string;
  readonly client: string;
  readonly cable: boolean;
}

export class Exchange {
  readonly #team: SocketTeam;
  readonly #tally = new Tally();
  readonly #cast: Cast;

  constructor(
    readonly run: RunContext<L>,
    readonly open: typeof openCapture,
  ) {
    this.#cast = castOf(run.experiment, run.params.transport);
    this.#team = new SocketTeam(run, {
      observer: { didTell: (by, kind, data) => this.#tally.heard(by, kind, data) },
    });
  }

  async live(): Promise<LayersSummary> {
    try {
      await this.#converse();
    } finally {
      await this.#team.close();
    }
    return this.#tally.summary(this.#cast.transport, this.run.trace.store);
  }

  async #converse(): Promise<void> {
    const { signal, hold } = this.run;
    const { client, server, cable, transport } = this.#cast;
    const serving = await this.#start('server', server, { stays: hold });
    const serverPort = await this.#portOf(serving);
    if (serverPort === undefined) return;
    const passing = cable ? await this.#start('cable', 'cable.process', this.#cableGiven(serverPort)) : undefined;
    const cablePort = await this.#portOf(passing);
    if (cable && cablePort === undefined) return;
    this.#team.announce('server', transport, serverPort);
    const capture = await this.#capture(cablePort === undefined ? [serverPort] : [serverPort, cablePort]);
    const speaking = await this.#start('client', client, this.#clientGiven(cablePort ?? serverPort));
    await this.#team.join(speaking);
    // A client that came to no good end has left a server behind that waits for nobody.
    if (speaking?.exit?.code !== 0 || signal.aborted) return;
    if (!hold) await this.#team.join(passing);
    if (!hold) await this.#team.join(serving);
    await capture?.finish();
    if (hold) await this.#team.join(serving);
  }

  /** With the servers kept up, whoever comes later would be missing in a capture that has to end before. */
  async #capture(ports: readonly number[]): Promise<CaptureLane | undefined> {
    if (this.run.hold) return undefined;
    const capture = await this.open({ ports, scope: this.run.scope, signal: this.run.signal });
    return capture && new CaptureLane(this.run, capture);
  }

  #start(actor: string, program: string, given: Json): Promise<ProgramProcess | undefined> {
    return this.#team.start({ actor, program: `labs/layers/${program}`, given });
  }

  async #portOf(member: ProgramProcess | undefined): Promise<number | undefined> {
    return member && !this.run.signal.aborted ? this.#team.portOf(member.actor) : undefined;
  }

  #cableGiven(port: number): Json {
    return { port, turn: this.run.params.turn, stays: this.run.hold };
  }

  #clientGiven(port: number): Json {
    const { from, message, breaks } = this.run.params;
    return { port, from, message, breaks };
  }
}

/** `checksum` is about datagrams and `rules` about a conversation, whatever transport was chosen. */
function castOf(experiment: ExperimentOf<L>, transport: 'tcp' | 'udp'): Cast {
  switch (experiment) {
    case 'checksum':
      return { transport: 'udp', server: 'checksum-server.process', client: 'checksum-client.process', cable: true };
    case 'rules':
      return { transport: 'tcp', server: 'rules-server.process', client: 'rules-client.process', cable: false };
    case 'lenses':
    case 'headers':
      return { transport, server: `${transport}-server.process`, client: `${transport}-client.process`, cable: false };
  }
}
