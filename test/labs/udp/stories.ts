/** Runs of `udp` written by hand: what a client, a relay and a server did, a call an event. */
import { numberedPayload, sealedPayload } from '../../../src/shared/labs/udp/payload';
import { udp, type UdpExperiment } from '../../../src/shared/labs/udp/contract';
import type { ParamsOf } from '../../../src/shared/labs/lab';
import type { NetData } from '../../../src/shared/net/net-data';
import type { RunStatus } from '../../../src/shared/bench/run';
import type { EventKind, TraceEvent } from '../../../src/shared/trace/event';
import { udpFacts, type UdpFacts } from '../../../src/renderer/src/labs/udp/facts';
import { watched } from '../support/story';

export const SERVER_PORT = 7_000;
const RELAY_PORT = 7_500;
const UPSTREAM_PORT = 7_501;

const hex = (payload: Uint8Array): string => Buffer.from(payload).toString('hex');
export const plain = (number: number): string => hex(numberedPayload(number, 'x', 10));
export const sealed = (number: number): string => hex(sealedPayload(number, 'x', 10));

export class UdpStory {
  readonly events: TraceEvent[] = [];

  /** @returns its row */
  tell(actor: string, kind: EventKind, more: Partial<TraceEvent> = {}): number {
    const seq = this.events.length;
    return this.events.push({ seq, t: seq * 1e6, actor, kind, fidelity: 'LIVE', ...more }) - 1;
  }

  net(actor: string, kind: EventKind, data: Omit<NetData, 'protocol'>, more: Partial<TraceEvent> = {}): number {
    return this.tell(actor, kind, { data: { protocol: 'udp', ...data } as never, ...more });
  }

  bind(actor: string, port: number): number {
    return this.net(actor, 'bind', { port });
  }

  send(actor: string, from: number, to: number, bytes: string, more: Partial<TraceEvent> = {}): number {
    return this.net(actor, 'send', { from, to, sizeBytes: bytes.length / 2 }, { bytes, ...more });
  }

  receive(actor: string, from: number, to: number, bytes: string, more: Partial<TraceEvent> = {}): number {
    return this.net(actor, 'receive', { from, to, sizeBytes: bytes.length / 2 }, { bytes, ...more });
  }

  note(actor: string, data: Readonly<Record<string, string | number>>): number {
    return this.tell(actor, 'note', { data });
  }

  /** A client and a server with a relay between them: sends go to the relay only. */
  static relayed(): UdpStory {
    const story = new UdpStory();
    story.bind('server', SERVER_PORT);
    story.bind('relay', RELAY_PORT);
    story.bind('client', 5_001);
    return story;
  }

  sends(...payloads: readonly string[]): this {
    for (const bytes of payloads) this.send('client', 5_001, RELAY_PORT, bytes);
    return this;
  }

  /** The relay passes it on, and the server is given it. @returns the row of the server's */
  passes(bytes: string, did: NetData['did'] = []): number {
    const msg = `relay#${String(this.events.length)}`;
    const data = { from: UPSTREAM_PORT, to: SERVER_PORT, sizeBytes: bytes.length / 2, did };
    this.net('relay', 'send', data, { bytes, msg });
    return this.receive('server', UPSTREAM_PORT, SERVER_PORT, bytes, { msg });
  }

  /** @param status  `stopped`: it did not come to its own end */
  facts(
    experiment: UdpExperiment,
    params: Partial<ParamsOf<typeof udp>> = {},
    status: RunStatus = 'completed',
  ): UdpFacts {
    return udpFacts(watched(udp, experiment, this.events, { params, status }));
  }
}
