/** The packets up to the playhead. */
import type { ReactElement } from 'react';
import { layersOf, portsOf, type Packet, type PacketPurpose } from '../../../../shared/net/packet';
import { parseTcp, type TcpFlag } from '../../../../shared/net/tcp-header';
import { useText } from '../../language/text';
import { FidelityBadge } from '../../ui/FidelityBadge';
import type { NetworkState } from '../network/network-state';
import type { LayersModel } from './model';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** More than a message with all that belongs to it needs here. */
const MOST_ROWS = 40;

interface PacketTableProps {
  readonly model: LayersModel;
  readonly network: NetworkState;
}

export function PacketTable({ model: { packets }, network }: PacketTableProps): ReactElement | null {
  const t = useText(texts);
  const [first] = packets;
  if (!first) return null;
  const leftOut = packets.length - MOST_ROWS;
  return (
    <section className={classes['packets']}>
      <div className={classes['envelopeHead']}>
        <h2>{t.packetsSoFar(packets.length)}</h2>
        <FidelityBadge fidelity={first.source === 'captured' ? 'LIVE' : 'RECONSTRUCTED'} />
      </div>
      <table>
        <thead>
          <tr>
            {Object.values(t.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {packets.slice(0, MOST_ROWS).map((packet, index) => (
            <Row key={`${packet.row} ${index}`} packet={packet} number={index + 1} network={network} />
          ))}
        </tbody>
      </table>
      {leftOut > 0 && <p className={classes['quiet']}>{t.morePackets(leftOut)}</p>}
    </section>
  );
}

interface RowProps {
  readonly packet: Packet;
  readonly number: number;
  readonly network: NetworkState;
}

function Row({ packet, number, network }: RowProps): ReactElement {
  const t = useText(texts);
  const layers = layersOf(packet);
  const ports = portsOf(packet);
  const inside = layers.find(({ layer }) => layer === 'application');
  const headers = inside?.from ?? packet.frameBytes;
  const flags = flagsOf(packet);
  const end = (port: number): string =>
    `${network.ownerOf(flags.length > 0 ? 'tcp' : 'udp', port) ?? ''} :${port}`.trimStart();
  return (
    <tr>
      <td>{number}</td>
      <td>{ports ? `${end(ports.from)} → ${end(ports.to)}` : ''}</td>
      <td>
        {t.purposes[packet.source === 'captured' ? purposeBy(flags, inside !== undefined) : packet.purpose]}{' '}
        <span className={classes['quiet']}>{flags.join(' ')}</span>
      </td>
      <td>{headers}</td>
      <td>{inside ? inside.until - inside.from : 0}</td>
    </tr>
  );
}

/** What a TCP segment says of itself; nothing for any other packet. */
function flagsOf(packet: Packet): readonly TcpFlag[] {
  const transport = layersOf(packet).find(({ layer }) => layer === 'transport');
  // A UDP header has 8 bytes.
  if (!transport || transport.until - transport.from < 20) return [];
  return parseTcp(packet.frame.subarray(transport.from))?.flags ?? [];
}

/** Of a captured packet the trace does not say what it is for: its flags do. */
function purposeBy(flags: readonly TcpFlag[], carries: boolean): PacketPurpose {
  if (flags.includes('RST')) return 'reset';
  if (flags.includes('SYN')) return 'open';
  if (flags.includes('FIN')) return 'close';
  if (carries) return 'data';
  return flags.length > 0 ? 'acknowledge' : 'captured';
}
