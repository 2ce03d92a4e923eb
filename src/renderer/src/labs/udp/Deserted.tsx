/** Two clients and a port that nobody has. */
import type { ReactElement } from 'react';
import { useText } from '../../language/text';
import { sum } from '../network/flow-index';
import type { NetworkState } from '../network/network-state';
import { SocketBox } from '../network/SocketBox';
import { Wire } from '../network/Wires';
import type { WireState } from '../network/wire-state';
import type { Moment } from '../scene/use-moment';
import classes from './Scene.module.css';
import { texts } from './scene-text';

interface DesertedProps {
  readonly moment: Moment;
  readonly network: NetworkState;
}

const CLIENTS = ['client-1', 'client-2'] as const;

export function Deserted({ moment, network }: DesertedProps): ReactElement {
  const t = useText(texts);
  const ports = [...new Set(network.flows.map(({ to }) => to))];
  return (
    <div className={classes['deserted']}>
      {CLIENTS.map((client, at) => (
        <SocketBox
          key={client}
          actor={client}
          moment={moment}
          network={network}
          expectedIndex={at + 1}
          isShown={({ sent, phase }) => phase !== 'closed' || sent.times > 0}
        >
          <p className={classes['note']}>{client === 'client-1' ? t.unconnected : t.connected}</p>
        </SocketBox>
      ))}
      {CLIENTS.map((client, at) => (
        <div key={client} className={classes['toNobody']} style={{ gridRow: at + 1 }}>
          <Wire wire={toNobody(network, client)} towards="right" to={t.nobody} over={moment.over} />
        </div>
      ))}
      <section className={classes['nobody']} aria-label={t.nobody}>
        <strong>{t.nobody}</strong>
        <p className={classes['note']}>{t.nobodyHint}</p>
        {ports.length > 0 && (
          <p className={classes['ports']}>
            {ports.map((port) => (
              <code key={port}>:{port}</code>
            ))}
          </p>
        )}
      </section>
    </div>
  );
}

/** The port had an owner once, the client that tried whether it is free: what goes there is found by its sender. */
function toNobody(network: NetworkState, client: string): WireState {
  const flows = network.flows.filter(({ fromActor }) => fromActor === client);
  return {
    isStream: false,
    sent: sum(flows.map((flow) => flow.sent)),
    received: sum(flows.map((flow) => flow.received)),
    dropped: flows.reduce((all, { dropped }) => all + dropped, 0),
    underWay: sum(flows.map((flow) => flow.underWay)),
    parcels: flows.flatMap(({ parcels }) => parcels),
    isLit: network.acting?.from === client,
    isUnseen: false,
  };
}
