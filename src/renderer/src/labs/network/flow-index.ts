/** The flows of one moment by their ports: what a socket sent and received is the sum of its own. */
import type { Transport } from '../../../../shared/net/net-data';
import type { Count, FlowState } from './network-state';
import type { SocketSpec } from './socket-log';

const NOTHING: Count = { times: 0, bytes: 0 };
const pairKey = (protocol: Transport, from: number, to: number): string => `${protocol} ${from} ${to}`;
const portKey = (protocol: Transport, port: number): string => `${protocol} ${port}`;

export class FlowIndex {
  readonly #byPair = new Map<string, FlowState>();
  readonly #from = new Map<string, FlowState[]>();
  readonly #to = new Map<string, FlowState[]>();

  constructor(flows: readonly FlowState[]) {
    for (const flow of flows) {
      this.#byPair.set(pairKey(flow.protocol, flow.from, flow.to), flow);
      add(this.#from, portKey(flow.protocol, flow.from), flow);
      add(this.#to, portKey(flow.protocol, flow.to), flow);
    }
  }

  countsOf({ protocol, role, port, remotePort }: SocketSpec): { readonly sent: Count; readonly received: Count } {
    if (role === 'listener') return { sent: NOTHING, received: NOTHING };
    if (remotePort !== undefined)
      return {
        sent: this.#byPair.get(pairKey(protocol, port, remotePort))?.sent ?? NOTHING,
        received: this.#byPair.get(pairKey(protocol, remotePort, port))?.received ?? NOTHING,
      };
    const key = portKey(protocol, port);
    return {
      sent: sum((this.#from.get(key) ?? []).map(({ sent }) => sent)),
      received: sum((this.#to.get(key) ?? []).map(({ received }) => received)),
    };
  }
}

function add(map: Map<string, FlowState[]>, key: string, flow: FlowState): void {
  const list = map.get(key);
  if (list) list.push(flow);
  else map.set(key, [flow]);
}

/** All counts together. */
export const sum = (counts: readonly Count[]): Count => ({
  times: counts.reduce((all, { times }) => all + times, 0),
  bytes: counts.reduce((all, { bytes }) => all + bytes, 0),
});
