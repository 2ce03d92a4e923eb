/** Two processes, the network between them, and above all what each of the two knows of the other. */
import type { ReactElement } from 'react';
import {
  SEGMENT_PROTOCOLS,
  segmentBytesFor,
  streamBytesOf,
  type segments,
} from '../../../../shared/labs/segments/contract';
import type { Json } from '../../../../shared/wire/json';
import { useText } from '../../language/text';
import { CardTable } from '../network/CardTable';
import { FaultControls } from '../network/FaultControls';
import { NetworkStage } from '../network/NetworkStage';
import { useNetwork } from '../network/use-network';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useFold } from '../scene/use-fold';
import { useMoment } from '../scene/use-moment';
import { FromOutside, TextSoFar, ThrownAway, Timer } from './Figures';
import { NOT_BEGUN, transferFold } from './model';
import { texts } from './scene-text';
import classes from './Scene.module.css';
import { headerIn, payloadText } from './segment-event';
import { SweepTable } from './SweepTable';
import { WindowRows } from './WindowRows';
import { windowsOf } from './windows';

export function Scene({ experiment, view, params, playhead, control }: SceneProps<typeof segments>): ReactElement {
  const t = useText(texts);
  const moment = useMoment(view, playhead);
  const network = useNetwork(view, moment);
  const transfer = useFold(view, moment, transferFold) ?? NOT_BEGUN;
  const act =
    moment.live && control?.alive === true ? (name: string, args: Json) => control.act(name, args) : undefined;
  const streamBytes = streamBytesOf(params);
  const count = Math.max(1, Math.ceil(streamBytes / segmentBytesFor(params.segmentBytes, streamBytes)));
  const isSweep = experiment === 'loss-sweep';
  const swept = SEGMENT_PROTOCOLS[transfer.stream % SEGMENT_PROTOCOLS.length] ?? params.protocol;
  const protocol = isSweep ? swept : params.protocol;
  const { sender, receiver } = transfer;
  const inBox = (actor: string): ReactElement | null => {
    if (actor === 'sender')
      return <p className={classes['quiet']}>{t.sent(sender.segmentsSent, sender.retransmitted)}</p>;
    return actor === 'receiver' ? <p className={classes['quiet']}>{t.expected(receiver.expected)}</p> : null;
  };
  const say = ({ bytes }: { readonly bytes: string }): string | undefined => {
    const header = headerIn(bytes);
    if (!header) return undefined;
    const { kind, sequence, acknowledgement } = header;
    if (kind === 'acknowledgement') return t.cardAnswer(sequence, acknowledgement);
    return `${kind === 'last' ? t.cardLast(sequence) : t.card(sequence)}: ${payloadText(bytes)}`;
  };
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        <div className={view && experiment !== 'by-hand' ? classes['stage'] : undefined}>
          <NetworkStage
            moment={moment}
            network={network}
            clients={['sender']}
            server="receiver"
            relay="relay"
            inBox={inBox}
          />
        </div>
        {isSweep && <SweepTable transfer={transfer} streamBytes={streamBytes} needed={count} />}
        {experiment === 'by-hand' && <CardTable moment={moment} network={network} act={act} say={say} />}
        <WindowRows windows={windowsOf(transfer, { protocol, window: params.window, count })} />
        <div className={classes['beside']}>
          <Timer transfer={transfer} />
          <ThrownAway transfer={transfer} />
          <TextSoFar transfer={transfer} streamBytes={streamBytes} />
        </div>
        <FromOutside transfer={transfer} />
        {!isSweep && <FaultControls protocol="udp" network={network} initial={params} act={act} />}
      </div>
    </SceneFrame>
  );
}
