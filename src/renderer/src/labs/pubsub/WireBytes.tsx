/** The bytes of two connections, both as they were written and read: what RESP looks like on the wire. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { StreamView } from '../network/StreamView';
import type { PartProps } from './part';
import classes from './Scene.module.css';
import { texts } from './scene-text';

/** What a publisher asks, and what a subscriber is told unasked. */
export function WireBytes({ view, network }: PartProps): ReactElement | null {
  const t = useText(texts);
  const asking = portsOf(network, 'publisher-1');
  const told = portsOf(network, 'subscriber-1');
  if (!view || (!asking && !told)) return null;
  return (
    <details className={classes['bytes']}>
      <summary>{t.bytes}</summary>
      {asking && <StreamView view={view} network={network} from={asking.own} to={asking.server} />}
      {asking && <StreamView view={view} network={network} from={asking.server} to={asking.own} />}
      {told && <StreamView view={view} network={network} from={told.server} to={told.own} />}
    </details>
  );
}

interface Ports {
  readonly own: number;
  readonly server: number;
}

/** Of the first connection of a client. */
function portsOf(network: PartProps['network'], actor: string): Ports | undefined {
  const connection = network.socketsOf(actor).find(({ role }) => role === 'connection');
  return connection?.remotePort === undefined ? undefined : { own: connection.port, server: connection.remotePort };
}
