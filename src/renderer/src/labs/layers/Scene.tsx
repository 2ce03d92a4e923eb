/** The programs and, below them, what the experiment is about: the message in all its forms at the playhead. */
import { Fragment, useMemo, type ReactElement } from 'react';
import type { layers } from '../../../../shared/labs/layers/contract';
import { SocketBox } from '../network/SocketBox';
import { NetworkStage } from '../network/NetworkStage';
import { Wires } from '../network/Wires';
import { useNetwork } from '../network/use-network';
import type { SceneProps } from '../panel';
import { SceneFrame } from '../scene/SceneFrame';
import { useMoment } from '../scene/use-moment';
import { Arithmetic } from './Arithmetic';
import { Checksums } from './Checksums';
import { Dialogue } from './Dialogue';
import { Lenses } from './Lenses';
import { layersModel } from './model';
import { PacketTable } from './PacketTable';
import classes from './Scene.module.css';

/** A few lines on a screen. Where the envelopes are what it is about, the message in them is not. */
const MOST_LETTERS = { lenses: 200, headers: 60 } as const;
/** Where a message of `checksum` comes by. */
const WAY = ['client', 'cable', 'server'];

/** Programs from outside, while a server is kept up. */
const outsiders = (view: SceneProps<typeof layers>['view']): readonly string[] =>
  (view?.actors ?? []).filter(({ kind }) => kind === 'outside').map(({ actor }) => actor);

export function Scene({ experiment, view, params, playhead }: SceneProps<typeof layers>): ReactElement {
  const moment = useMoment(view, playhead);
  const network = useNetwork(view, moment);
  const { row, now } = moment;
  // What was captured is recorded late: a row more may show packets of before.
  const rows = view?.store.length ?? 0;
  const model = useMemo(() => {
    const events = { length: rows, at: (at: number) => view?.store.event(at) };
    return layersModel(events, row, now);
  }, [view, rows, row, now]);
  const { transport } = params;
  return (
    <SceneFrame moment={moment}>
      <div className={classes['scene']}>
        {experiment === 'checksum' ? (
          <div className={classes['three']}>
            {WAY.map((actor, index) => (
              <Fragment key={actor}>
                {index > 0 && <Wires moment={moment} network={network} left={WAY[index - 1] ?? ''} right={actor} />}
                <SocketBox actor={actor} moment={moment} network={network} expectedIndex={index + 1} />
              </Fragment>
            ))}
          </div>
        ) : (
          <NetworkStage moment={moment} network={network} clients={['client', ...outsiders(view)]} server="server" />
        )}
        {experiment === 'checksum' && <Checksums model={model} />}
        {experiment === 'rules' && <Dialogue model={model} />}
        {experiment === 'headers' && <Arithmetic model={model} transport={transport} mtuBytes={params.mtuBytes} />}
        {(experiment === 'lenses' || experiment === 'headers') && (
          <Lenses model={model} transport={transport} mostLetters={MOST_LETTERS[experiment]} />
        )}
        <PacketTable model={model} network={network} />
      </div>
    </SceneFrame>
  );
}
