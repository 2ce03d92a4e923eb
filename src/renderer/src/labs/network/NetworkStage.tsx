/** Clients at the left, the server at the right, the relay between them if there is one, and the wires. */
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { useText } from '../../language/text';
import { classNames } from '../../ui/class-names';
import type { Moment } from '../scene/use-moment';
import classes from './network.module.css';
import type { NetworkState } from './network-state';
import { RelayBox } from './RelayBox';
import { SocketBox } from './SocketBox';
import { texts } from './text';
import { Wires } from './Wires';

export interface NetworkStageProps {
  readonly moment: Moment;
  readonly network: NetworkState;
  readonly clients: readonly string[];
  readonly server: string;
  /** Name of the relay's lane between them, if the run has one. */
  readonly relay?: string | undefined;
  /** How many lanes begin between the server's and the next; the server is there first, the clients come last. */
  readonly between?: number;
  /** What else stands in an actor's box, such as what a server has put together. */
  readonly inBox?: (actor: string) => ReactNode;
}

/** As many as fit on a screen, one below the other. */
const MOST_CLIENTS = 12;
/** After main, whose lane is the first. */
const SERVER_INDEX = 1;
/** Above that they are small. */
const MOST_ROOMY = 3;

export function NetworkStage(props: NetworkStageProps): ReactElement {
  const { moment, network, clients, server, relay, between = 0, inBox } = props;
  const t = useText(texts);
  const drawn = clients.slice(0, MOST_CLIENTS);
  const hub = relay ?? server;
  const firstClient = SERVER_INDEX + between + (relay === undefined ? 1 : 2);
  const rows = { '--rows': drawn.length } as CSSProperties;
  return (
    <div className={classNames(classes['network'], relay !== undefined && classes['relayed'])} style={rows}>
      {drawn.map((client, at) => (
        <div key={client} className={classes['client']} style={{ gridRow: at + 1 }}>
          <SocketBox
            actor={client}
            moment={moment}
            network={network}
            expectedIndex={firstClient + at}
            compact={drawn.length > MOST_ROOMY}
          >
            {inBox?.(client)}
          </SocketBox>
        </div>
      ))}
      {drawn.map((client, at) => (
        <div key={client} className={classes['clientWires']} style={{ gridRow: at + 1 }}>
          <Wires moment={moment} network={network} left={client} right={hub} />
        </div>
      ))}
      {relay !== undefined && (
        <>
          <div className={classes['relay']}>
            <RelayBox moment={moment} network={network} actor={relay} expectedIndex={firstClient - 1}>
              {inBox?.(relay)}
            </RelayBox>
          </div>
          <div className={classes['serverWires']}>
            <Wires moment={moment} network={network} left={relay} right={server} />
          </div>
        </>
      )}
      <div className={classes['server']}>
        <SocketBox actor={server} moment={moment} network={network} expectedIndex={SERVER_INDEX}>
          {inBox?.(server)}
        </SocketBox>
      </div>
      {clients.length > drawn.length && (
        <p className={classNames(classes['quiet'], classes['many'])}>{t.many(clients.length - drawn.length)}</p>
      )}
    </div>
  );
}
