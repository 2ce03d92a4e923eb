/** The packets of a run that carried the message to the server, and what their envelopes weigh. */
import { layersOf, portsOf, type LayerRange, type Packet } from '../../net/packet';
import { packetsOf, type EventRows } from '../../net/packets';
import { netDataOf } from '../../net/net-data';

/** TCP: the message follows its own length, so that the receiver knows where it ends. */
export const LENGTH_BYTES = 4;

export interface Carrier {
  readonly packet: Packet;
  readonly layers: readonly LayerRange[];
  readonly application: LayerRange;
}

/** The port at which the actor `server` waits. */
export function serverPortOf(events: EventRows): number | undefined {
  for (let row = 0; row < events.length; row += 1) {
    const event = events.at(row);
    if (event?.actor !== 'server' || (event.kind !== 'bind' && event.kind !== 'listen')) continue;
    return netDataOf(event.data)?.port;
  }
  return undefined;
}

export function allPackets(events: EventRows): readonly Packet[] {
  return [...packetsOf(events)];
}

/** Those with bytes of the application inside that went to `serverPort`. */
export function carriersOf(packets: readonly Packet[], serverPort: number | undefined): readonly Carrier[] {
  return packets.flatMap((packet) => {
    if (serverPort === undefined || portsOf(packet)?.to !== serverPort) return [];
    const layers = layersOf(packet);
    const application = layers.find(({ layer }) => layer === 'application');
    return application ? [{ packet, layers, application }] : [];
  });
}

/** All headers together: link, internet and transport layer. */
export function headerBytesOf(carriers: readonly Carrier[]): number {
  return carriers.reduce((sum, { application }) => sum + application.from, 0);
}
